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

const schema = z.object({
  modules: z.object({
    'jira:globalPage': z.array(page).default([]),
    'jira:adminPage': z.array(page).default([]),
    consumer: z.array(z.object({ key: z.string(), queue: z.string(), function: z.string() })).default([]),
    scheduledTrigger: z.array(z.object({ key: z.string(), function: z.string(), interval: z.string() })).default([]),
    sql: z.array(z.object({ key: z.string(), engine: z.string() })).default([]),
    function: z.array(z.object({ key: z.string(), handler: z.string(), timeoutSeconds: z.number().optional() })),
  }),
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
  permissions: z.object({ scopes: z.array(z.string()) }),
  app: z.object({ id: z.string() }),
});

export interface AppPage {
  readonly type: 'jira:globalPage' | 'jira:adminPage';
  readonly key: string;
  readonly title: string;
  readonly resource: string;
  readonly function: string;
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

export function readManifest(root: string): Manifest {
  return parseManifest(readFileSync(join(root, 'manifest.yml'), 'utf8'));
}
