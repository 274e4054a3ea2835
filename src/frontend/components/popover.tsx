import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useLatest } from '../app/use-latest';
import { cycleTab, focusFirst } from './focusable';
import { placeBeside, type Box, type Place } from './place';
import styles from './popover.module.css';

interface Props {
  /** What it stands beside. When that leaves the page, the popover stays where it was. */
  readonly anchor: HTMLElement;
  /** Its accessible name. */
  readonly label: string;
  readonly onClose: () => void;
  /** Pixels; left out, as wide as its content. */
  readonly width?: number;
  readonly align?: 'start' | 'end';
  readonly role?: 'dialog' | 'menu' | 'listbox' | 'presentation';
  /** Where the focus goes when the anchor is gone. */
  readonly returnFocus?: (() => void) | undefined;
  /** No inner space. */
  readonly flush?: boolean;
  /** May stand over its anchor where it would be cut off beside it. */
  readonly covers?: boolean;
  readonly children: ReactNode;
}

/**
 * A panel beside an element: takes the focus (first `data-autofocus`), keeps it, closes on Esc or a click elsewhere and gives the focus
 * back. Content inside may call `event.preventDefault()` on Escape to keep it open once.
 */
export function Popover(props: Props) {
  const { anchor, label, width, align = 'start', role = 'dialog', flush = false, covers = false, children } = props;
  const surface = useRef<HTMLDivElement>(null);
  const place = usePlace(anchor, surface, align, covers);
  const latest = useLatest(props);
  const [opener] = useState(() => document.activeElement);

  const placed = place !== null;
  useEffect(() => {
    // Until it has its place it is hidden, and what is hidden takes no focus.
    if (!placed) return;
    const root = surface.current;
    const newest = latest;
    if (root) focusFirst(root);
    // Content that comes later still gets the focus, and what loses it because it goes leaves it inside.
    const late = new MutationObserver(() => {
      if (root && document.activeElement === root) focusFirst(root);
      else if (document.activeElement === document.body) root?.focus({ preventScroll: true });
    });
    if (root) late.observe(root, { childList: true, subtree: true });
    return () => {
      late.disconnect();
      const { anchor: from, returnFocus } = newest.current;
      const inside = document.activeElement === document.body || root?.contains(document.activeElement) === true;
      if (!inside) return;
      // Opened by a key on a row, it stands beside a cell of that row: the row gets the focus back.
      const back = opener instanceof HTMLElement && opener !== document.body && opener.contains(from) ? opener : from;
      if (back.isConnected) back.focus({ preventScroll: true });
      // What opens in its place, as a dialog from a menu, takes the focus in the same breath.
      queueMicrotask(() => {
        if (document.activeElement === null || document.activeElement === document.body) returnFocus?.();
      });
    };
  }, [latest, opener, placed]);

  useEffect(() => {
    const close = (event: PointerEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || surface.current?.contains(target) === true) return;
      // A popover that was opened from this one stands outside it in the document.
      if (target.closest('[data-popover]')) return;
      if (latest.current.anchor.contains(target)) event.stopPropagation();
      latest.current.onClose();
    };
    document.addEventListener('pointerdown', close, true);
    return () => document.removeEventListener('pointerdown', close, true);
  }, [latest]);

  const onKeyDown = (event: KeyboardEvent) => {
    // React carries events of nested popovers through the portal.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      latest.current.onClose();
    }
    if (event.key === 'Tab' && surface.current?.contains(document.activeElement) === true)
      cycleTab(surface.current, event);
  };

  return createPortal(
    // Keys belong to whatever has the focus inside; the surface itself only listens.
    <div
      ref={surface}
      className={`${styles['popover']} ${flush ? styles['flush'] : ''}`}
      role={role}
      aria-label={role === 'presentation' ? undefined : label}
      data-popover=""
      tabIndex={-1}
      onKeyDown={onKeyDown}
      style={{
        width,
        left: place?.left,
        top: place?.top,
        maxHeight: place?.maxHeight,
        visibility: place ? 'visible' : 'hidden',
      }}
    >
      {children}
    </div>,
    document.body,
  );
}

function usePlace(
  anchor: HTMLElement,
  surface: React.RefObject<HTMLElement | null>,
  align: 'start' | 'end',
  covers: boolean,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  const known = useRef<Box | null>(null);
  useLayoutEffect(() => {
    const update = () => {
      const element = surface.current;
      if (!element) return;
      if (anchor.isConnected) known.current = anchor.getBoundingClientRect();
      const box = known.current ?? { left: 0, top: 0, right: 0, bottom: 0 };
      const size = { width: element.offsetWidth, height: element.scrollHeight + 2 };
      const next = placeBeside(box, size, { width: window.innerWidth, height: window.innerHeight }, align, covers);
      setPlace((old) =>
        old && old.left === next.left && old.top === next.top && old.maxHeight === next.maxHeight ? old : next,
      );
    };
    update();
    const observer = new ResizeObserver(update);
    if (surface.current) observer.observe(surface.current);
    window.addEventListener('resize', update);
    window.addEventListener('scroll', update, true);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', update);
      window.removeEventListener('scroll', update, true);
    };
  }, [anchor, surface, align, covers]);
  return place;
}
