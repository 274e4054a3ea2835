import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Manifest } from '../site/manifest';
import { policyFor } from './csp';
import { notFound, type Incoming, type Reply } from './http';
import { partnerOrigin } from './origins';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Serves the app's resources on their own origin, with the bridge's script first in the head. */
export class AppFiles {
  constructor(
    private readonly root: string,
    private readonly manifest: Manifest,
    private readonly bridgeScript: string,
  ) {}

  async serve({ url, host, method }: Incoming): Promise<Reply> {
    if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } };
    if (url.pathname === '/__bridge.js') return this.bridge();
    const [resource = '', ...rest] = url.pathname.slice(1).split('/');
    const folder = this.manifest.resources.get(resource);
    if (folder === undefined) return notFound;
    const file = normalize(rest.map(decodeURIComponent).join('/') || 'index.html');
    if (file.startsWith('..') || file.startsWith(sep)) return notFound;
    const path = join(this.root, folder, file);
    const body = await readFile(path).catch(() => null);
    if (body === null) return notFound;
    if (file === 'index.html') return this.page(body.toString('utf8'), host);
    const immutable = file.startsWith(`assets${sep}`) ? { 'cache-control': 'max-age=31536000, immutable' } : {};
    return {
      status: 200,
      headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...immutable },
      body,
    };
  }

  private page(html: string, host: string): Reply {
    const policy = policyFor(html, partnerOrigin(host));
    const body = html.replace(/<head>/i, '<head>\n    <script src="/__bridge.js"></script>');
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
      body,
    };
  }

  private async bridge(): Promise<Reply> {
    return {
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
      body: await readFile(this.bridgeScript),
    };
  }
}
