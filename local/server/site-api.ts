import { z } from 'zod';
import {
  confluenceFaultSchema,
  eventFaultSchema,
  garbledFaultSchema,
  jiraFaultSchema,
  kvsFaultSchema,
  queueFaultSchema,
  sqlFaultSchema,
} from '../site/faults';
import { appUuid, environmentId } from '../site/contexts';
import { allPeople, hasConfluence, type Person } from '../site/people';
import type { Site } from '../site/site';
import type { WireRequest } from '../site/wire/answer';
import { avatar } from './avatars';
import { serveExport } from './confluence-api';
import { jsonReply, notFound, type Incoming, type Reply } from './http';
import { personByToken, personCookie, personNamed, personOf } from './identity';
import { partnerOrigin } from './origins';

const invokeSchema = z.object({
  moduleKey: z.string(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
  page: z.string(),
  context: z.record(z.string(), z.unknown()).optional(),
});
const contextSchema = z.object({ moduleKey: z.string(), context: z.record(z.string(), z.unknown()).optional() });
const statusSchema = z.object({ moduleKey: z.string(), issueKey: z.string() });
const productSchema = z.object({
  path: z.string(),
  method: z.string().default('GET'),
  headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  body: z.string().nullish(),
  moduleKey: z.string().optional(),
});
const clockSchema = z.union([z.object({ now: z.union([z.number(), z.string()]) }), z.object({ advance: z.number() })]);
const faultsSchema = z.object({
  sql: z.array(sqlFaultSchema).default([]),
  kvs: z.array(kvsFaultSchema).default([]),
  jira: z.array(jiraFaultSchema).default([]),
  confluence: z.array(confluenceFaultSchema).default([]),
  queue: z.array(queueFaultSchema).default([]),
  events: z.array(eventFaultSchema).default([]),
  issues: z.array(garbledFaultSchema).default([]),
});

type Route = (incoming: Incoming, site: Site) => Reply | Promise<Reply>;

const done = jsonReply({});

/** What the shell and the tests ask of the site itself, below `/__site/`. */
const routes: Readonly<Record<string, Route>> = {
  'GET session': session,
  'POST person': ({ body }) => {
    const who = personNamed(z.object({ person: z.string() }).parse(JSON.parse(body)).person);
    return who ? jsonReply({}, { 'set-cookie': personCookie(who) }) : notFound;
  },
  'POST invoke': invoke,
  'POST context': (incoming, site) => {
    const { moduleKey, context = {} } = contextSchema.parse(JSON.parse(incoming.body));
    return jsonReply(site.bridgeContext(personOf(incoming).accountId, moduleKey, context));
  },
  'POST jira': (incoming, site) => {
    const { request, moduleKey } = productRequest(incoming);
    return jsonReply(site.requestJira(personOf(incoming).accountId, request, moduleKey));
  },
  'POST confluence': (incoming, site) =>
    jsonReply(site.requestConfluence(personOf(incoming).accountId, productRequest(incoming).request)),
  'POST issue-status': async (incoming, site) => {
    const { moduleKey, issueKey } = statusSchema.parse(JSON.parse(incoming.body));
    return jsonReply({ status: await site.issueStatus(personOf(incoming).accountId, moduleKey, issueKey) });
  },
  'POST export': serveExport,
  'GET cost': (_incoming, site) =>
    jsonReply({
      rows: site.cost.rows(),
      pointsThisHour: site.cost.pointsThisHour(),
      notModelled: site.notModelled.list().length,
      now: site.now(),
    }),
  'DELETE cost': (_incoming, site) => {
    site.cost.clear();
    return done;
  },
  'GET not-modelled': (_incoming, site) => jsonReply(site.notModelled.list()),
  'POST not-modelled': ({ body }, site) => {
    const { what, detail } = z.object({ what: z.string(), detail: z.string() }).parse(JSON.parse(body));
    site.notModelled.add(what, detail);
    return done;
  },
  'DELETE not-modelled': (_incoming, site) => {
    site.notModelled.clear();
    return done;
  },
  'POST clock': ({ body }, site) => {
    const asked = clockSchema.parse(JSON.parse(body));
    if ('advance' in asked) site.advance(asked.advance);
    else site.setNow(typeof asked.now === 'number' ? asked.now : Date.parse(asked.now));
    return jsonReply({ now: site.now() });
  },
  'POST faults': ({ body }, site) => {
    const faults = faultsSchema.parse(JSON.parse(body));
    for (const fault of faults.sql) site.faults.sql(fault);
    for (const fault of faults.kvs) site.faults.kvs(fault);
    for (const fault of faults.jira) site.faults.jira(fault);
    for (const fault of faults.confluence) site.faults.confluence(fault);
    for (const fault of faults.queue) site.faults.queue(fault);
    for (const fault of faults.events) site.faults.events(fault);
    for (const fault of faults.issues) site.faults.garbled(fault);
    return done;
  },
  'GET switches': (_incoming, site) => jsonReply({ jiraInConfluence: site.faults.jiraInConfluence }),
  'POST switches': ({ body }, site) => {
    site.faults.jiraInConfluence = z.object({ jiraInConfluence: z.boolean() }).parse(JSON.parse(body)).jiraInConfluence;
    return done;
  },
  'DELETE faults': (_incoming, site) => {
    site.faults.clear();
    return done;
  },
  'POST queue': async (_incoming, site) => jsonReply({ deliveries: await site.runQueue({ ignoreDelays: true }) }),
  'POST events': async (_incoming, site) => jsonReply({ deliveries: await site.runEvents({ ignoreDelays: true }) }),
  'POST schedule': async ({ url }, site) =>
    jsonReply({ answer: await site.runSchedule(url.searchParams.get('key') ?? '') }),
};

export async function serveSiteApi(site: Site, incoming: Incoming): Promise<Reply> {
  const path = incoming.url.pathname.replace('/__site/', '');
  if (path.startsWith('avatar/')) {
    const { searchParams } = incoming.url;
    const size = Number(searchParams.get('size') ?? 24);
    return avatar(path.slice('avatar/'.length), size, searchParams.get('theme') === 'dark');
  }
  const route = routes[`${incoming.method} ${path}`];
  if (!route) return notFound;
  try {
    return await route(incoming, site);
  } catch (error) {
    if (error instanceof z.ZodError) return jsonReply({ message: z.prettifyError(error) }, {}, 400);
    if (error instanceof SyntaxError) return jsonReply({ message: 'The body is not JSON.' }, {}, 400);
    throw error;
  }
}

/** What the app's browser code asks of a product through the bridge. */
function productRequest(incoming: Incoming): { request: WireRequest; moduleKey: string | undefined } {
  const { path, method, headers, body, moduleKey } = productSchema.parse(JSON.parse(incoming.body));
  const request = { method: method.toUpperCase(), path, headers: Object.fromEntries(headers), body: body ?? '' };
  return { request, moduleKey };
}

function session(incoming: Incoming, site: Site): Reply {
  const person = personOf(incoming);
  const isAdmin = isAdministrator(person);
  return jsonReply({
    person: present(person),
    isAdmin,
    people: allPeople.filter((who) => who.inSwitcher).map(present),
    colleagues: allPeople.map(present),
    pages: site.manifest.pages.filter((page) => page.type !== 'jira:adminPage' || isAdmin),
    macros: site.manifest.macros,
    issueContexts: site.manifest.issueContexts,
    app: { id: appUuid(site.manifest.appId), environmentId },
    hasConfluence: hasConfluence(person),
    appOrigin: partnerOrigin(incoming.host),
    appName: 'Sightline',
    now: site.now(),
  });
}

function isAdministrator(person: Person): boolean {
  return person.groups.includes('site-admins');
}

function present({ key, accountId, displayName, role }: Person): Record<string, string> {
  return { key, accountId, displayName, role };
}

/** A function that fails is no failure of the site: the shell rejects the app's promise with the message. */
async function invoke(incoming: Incoming, site: Site): Promise<Reply> {
  const byToken = personByToken(incoming);
  if (byToken === null) return jsonReply({ ok: false, message: 'These credentials are nobody’s.' }, {}, 401);
  const { accountId } = byToken ?? personOf(incoming);
  const asked = invokeSchema.parse(JSON.parse(incoming.body));
  try {
    const { context = {}, ...request } = asked;
    return jsonReply({ ok: true, value: await site.invoke({ as: accountId, context, ...request }) });
  } catch (error) {
    return jsonReply({ ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}
