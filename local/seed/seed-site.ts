import { z } from 'zod';
import type { Answers } from '../../src/shared/contract';
import type { InputKey } from '../../src/shared/inputs';
import type { Result } from '../../src/shared/result';
import type { Site } from '../site/site';
import { playSeed, type Seed } from './play';
import { accountOf, type SeedSite } from './stage';

const count = z.object({ count: z.int() });

/** Fills a site that has no issues yet; one that has is left as it is. Ends with the clock where it was, plus the time it took. */
export async function seedSite(site: Site, seed: Seed): Promise<void> {
  const asked = { jql: 'created > 0' };
  const { body } = await site.rest(accountOf('mara'), 'POST', '/rest/api/3/search/approximate-count', asked);
  if (seed === 'none' || count.parse(body).count > 0) return;
  const [now, started] = [site.now(), performance.now()];
  await playSeed(onSite(site), seed, now);
  site.advance(performance.now() - started);
}

function onSite(site: Site): SeedSite {
  return {
    setNow: (ms) => site.setNow(ms),
    async invoke(as, key, payload) {
      const answer = (await site.call(accountOf(as), key, payload)) as Result<Answers[InputKey]>;
      if (answer.ok) return answer.value as Answers[typeof key];
      throw new Error(`The seed's ${key} as ${as} was refused: ${JSON.stringify(answer.failure)}`);
    },
    async jira(as, method, path, body) {
      const answer = await site.rest(accountOf(as), method, path, body);
      if (answer.status < 300) return answer.body;
      throw new Error(
        `The seed's ${method} ${path} as ${as} was answered ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
    },
  };
}
