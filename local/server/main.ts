import { join, relative } from 'node:path';
import { ChildApp } from '../site/app/child-app';
import { openSite, type Site } from '../site/site';
import type { SiteOptions } from '../site/site-options';
import { allPeople, tokenOf } from '../site/people';
import { DataFolder, Trouble } from './data-folder';
import { listen } from './listen';
import { createHandler } from './serve';
import { startWork } from './work';

export { Trouble } from './data-folder';

export interface StartOptions {
  readonly root: string;
  /** Where `build.mjs` put the bundles. */
  readonly built: string;
  readonly dir: string;
  readonly seed: NonNullable<SiteOptions['seed']>;
  readonly fresh: boolean;
  readonly port: number;
  readonly now: number | null;
  readonly say: (line: string) => void;
}

export interface Running {
  readonly site: Site;
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** The whole local site: databases, the app in its own process, the server, the platform's own work. */
export async function start(options: StartOptions): Promise<Running> {
  const { root, built, say } = options;
  const folder = new DataFolder(options.dir, shortPath(root, options.dir));
  const needsSeed = folder.prepare(options);
  // The port comes first: addresses in answers carry it.
  const server = await listen(options.port);
  const url = `http://site.localhost:${server.port}`;
  if (needsSeed && options.seed !== 'none') {
    say(
      options.seed === 'company'
        ? 'Making the company. This takes a few seconds, once.'
        : 'Filling Jira with work, once.',
    );
  }
  const site = await openSite({
    root,
    dir: options.dir,
    baseUrl: url,
    seed: needsSeed ? options.seed : 'none',
    app: { host: (ask) => new ChildApp(join(built, 'app-process.cjs'), join(built, 'app.cjs'), ask) },
    ...(options.now === null ? {} : { now: options.now }),
  }).catch(async (error: unknown) => {
    await server.close();
    folder.leave();
    if (!needsSeed || options.seed === 'none') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `The site could not be filled: ${reason}\nRun the same command again: it begins anew by itself. Should it end here again, report this text.`,
      { cause: error },
    );
  });
  if (needsSeed) folder.markSeeded();
  site.cost.clear();
  server.handleWith(createHandler(site, { root, built }));
  const stopWork = startWork(site);
  return {
    site,
    port: server.port,
    url,
    stop: async () => {
      await server.close();
      await stopWork();
      await site.close();
      folder.leave();
    },
  };
}

/** As the person would type it. */
function shortPath(root: string, dir: string): string {
  const path = relative(root, dir);
  return path.startsWith('..') ? dir : path;
}

/** What the terminal says once the site answers. */
export function welcome({ url, port }: Running, wantedPort: number): string {
  const people = allPeople.filter((who) => who.inSwitcher);
  const width = Math.max(...people.map((who) => who.displayName.length));
  const emailWidth = Math.max(...people.map((who) => who.email.length));
  return [
    '',
    ...(port === wantedPort || wantedPort === 0 ? [] : [`Port ${wantedPort} is taken, so this is another one.`]),
    `  Strategy   ${url}/jira/apps/strategy`,
    `  Jira       ${url}`,
    `  Confluence ${url}/wiki`,
    `  Should the name not resolve: http://localhost:${port}`,
    '',
    '  People (switch in the header; tokens for REST as Basic email:token or as bearer):',
    ...people.map(
      (who) =>
        `  ${who.displayName.padEnd(width)}  ${who.email.padEnd(emailWidth)}  ${tokenOf(who).padEnd(12)}  ${who.role}`,
    ),
    '',
    '  Ctrl-C stops everything; the data stays.',
    '',
  ].join('\n');
}
