import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../shared/result';

const PAUSE_MS = 200;

export interface Lookup<Item> {
  readonly items: readonly Item[];
  readonly state: 'asking' | 'ready' | 'failed';
  readonly failure: Failure | null;
}

interface Answered<Item> {
  readonly query: string;
  readonly result: Result<readonly Item[]>;
}

const none: readonly never[] = [];

/** Looks up while somebody types: after a pause, newest question wins, earlier finds stay until the next arrive. */
export function useLookup<Item>(
  query: string,
  search: (query: string) => Promise<Result<readonly Item[]>>,
): Lookup<Item> {
  const [answered, setAnswered] = useState<Answered<Item> | null>(null);
  const wanted = query.trim();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        void search(wanted).then((result) => {
          if (current) setAnswered({ query: wanted, result });
        });
      },
      wanted === '' ? 0 : PAUSE_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, search]);
  if (!answered) return { items: none, state: 'asking', failure: null };
  if (!answered.result.ok) return { items: none, state: 'failed', failure: answered.result.failure };
  return { items: answered.result.value, state: answered.query === wanted ? 'ready' : 'asking', failure: null };
}
