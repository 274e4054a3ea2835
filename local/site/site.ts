import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InProcessApp } from './app/in-process-app';
import type { AppHost, AskSite } from './app/app-host';
import type { JiraExport } from '../import/jira-export';
import { Clock } from './clock';
import { ConfluenceWire } from './confluence/confluence-wire';
import { PageStore } from './confluence/page-store';
import { Contexts } from './contexts';
import { CostLog } from './cost';
import { Faults } from './faults';
import { Functions, type InvokeRequest } from './functions';
import { IssueStore } from './jira/issue-store';
import { LinkStore } from './jira/link-store';
import { ProjectStore } from './jira/project-store';
import { callerOf } from './jira/caller';
import { issueStatus } from './jira/issue-status';
import { JiraWire, type Access } from './jira/jira-wire';
import { KvsStore } from './kvs/kvs-store';
import { KvsWire } from './kvs/kvs-wire';
import { productionLimits, type Limits } from './limits';
import { productOf, readManifest, type AppMacro, type Manifest, type ModuleStatus } from './manifest';
import { NotModelledList } from './not-modelled';
import type { GroupName } from './people';
import { PersonalData } from './personal-data';
import { ProductEvents, type DeliverOptions } from './product-events';
import { Queue } from './queue';
import { seedSite } from './seed-site';
import type { SiteOptions } from './site-options';
import type { SqlEngine } from './sql/engine';
import { MariadbEngine } from './sql/mariadb-engine';
import { SqliteEngine } from './sql/sqlite-engine';
import { SqlWire } from './sql/sql-wire';
import type { Answer, WireRequest } from './wire/answer';
import { createForgeFetch } from './wire/forge-fetch';

export interface RestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text when it is none; null when empty. */
  readonly body: unknown;
}

/** A local Atlassian site with the app installed. */
export interface Site {
  readonly manifest: Manifest;
  readonly limits: Limits;
  readonly cost: CostLog;
  readonly notModelled: NotModelledList;
  readonly faults: Faults;
  /** Closes accounts, and keeps what the app reports. */
  readonly personalData: PersonalData;
  /** One invoke of the browser's bridge. @throws when the function throws or breaks a limit */
  invoke(request: InvokeRequest): Promise<unknown>;
  /** `invoke` on the app's first page, for short. */
  call(as: string | null, functionKey: string, payload?: unknown): Promise<unknown>;
  /** Jira's and Confluence's REST, as a person with a token of their own: no scopes, no points. */
  rest(as: string | null, method: string, path: string, body?: unknown): Promise<RestAnswer>;
  /** Jira's REST, as the app's browser code does it (`requestJira` of the bridge): scopes hold, no points. */
  requestJira(as: string | null, request: WireRequest, moduleKey?: string): Answer;
  /** Confluence's REST from the app's browser code: scopes hold, no points. */
  requestConfluence(as: string | null, request: WireRequest): Answer;
  confluence(request: WireRequest, as: string | null): Answer;
  /** Runs the `adfExport` of a macro. @throws when the function throws */
  exportMacro(macro: AppMacro, payload: unknown): Promise<unknown>;
  jira(request: WireRequest, as: string | null): Answer;
  /** The lozenge of a collapsed panel of an issue; null without one. @throws for an issue that the person may not see */
  issueStatus(as: string | null, moduleKey: string, issueKey: string): Promise<ModuleStatus | null>;
  /** What `view.getContext()` answers on a page of the app. */
  bridgeContext(
    as: string | null,
    moduleKey: string,
    context: Readonly<Record<string, unknown>>,
  ): Record<string, unknown>;
  /** What another Jira exported, as its importer brings it: in one go, without events. */
  importWork(work: JiraExport): void;
  now(): number;
  setNow(ms: number): void;
  advance(ms: number): void;
  /** Stops the clock: from then on it moves only by `setNow` and `advance`. */
  freeze(): void;
  /** Delivers queued events until none is due. @returns the number of deliveries */
  runQueue(options?: { ignoreDelays?: boolean }): Promise<number>;
  queueLength(): number;
  /** Delivers Jira's events to the app's triggers until none is due. @returns the number of deliveries */
  runEvents(options?: DeliverOptions): Promise<number>;
  eventsWaiting(): number;
  /** As if Jira had never told of them. */
  loseEvents(): void;
  /** Hands a trigger anything at all. */
  forgeEvent(triggerKey: string, payload: unknown): Promise<unknown>;
  runSchedule(moduleKey: string): Promise<unknown>;
  close(): Promise<void>;
}

const everybody: readonly GroupName[] = ['jira-users'];
const defaultBaseUrl = 'http://site.localhost:8780';

