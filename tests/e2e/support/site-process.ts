import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** The day of the sample company's numbers: a Thursday, day 50 of 92. */
export const today = '2026-11-19T10:42:00Z';

export interface StartArguments {
  readonly dir: string;
  readonly seed: 'none' | 'jira' | 'company';
  readonly now?: string;
}

/** A local site in processes of its own, as `npm start` runs it, on a random port. */
export interface SiteProcess {
  /** http://site.localhost:PORT */
  readonly url: string;
  /** The site's own interface: faults, clock, cost, what is not modelled. */
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

const ready = z.object({ url: z.string(), port: z.int() });

/** @throws with what the site printed, when it ends instead of starting */
export async function startSite({ dir, seed, now = today }: StartArguments): Promise<SiteProcess> {
  const child = spawnStart(['--port=0', `--dir=${dir}`, `--seed=${seed}`, `--now=${now}`]);
  const printed = collect(child);
  const { url, port } = await Promise.race([
    once(child, 'message').then(([message]) => ready.parse(message)),
    once(child, 'exit').then(() => {
      throw new Error(`The site did not start:\n${printed()}`);
    }),
  ]);
  // Node does not resolve site.localhost everywhere; `localhost` is the same shell.
  const base = `http://localhost:${port}`;
  return {
    url,
    async ask(method, path, body) {
      const answer = await fetch(`${base}/__site/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

export function spawnStart(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, ['local/start.mjs', '--no-install', ...args], {
    // The project's root, under Jest as under `npm run bench`.
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, SIGHTLINE_NOW: '', SIGHTLINE_PORT: '8780', NODE_ENV: 'production', ...env },
  });
}

/** Everything a process prints, in order. */
export function collect(child: ChildProcess): () => string {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  return () => printed;
}
