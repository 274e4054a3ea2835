import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const page = z.object({
  key: z.string(),
  title: z.string(),
  resource: z.string(),
  resolver: z.object({ function: z.string() }),
});

const macro = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string().default(''),
  resource: z.string(),
  resolver: z.object({ function: z.string() }).optional(),
  layout: z.enum(['block', 'inline', 'bodied', 'inline-bodied']).default('block'),
  viewportSize: z.string().optional(),
  config: z
    .object({
      resource: z.string(),
      title: z.string().optional(),
      viewportSize: z.string().default('medium'),
      openOnInsert: z.boolean().default(false),
    })
    .optional(),
  adfExport: z.object({ function: z.string() }).optional(),
  autoConvert: z.object({ matchers: z.array(z.object({ pattern: z.string() })) }).optional(),
});

const triggerFilter = z.strictObject({ ignoreSelf: z.boolean().default(false) }).default({ ignoreSelf: false });
const triggerPayload = z.object({ include: z.object({ fields: z.array(z.string()).default([]) }) }).optional();

/** Expressions over events are not modelled: a manifest with one is refused. */
const trigger = z.object({
  key: z.string(),
  function: z.string(),
  events: z.array(
    z.union([z.string(), z.object({ eventType: z.string(), filter: triggerFilter, payload: triggerPayload })]),
  ),
  filter: triggerFilter,
  payload: triggerPayload,
});

const status = z.object({
  type: z.literal('lozenge'),
  value: z.object({
    label: z.string(),
    type: z.enum(['default', 'inprogress', 'moved', 'new', 'removed', 'success']).default('default'),
  }),
});

/** What the function of `dynamicProperties` returns; what is absent stays as the manifest has it. */
export const dynamicPropertiesSchema = z.object({ status: status.optional() });

export type ModuleStatus = z.infer<typeof status>['value'];

const issueContext = page.extend({
  label: z.string(),
  status: status.optional(),
  dynamicProperties: z.object({ function: z.string() }).optional(),
});

const schema = z.object({
  modules: z.object({
    'jira:globalPage': z.array(page).default([]),
    'jira:adminPage': z.array(page).default([]),
    'jira:issueContext': z.array(issueContext).default([]),
    macro: z.array(macro).default([]),
    trigger: z.array(trigger).default([]),
    consumer: z.array(z.object({ key: z.string(), queue: z.string(), function: z.string() })).default([]),
    scheduledTrigger: z.array(z.object({ key: z.string(), function: z.string(), interval: z.string() })).default([]),
    sql: z.array(z.object({ key: z.string(), engine: z.string() })).default([]),
    function: z.array(z.object({ key: z.string(), handler: z.string(), timeoutSeconds: z.number().optional() })),
  }),
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
  permissions: z.object({ scopes: z.array(z.string()) }),
  app: z.object({ id: z.string() }),
});

export type Product = 'jira' | 'confluence';

/** What every module with a resource and a resolver has. */
export interface AppModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly resource: string;
  readonly function: string;
}

export interface AppMacro extends AppModule {
  readonly type: 'macro';
  readonly description: string;
  readonly layout: string;
  readonly config: {
    readonly resource: string;
    readonly title: string;
    readonly viewportSize: string;
    readonly openOnInsert: boolean;
  } | null;
  readonly exportFunction: string | null;
  /** Patterns of links that become this macro when they are pasted. */
  readonly matchers: readonly string[];
}

export interface AppPage extends AppModule {
  readonly type: 'jira:globalPage' | 'jira:adminPage';
}

export interface AppIssueContext extends AppModule {
  readonly type: 'jira:issueContext';
  readonly label: string;
  readonly status: ModuleStatus | null;
  readonly statusFunction: string | null;
}

/** One event that a trigger waits for. */
export interface AppTrigger {
  readonly key: string;
  readonly function: string;
  readonly eventType: string;
  readonly ignoreSelf: boolean;
  /** Of `payload.include.fields`. */
  readonly fields: readonly string[];
}

