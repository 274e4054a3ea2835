import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, as far as the site looks at it. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  /** Host name and port as the browser wrote them. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export type Handle = (incoming: Incoming) => Promise<Reply>;

const maxBody = 20 * 1024 * 1024;

export async function read(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maxBody) throw new RangeError('The request is too large.');
    chunks.push(bytes);
  }
  const host = request.headers.host ?? '127.0.0.1';
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const url = new URL(request.url ?? '/', `http://${host}`);
  return { method: request.method ?? 'GET', url, host, headers, body: Buffer.concat(chunks).toString('utf8') };
}

export function send(response: ServerResponse, { status, headers = {}, body = '' }: Reply): void {
  response.writeHead(status, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(body);
}

export function jsonReply(body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export const notFound: Reply = {
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: 'There is nothing here.',
};
