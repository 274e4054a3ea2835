/**
 * The shell and the app are two origins, as on Atlassian's cloud. `site.localhost` frames `ui.localhost`; where those names do
 * not resolve, `localhost` frames 127.0.0.1.
 */
export type Role = 'shell' | 'app';

const roles: Readonly<Record<string, Role>> = {
  'site.localhost': 'shell',
  localhost: 'shell',
  'ui.localhost': 'app',
  '127.0.0.1': 'app',
  '[::1]': 'app',
};

const partners: Readonly<Record<string, string>> = {
  'site.localhost': 'ui.localhost',
  localhost: '127.0.0.1',
  'ui.localhost': 'site.localhost',
  '127.0.0.1': 'localhost',
  '[::1]': 'localhost',
};

function split(host: string): [name: string, port: string] {
  const colon = host.lastIndexOf(':');
  return colon > host.lastIndexOf(']') ? [host.slice(0, colon), host.slice(colon)] : [host, ''];
}

/** Null for a host name that is not this site's: somebody else's page may have been pointed here. */
export function roleOf(host: string): Role | null {
  return roles[split(host)[0]] ?? null;
}

/** The origin of the app for a shell's host, and of the shell for an app's. */
export function partnerOrigin(host: string): string {
  const [name, port] = split(host);
  return `http://${partners[name] ?? 'site.localhost'}${port}`;
}
