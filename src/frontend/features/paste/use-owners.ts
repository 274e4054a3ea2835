import { useCallback, useEffect, useState } from 'react';
import type { OwnerAnswer } from '../../../shared/paste/plan';
import { useApp } from '../../app/app-state';
import { searchPeople, type Person } from '../../app/people';

/** At a time, so that a long list of names does not use up what Jira allows the person. */
const ABREAST = 4;

const folded = (name: string) => name.normalize('NFKC').toLocaleLowerCase().replace(/\s+/g, ' ').trim();

function answerFor(name: string, found: readonly Person[]): OwnerAnswer {
  const same = found.filter((person) => folded(person.name) === folded(name));
  const [only] = same;
  if (only && same.length === 1) return only.accountId;
  return same.length > 1 ? 'several' : 'nobody';
}

export interface Owners {
  readonly answers: ReadonlyMap<string, OwnerAnswer>;
  /** Names that Jira has not answered for yet. */
  readonly asking: number;
  /** Jira did not answer for some; they are asked again with `again`. */
  readonly failed: number;
  readonly again: () => void;
}

/** Looks the names of owners up as the viewer, each once while the page is open. */
export function useOwners(names: readonly string[]): Owners {
  const { people } = useApp();
  const [answers, setAnswers] = useState<ReadonlyMap<string, OwnerAnswer>>(new Map());
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const wanted = names.filter((name) => !answers.has(name) && !failed.has(name));
  const next = wanted.slice(0, ABREAST).join('\n');

  useEffect(() => {
    if (next === '') return;
    let current = true;
    void Promise.all(next.split('\n').map(async (name) => [name, await searchPeople(name)] as const)).then(
      (results) => {
        if (!current) return;
        const known = new Map<string, OwnerAnswer>();
        const silent: string[] = [];
        for (const [name, result] of results) {
          if (result.ok) known.set(name, answerFor(name, result.value));
          else silent.push(name);
          if (result.ok) people.learn(result.value);
        }
        setAnswers((before) => new Map([...before, ...known]));
        if (silent.length > 0) setFailed((before) => new Set([...before, ...silent]));
      },
    );
    return () => {
      current = false;
    };
  }, [next, people]);

  const again = useCallback(() => setFailed(new Set()), []);
  return { answers, asking: wanted.length, failed: names.filter((name) => failed.has(name)).length, again };
}
