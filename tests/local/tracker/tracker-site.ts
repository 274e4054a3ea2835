import { people, type Person } from '../../../local/site/people';
import { openSite, type RestAnswer, type Site } from '../../../local/site/site';
import type { SiteOptions } from '../../../local/site/site-options';
import { toyNow } from '../toy/toy-site';
import { echoedEvents, heardEvents, type Heard } from './tracker-app';

export interface TrackerSite {
  readonly site: Site;
  /** Jira's REST with a person's own token. @throws unless it succeeds */
  rest(method: string, path: string, body?: unknown, as?: Person): Promise<unknown>;
  /** The same, whatever it answers. */
  ask(method: string, path: string, body?: unknown, as?: Person): Promise<RestAnswer>;
  /** @returns id and key */
  create(fields: Readonly<Record<string, unknown>>): Promise<{ readonly id: string; readonly key: string }>;
  /** Delivers, and says what the trigger of issues and projects heard since it was last asked. */
  hear(): Promise<readonly Heard[]>;
  echoes(): readonly Heard[];
}

/** A site whose app only listens. Mara does everything unless somebody else is named. */
export async function openTrackerSite(options: Partial<SiteOptions> = {}): Promise<TrackerSite> {
  const load = () => import('./tracker-app');
  const site = await openSite({ app: { load }, root: __dirname, now: toyNow, ...options });
  site.freeze();
  heardEvents.length = 0;
  echoedEvents.length = 0;
  const ask: TrackerSite['ask'] = (method, path, body, as = people.mara) =>
    site.rest(as.accountId, method, `/rest/api/3/${path}`, body);
  const rest: TrackerSite['rest'] = async (method, path, body, as) => {
    const answer = await ask(method, path, body, as);
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    site,
    ask,
    rest,
    create: async (fields) =>
      (await rest('POST', 'issue', {
        fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, ...fields },
      })) as { id: string; key: string },
    hear: async () => {
      await site.runEvents();
      return heardEvents.splice(0);
    },
    echoes: () => echoedEvents.splice(0),
  };
}
