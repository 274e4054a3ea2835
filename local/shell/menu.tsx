import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from './icons';

interface MenuProps {
  readonly label: ReactNode;
  /** Where the label is not text alone. */
  readonly name?: string;
  readonly align?: 'start' | 'end';
  readonly className?: string;
  /** The page that is open is one of these. */
  readonly current?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a panel of links and buttons. Escape closes it and gives the focus back. */
export function Menu({ label, name, align = 'start', className = '', current = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    // The app's frame swallows clicks; when it takes the focus, the menu closes too.
    const blurred = (): void => {
      if (document.activeElement instanceof HTMLIFrameElement) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    addEventListener('blur', blurred);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
      removeEventListener('blur', blurred);
    };
  }, [open]);
  return (
    <div className={`menu ${className}`} ref={box}>
      <button
        ref={button}
        type="button"
        className="nav-button"
        aria-label={name}
        aria-expanded={open}
        aria-current={current ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon name="chevron" />
      </button>
      {open && <div className={`menu-panel menu-${align}`}>{children(() => setOpen(false))}</div>}
    </div>
  );
}
