import { settled } from '../../local/import/endpoints';
import { openSite, type Site } from '../../local/site/site';
import { people } from '../../local/site/people';
import type { Answers } from '../../src/shared/contract';
import type { Input, InputKey } from '../../src/shared/inputs';
import type { Result } from '../../src/shared/result';

/** A site in memory with the real app in this process, its schema made. */
export async function openAt(now: string): Promise<Site> {
  const site = await openSite({ app: { load: () => import('../../src/index') }, now: Date.parse(now) });
  await settled(invokeAs(site, 'mara'), 'session.open', {}, async (ms) => site.advance(ms));
  return site;
}

export const invokeAs =
  (site: Site, who: keyof typeof people) =>
  async <Key extends InputKey>(key: Key, payload: Input<Key>): Promise<Result<Answers[Key]>> =>
    (await site.call(people[who].accountId, key, payload)) as Result<Answers[Key]>;

export async function ask<Key extends InputKey>(
  site: Site,
  who: keyof typeof people,
  key: Key,
  payload: Input<Key>,
): Promise<Answers[Key]> {
  const answer = await invokeAs(site, who)(key, payload);
  if (!answer.ok) throw new Error(`${key}: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}