export async function openSite(options: SiteOptions): Promise<Site> {
  const file = databaseFiles(options.dir);
  const clock = new Clock(options.now);
  const limits: Limits = { ...productionLimits, ...options.limits };
  const manifest = readManifest(options.root ?? process.cwd());
  const notModelled = new NotModelledList(clock);
  const faults = new Faults();
  const cost = new CostLog(clock);
  const personalData = new PersonalData(manifest, faults);
  const baseUrl = options.baseUrl ?? defaultBaseUrl;
  const engine: SqlEngine =
    typeof options.dialect === 'object'
      ? new MariadbEngine(options.dialect.mariadb)
      : new SqliteEngine(file('app.sqlite'));
  const kvsStore = new KvsStore(file('kvs.sqlite'));
  const issues = new IssueStore(file('site.sqlite'));
  const links = new LinkStore(file('links.sqlite'));
  const projects = new ProjectStore(file('projects.sqlite'));
  const jira = new JiraWire(
    {
      clock,
      issues,
      links,
      projects,
      notModelled,
      baseUrl,
      publish: (event) => events.publish(event),
      tasks: new Map(),
    },
    faults,
  );
  const pages = new PageStore(file('pages.sqlite'), clock);
  const confluence = new ConfluenceWire({ clock, pages, notModelled, baseUrl }, faults);
  const queue = new Queue(manifest, limits, clock, faults, (event, functionKey) =>
    functions.consume(event, functionKey),
  );
  const events = new ProductEvents(
    manifest,
    limits,
    clock,
    faults,
    options.eventsIncludeFields ?? false,
    (trigger, payload) => functions.trigger(trigger, payload),
  );
  const forgeFetch = createForgeFetch({
    manifest,
    sql: new SqlWire(engine, limits, clock, faults),
    kvs: new KvsWire(kvsStore, limits, clock, faults, notModelled),
    queue,
    personalData,
    jira,
    confluence,
    notModelled,
  });
  const ask: AskSite = (invocationId, meta, request) => forgeFetch(meta, request, functions.running(invocationId));
  const host: AppHost = 'load' in options.app ? new InProcessApp(options.app.load, ask) : options.app.host(ask);
  const contexts = new Contexts(manifest, baseUrl);
  const functions = new Functions({ manifest, limits, clock, cost, host, contexts });

  const browser = (as: string | null): Access => ({ caller: callerOf(as), scopes: manifest.scopes, spend: () => {} });

  const site: Site = {
    manifest,
    limits,
    cost,
    notModelled,
    faults,
    personalData,
    invoke: (request) => functions.invoke(request),
    call: (as, functionKey, payload) =>
      functions.invoke({ as, moduleKey: manifest.pages[0]?.key ?? '', functionKey, payload }),
    rest: async (as, method, path, body) => {
      const product = path.startsWith('/wiki/') ? site.confluence : site.jira;
      return parsed(product(restRequest(method, path, body), as));
    },
    requestJira: (as, request, moduleKey = '') =>
      jira.handle(request, { ...browser(as), from: productOf(manifest, moduleKey) }),
    requestConfluence: (as, request) => confluence.handle(request, browser(as)),
    confluence: (request, as) => confluence.handle(request, { ...browser(as), scopes: null }),
    exportMacro: (macro, payload) => functions.exportMacro(macro, payload),
    jira: (request, as) => jira.handle(request, { caller: callerOf(as), scopes: null, spend: () => {} }),
    issueStatus: async (as, moduleKey, issueKey) => {
      const module = manifest.issueContexts.find(({ key }) => key === moduleKey);
      const { status, body } = parsed(site.jira(restRequest('GET', `/rest/api/3/issue/${issueKey}`, undefined), as));
      if (!module || status !== 200) throw new Error(`There is no ${moduleKey} beside ${issueKey}.`);
      return issueStatus(module, body, (payload) => functions.issueStatus(module, payload));
    },
    bridgeContext: (as, moduleKey, context) => contexts.ofPage(functions.page(moduleKey), as, context),
    importWork: ({ projects: added, issues: work }) => {
      for (const { id, key, name, groups = everybody } of added) {
        projects.add({ id, key, name, leadKey: 'mara', browse: [...groups], edit: [...groups] });
      }
      issues.saveAll(work);
    },
    now: () => clock.now(),
    setNow: (ms) => clock.set(ms),
    advance: (ms) => clock.advance(ms),
    freeze: () => clock.freeze(),
    runQueue: (how) => queue.run(how),
    queueLength: () => queue.length,
    runEvents: (how) => events.run(how),
    eventsWaiting: () => events.length,
    loseEvents: () => events.lose(),
    forgeEvent: (triggerKey, payload) => events.forge(triggerKey, payload),
    runSchedule: (moduleKey) => functions.schedule(moduleKey),
    close: async () => {
      await host.close();
      await engine.close();
      kvsStore.close();
      issues.close();
      links.close();
      projects.close();
      pages.close();
    },
  };
  if (options.seed !== undefined && options.seed !== 'none') await seedSite(site, options.seed);
  return site;
}

function databaseFiles(dir: string | undefined): (name: string) => string {
  if (dir === undefined) return () => ':memory:';
  mkdirSync(dir, { recursive: true });
  return (name) => join(dir, name);
}

function restRequest(method: string, path: string, body: unknown): WireRequest {
  return {
    method: method.toUpperCase(),
    path,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function parsed({ status, headers, body }: Answer): RestAnswer {
  if (body === '') return { status, headers, body: null };
  try {
    return { status, headers, body: JSON.parse(body) as unknown };
  } catch {
    return { status, headers, body };
  }
}
