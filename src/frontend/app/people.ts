import { requestJira } from '@forge/bridge';
import { useEffect, useMemo } from 'react';
import type { AccountId } from '../../domain/model';
import { ok, type Result } from '../../shared/result';
import { useApp } from './app-state';
import { isRecord, readJira, records, text } from './jira';
import { Store, useSelected, useStore } from './store';
import { useLookup, type Lookup } from './use-lookup';

export interface Person {
  readonly accountId: AccountId;
  /** Empty while Jira is asked; "Someone" when Jira does not say. */
  readonly name: string;
  readonly state: 'asking' | 'known' | 'unknown';
}

/** Account ids of one request; the address has to stay short. */
const BATCH = 50;
const GATHER_MS = 20;
/** After a failure, doubled each time. */
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 160_000;

const parsePeople = (answer: unknown, key?: string): Person[] =>
  records(answer, key)
    .map((row) => ({ accountId: text(row['accountId']), name: text(row['displayName']), state: 'known' as const }))
    .filter((person) => person.accountId !== '' && person.name !== '');

/** Names of people, read as the viewer, a batch at a time, kept while the tab lives. */
export class PeopleStore extends Store<ReadonlyMap<AccountId, Person>> {
  #wanted = new Set<AccountId>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retryMs = FIRST_RETRY_MS;

  constructor() {
    super(new Map());
  }

  /** Asks for those not asked for yet. */
  readonly want = (ids: Iterable<AccountId>): void => {
    for (const id of ids) if (!this.get().has(id)) this.#wanted.add(id);
    if (this.#wanted.size > 0 && this.#timer === null) this.#timer = setTimeout(() => void this.#ask(), GATHER_MS);
  };

  readonly learn = (people: Iterable<Person>): void =>
    this.update((known) => new Map([...known, ...[...people].map((person) => [person.accountId, person] as const)]));

  async #ask(): Promise<void> {
    this.#timer = null;
    const ids = [...this.#wanted];
    this.#wanted = new Set();
    const unheard = ids.filter((id) => !this.get().has(id));
    this.learn(unheard.map((accountId) => ({ accountId, name: '', state: 'asking' })));
    const batches: AccountId[][] = [];
    for (let from = 0; from < ids.length; from += BATCH) batches.push(ids.slice(from, from + BATCH));
    await Promise.all(batches.map((batch) => this.#askBatch(batch)));
  }

  async #askBatch(ids: readonly AccountId[]): Promise<void> {
    const query = ids.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
    const answer = await readJira(() => requestJira(`/rest/api/3/user/bulk?${query}&maxResults=${BATCH}`));
    const found = new Map(answer.ok ? parsePeople(answer.value, 'values').map((one) => [one.accountId, one]) : []);
    this.learn(ids.map((id) => found.get(id) ?? { accountId: id, name: 'Someone', state: 'unknown' }));
    if (answer.ok) this.#retryMs = FIRST_RETRY_MS;
    else this.#askAgain(ids);
  }

  /** Jira did not answer: names come back by themselves once it does. */
  #askAgain(ids: readonly AccountId[]): void {
    for (const id of ids) this.#wanted.add(id);
    this.#timer ??= setTimeout(() => void this.#ask(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }
}

/** The person of an account id; `null` stays `null`. */
export function usePerson(id: AccountId | null): Person | null {
  const { people } = useApp();
  const person = useSelected(people, (known) => (id === null ? null : (known.get(id) ?? null)));
  useEffect(() => {
    if (id !== null) people.want([id]);
  }, [people, id]);
  const asking = useMemo<Person | null>(
    () => (id === null ? null : { accountId: id, name: '', state: 'asking' }),
    [id],
  );
  return person ?? asking;
}

/** Everybody known so far, after asking for these. */
export function usePeople(ids: readonly AccountId[]): ReadonlyMap<AccountId, Person> {
  const { people } = useApp();
  useEffect(() => people.want(ids), [people, ids]);
  return useStore(people);
}

export async function searchPeople(query: string): Promise<Result<readonly Person[]>> {
  const answer = await readJira(() =>
    requestJira(`/rest/api/3/user/search?query=${encodeURIComponent(query)}&maxResults=20`),
  );
  if (!answer.ok) return answer;
  const usable = records(answer.value).filter(
    (row) => row['active'] !== false && (row['accountType'] ?? 'atlassian') === 'atlassian',
  );
  return ok(parsePeople(usable));
}

const withJira = new Map<AccountId, Promise<boolean>>();

async function hasJira(id: AccountId): Promise<boolean> {
  const answer = await readJira(() =>
    requestJira(`/rest/api/3/user?accountId=${encodeURIComponent(id)}&expand=applicationRoles`),
  );
  const roles = answer.ok && isRecord(answer.value) ? answer.value['applicationRoles'] : null;
  // Whom Jira does not tell of stays in the list: the server decides.
  if (!answer.ok) withJira.delete(id);
  return !isRecord(roles) || roles['size'] !== 0;
}

/** Of the people whose name matches, those who have Jira; who reads Confluence alone is found by Jira as well. */
export async function searchJiraPeople(query: string): Promise<Result<readonly Person[]>> {
  const found = await searchPeople(query);
  if (!found.ok) return found;
  const able = await Promise.all(
    found.value.map(({ accountId }) => {
      const asked = withJira.get(accountId) ?? hasJira(accountId);
      withJira.set(accountId, asked);
      return asked;
    }),
  );
  return ok(found.value.filter((_, index) => able[index] === true));
}

/** People whose name matches, as Jira finds them for the viewer. */
export function usePeopleSearch(query: string): Lookup<Person> {
  const { people } = useApp();
  const found = useLookup(query, searchPeople);
  useEffect(() => people.learn(found.items), [people, found.items]);
  return found;
}
