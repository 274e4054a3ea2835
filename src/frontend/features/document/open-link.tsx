import { router } from '@forge/bridge';
import type { ReactNode } from 'react';

interface Props {
  readonly href: string;
  readonly className?: string | undefined;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A link out of the frame: the host opens it, and asks where it leads away. */
export function OpenLink({ href, className, title, children }: Props) {
  return (
    <a
      href={href}
      className={className}
      title={title}
      onClick={(event) => {
        event.preventDefault();
        void (event.metaKey || event.ctrlKey ? router.open(href) : router.navigate(href));
      }}
    >
      {children}
    </a>
  );
}
