import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../site/site';
import { AppFiles } from './app-files';
import { notFound, type Handle, type Incoming } from './http';
import { roleOf } from './origins';
import { serveRest } from './rest';
import { serveSiteApi } from './site-api';

export interface ServeOptions {
  /** The project's root. */
  readonly root: string;
  /** Where the shell and the bridge were built. */
  readonly built: string;
}

const shellFiles: Readonly<Record<string, string>> = {
  '/__site/shell.js': 'text/javascript; charset=utf-8',
  '/__site/shell.css': 'text/css; charset=utf-8',
};

const restPath = /^\/(rest|wiki\/rest|wiki\/api)\//;

const shellPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Jira</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/__site/shell.css" />
    <script type="module" src="/__site/shell.js"></script>
  </head>
  <body>
    <div id="shell"></div>
  </body>
</html>
`;

/** Answers everything that reaches the site's port. */
export function createHandler(site: Site, { root, built }: ServeOptions): Handle {
  const appFiles = new AppFiles(root, site.manifest, join(built, 'bridge.js'));
  return async (incoming) => {
    const { url, host, method, headers } = incoming;
    const role = roleOf(host);
    if (role === null) return { status: 421, body: `This site is not ${host}.` };
    if (role === 'app' && isApp(incoming)) return appFiles.serve(incoming);
    if (restPath.test(url.pathname) && !isForeign(incoming)) return serveRest(site, incoming, role);
    if (isForeign(incoming)) return { status: 403, body: 'Only the site itself may ask this.' };
    const type = shellFiles[url.pathname];
    if (type)
      return {
        status: 200,
        headers: { 'content-type': type },
        body: await readFile(join(built, url.pathname.slice('/__site/'.length))),
      };
    if (url.pathname.startsWith('/__site/')) return serveSiteApi(site, incoming);
    const wantsPage = method === 'GET' && (headers.accept ?? '*/*').match(/text\/html|\*\/\*/);
    return wantsPage
      ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: shellPage }
      : notFound;
  };
}

/** The app's frame gets its own files and nothing else; scripts and tests reach the site through 127.0.0.1 too. */
function isApp({ headers, url }: Incoming): boolean {
  return (
    headers['sec-fetch-site'] !== undefined || !(restPath.test(url.pathname) || url.pathname.startsWith('/__site/'))
  );
}

/** A page of another origin, the app's frame included, may not use the person's session. */
function isForeign({ headers, host }: Incoming): boolean {
  const origin = headers.origin;
  return origin !== undefined && headers.authorization === undefined && origin !== `http://${host}`;
}
