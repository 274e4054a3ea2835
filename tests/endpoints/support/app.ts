import { people } from '../../../local/site/people';
import { openSite, type Site } from '../../../local/site/site';
import type { SiteOptions } from '../../../local/site/site-options';
import type { Answers } from '../../../src/shared/contract';
import type { Input, InputKey } from '../../../src/shared/inputs';
import type { Failure, Result } from '../../../src/shared/result';
import { fromWire } from '../../../src/shared/wire';

export type Who = keyof typeof people;

export const accountOf = (who: Who): string => people[who].accountId;

/** A Thursday in the middle of a quarter, in the middle of the day. */
export const start = Date.parse('2026-11-19T10:42:00Z');
export const today = Math.floor(start / 86_400_000);

/** Time that passes between two calls, so that none of production's limits a second is in the way of the next. */
const BETWEEN_MS = 250;

/** The exported handler on a local site, over the real SDK, called as one of the site's people or as nobody. */
export class App {
  constructor(readonly site: Site) {}

  /** Whatever the platform hands back, by any name of a function and with any payload. */
  async answer(who: Who | null, key: string, payload: unknown): Promise<unknown> {
    this.site.advance(BETWEEN_MS);
    return fromWire(await this.site.call(who === null ? null : accountOf(who), key, payload));
  }

  async result<Key extends InputKey>(who: Who | null, key: Key, payload: Input<Key>): Promise<Result<Answers[Key]>> {
    return (await this.answer(who, key, payload)) as Result<Answers[Key]>;
  }

  /** @throws when the answer is a failure */
  async value<Key extends InputKey>(who: Who, key: Key, payload: Input<Key>): Promise<Answers[Key]> {
    const result = await this.result(who, key, payload);
    if (result.ok) return result.value;
    throw new Error(`${key} as ${who}: ${JSON.stringify(result.failure)}`);
  }

  /** @throws when the answer is a success */
  async failure(who: Who | null, key: string, payload: unknown): Promise<Failure> {
    const result = (await this.answer(who, key, payload)) as Result<unknown>;
    if (!result.ok) return result.failure;
    throw new Error(`${key} as ${who ?? 'nobody'} was not refused: ${JSON.stringify(result.value)}`);
  }

  /** SQL statements of the latest call. */
  get statements(): number {
    return this.site.cost.rows().at(-1)?.statements ?? 0;
  }

  async setUp(): Promise<this> {
    for (let calls = 0; calls < 30; calls += 1) {
      const { progress } = await this.value('mara', 'setup.progress', {});
      if (progress === 1) return this;
      this.site.advance(20_000);
    }
    throw new Error('The set-up does not come to an end.');
  }

  close(): Promise<void> {
    return this.site.close();
  }
}

/** A site with the app, before its first use. */
export async function openBare(options: Partial<SiteOptions> = {}): Promise<App> {
  return new App(await openSite({ app: { load: () => import('../../../src/index') }, now: start, ...options }));
}

/** A site whose schema is made. */
export async function openApp(options: Partial<SiteOptions> = {}): Promise<App> {
  return (await openBare(options)).setUp();
}
