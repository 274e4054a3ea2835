import { createServer, type Server } from 'node:http';
import { Trouble } from './data-folder';
import { read, send, type Handle } from './http';

export interface Listening {
  readonly port: number;
  /** Until then everybody is told to wait. */
  handleWith(handle: Handle): void;
  close(): Promise<void>;
}

const tries = 50;

/** Takes the next free port from `wanted` on; 0 takes any. @throws Trouble when all are taken */
export async function listen(wanted: number): Promise<Listening> {
  const current: { handle: Handle } = {
    handle: () => Promise.resolve({ status: 503, body: 'The local site is starting.' }),
  };
  const handle: Handle = (incoming) => current.handle(incoming);
  for (let port = wanted; port < wanted + tries; port += 1) {
    const first = await tryListen(handle, port, '127.0.0.1');
    if (!first) continue;
    const bound = portOf(first);
    // Some systems resolve localhost to ::1 alone; where there is no IPv6, 127.0.0.1 is enough.
    const second = await tryListen(handle, bound, '::1');
    const servers = second ? [first, second] : [first];
    return {
      port: bound,
      handleWith: (next) => {
        current.handle = next;
      },
      close: async () => {
        await Promise.all(servers.map(close));
      },
    };
  }
  throw new Trouble(`The ports ${wanted} to ${wanted + tries - 1} are all taken. Choose another with --port=.`);
}

function tryListen(handle: Handle, port: number, address: string): Promise<Server | null> {
  const server = createServer((request, response) => {
    read(request)
      .then(handle)
      .catch((error: unknown) => {
        console.error(error);
        return { status: 500, body: 'The local site has a defect; its terminal shows it.' };
      })
      .then((reply) => send(response, reply))
      .catch(console.error);
  });
  // A client that reuses its connection must not meet one that is just being closed.
  server.keepAliveTimeout = 600_000;
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(port, address, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
