import type { ReactNode } from 'react';
import { followLink } from './location';

interface MenuLinkProps {
  readonly href: string;
  readonly onFollow: () => void;
  readonly current?: boolean;
  readonly children: ReactNode;
}

export function MenuLink({ href, onFollow, current = false, children }: MenuLinkProps) {
  return (
    <a
      className="menu-item"
      href={href}
      aria-current={current ? 'true' : undefined}
      onClick={(event) => {
        followLink(event);
        onFollow();
      }}
    >
      {children}
    </a>
  );
}
