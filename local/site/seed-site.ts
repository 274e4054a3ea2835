import { z } from 'zod';
import { playSeed, type Seed } from '../seed/play';
import type { SeedSite } from '../seed/stage';
import { macroNode } from '../adf/macro-node';
import { appUuid, environmentId } from './contexts';
import { people } from './people';
import type { Site } from './site';

const resultSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ code: z.string(), message: z.string() }) }),
]);

const patience = 200;
const pauseMs = 1000;

/** Fills the site through the app's endpoints and Jira's REST, as its people. */
export async function seedSite(site: Site, seed: Seed): Promise<void> {
  const rest: SeedSite['jira'] = async (as, method, path, body) => {
    const answer = await site.rest(people[as].accountId, method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`The site answered ${answer.status} to ${method} ${path}: ${JSON.stringify(answer.body)}`);
  };
  const app = { id: appUuid(site.manifest.appId), environmentId };
  const macro = site.manifest.macros[0] ?? null;
  const stage: SeedSite = {
    setNow: (ms) => site.setNow(ms),
    settle: async () => {
      await site.runEvents();
      await site.runQueue({ ignoreDelays: true });
    },
    invoke: async (as, key, payload) => (await invoke(site, people[as].accountId, key, payload)) as never,
    jira: rest,
    confluence: rest,
    macro: (localId, config) =>
      macro && macroNode(app, macro.title, { macroKey: macro.key, localId, config, autoConvertLink: undefined }),
  };
  await playSeed(stage, seed, site.now());
}

/** Waits, on the site's clock, while the app is setting up or asks for patience. */
async function invoke(site: Site, as: string, key: string, payload: unknown): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    const result = resultSchema.parse(await site.call(as, key, payload));
    await site.runQueue();
    if (result.ok) return result.value;
    const { code, message } = result.failure;
    if (!['settingUp', 'busy'].includes(code) || attempt === patience)
      throw new Error(`${key} was refused: ${message}`);
    site.advance(pauseMs);
  }
}