export interface AppFunction {
  readonly key: string;
  readonly exportName: string;
  readonly timeoutMs: number;
}

/** The app's own manifest.yml, read as far as the site acts on it. */
export interface Manifest {
  readonly appId: string;
  readonly pages: readonly AppPage[];
  readonly macros: readonly AppMacro[];
  readonly issueContexts: readonly AppIssueContext[];
  readonly triggers: readonly AppTrigger[];
  readonly functions: ReadonlyMap<string, AppFunction>;
  readonly consumers: readonly { key: string; queue: string; function: string }[];
  readonly schedules: readonly { key: string; function: string; interval: string }[];
  readonly scopes: ReadonlySet<string>;
  readonly hasSql: boolean;
  readonly resources: ReadonlyMap<string, string>;
}

const defaultTimeoutSeconds = 25;

export function parseManifest(yaml: string): Manifest {
  const { modules, resources, permissions, app } = schema.parse(parse(yaml));
  const pagesOf = (type: AppPage['type']): AppPage[] =>
    modules[type].map((p) => ({
      type,
      key: p.key,
      title: p.title,
      resource: p.resource,
      function: p.resolver.function,
    }));
  return {
    appId: app.id,
    pages: [...pagesOf('jira:globalPage'), ...pagesOf('jira:adminPage')],
    macros: modules.macro.map(macroOf),
    issueContexts: modules['jira:issueContext'].map(issueContextOf),
    triggers: modules.trigger.flatMap(triggersOf),
    functions: new Map(
      modules.function.map((f) => [
        f.key,
        {
          key: f.key,
          // `index.resolver` is the export `resolver` of src/index.ts.
          exportName: f.handler.slice(f.handler.lastIndexOf('.') + 1),
          timeoutMs: (f.timeoutSeconds ?? defaultTimeoutSeconds) * 1000,
        },
      ]),
    ),
    consumers: modules.consumer,
    schedules: modules.scheduledTrigger,
    scopes: new Set(permissions.scopes),
    hasSql: modules.sql.length > 0,
    resources: new Map(resources.map((r) => [r.key, r.path])),
  };
}

function macroOf(said: z.infer<typeof macro>): AppMacro {
  const { key, title, description, resource, layout, config, adfExport, autoConvert, resolver } = said;
  return {
    type: 'macro',
    key,
    title,
    description,
    resource,
    layout,
    function: resolver?.function ?? '',
    config: config ? { ...config, title: config.title ?? title } : null,
    exportFunction: adfExport?.function ?? null,
    matchers: autoConvert?.matchers.map(({ pattern }) => pattern) ?? [],
  };
}

function issueContextOf(said: z.infer<typeof issueContext>): AppIssueContext {
  const { key, title, label, resource, resolver, dynamicProperties } = said;
  return {
    type: 'jira:issueContext',
    key,
    title,
    label,
    resource,
    function: resolver.function,
    status: said.status?.value ?? null,
    statusFunction: dynamicProperties?.function ?? null,
  };
}

function triggersOf(said: z.infer<typeof trigger>): AppTrigger[] {
  return said.events.map((event) => {
    const { eventType, filter, payload } = typeof event === 'string' ? { ...said, eventType: event } : event;
    const fields = payload?.include.fields ?? [];
    return { key: said.key, function: said.function, eventType, ignoreSelf: filter.ignoreSelf, fields };
  });
}

/** Where a module stands; a queue's or a schedule's run stands in Jira, which the app requires. */
export function productOf(manifest: Manifest, moduleKey: string): Product {
  return manifest.macros.some(({ key }) => key === moduleKey) ? 'confluence' : 'jira';
}

export function readManifest(root: string): Manifest {
  return parseManifest(readFileSync(join(root, 'manifest.yml'), 'utf8'));
}
