import { useEffect } from 'react';
import { useLatest } from './use-latest';

export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** A key for the whole page. Keys typed into a field belong to the field. */
export function useHotkey(matches: (event: KeyboardEvent) => boolean, run: (event: KeyboardEvent) => void): void {
  const latest = useLatest({ matches, run });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTextField(event.target) || !latest.current.matches(event)) return;
      event.preventDefault();
      latest.current.run(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [latest]);
}
