const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

export function focusableIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.hidden,
  );
}

/** The element marked `data-autofocus`, else the first that takes the focus, else the root itself. */
export function focusFirst(root: HTMLElement): void {
  const wanted = root.querySelector<HTMLElement>('[data-autofocus]') ?? focusableIn(root)[0] ?? root;
  wanted.focus({ preventScroll: true });
  if (wanted instanceof HTMLInputElement && wanted.hasAttribute('data-autofocus')) wanted.select();
}

/** Keeps Tab inside. */
export function cycleTab(root: HTMLElement, event: { shiftKey: boolean; preventDefault: () => void }): void {
  const all = focusableIn(root);
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) {
    event.preventDefault();
    return;
  }
  const at = document.activeElement;
  const leaves = event.shiftKey ? at === first || at === root : at === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
