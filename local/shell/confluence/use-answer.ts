import { useCallback, useEffect, useState } from 'react';

export type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'refused'; readonly error: Error };

/** Asks when `ask` changes, and again on `again`; what is there stays until the next answer. */
export function useAnswer<T>(ask: () => Promise<T>): { readonly asked: Asked<T>; readonly again: () => Promise<void> } {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' });
  const again = useCallback(
    () =>
      ask().then(
        (value) => setAsked({ state: 'ready', value }),
        (error: unknown) =>
          setAsked({ state: 'refused', error: error instanceof Error ? error : new Error(String(error)) }),
      ),
    [ask],
  );
  useEffect(() => {
    void again();
  }, [again]);
  return { asked, again };
}
