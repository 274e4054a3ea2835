import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect, spawnStart } from '../e2e/support/site-process';

export interface RunningSite {
  /** `http://site.localhost:PORT`: what a browser opens. */
  readonly url: string;
  /** `http://127.0.0.1:PORT`: what Node can reach. */
  readonly direct: string;
  /** Everything that the terminal has shown. */
  output(): string;
  /** Asks `/__site/…`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Ctrl-C. @returns the exit code */
  stop(): Promise<number | null>;
}

export interface StartFlags {
  readonly seed?: 'none' | 'jira';
  /** Its folder; without it a fresh one that goes away. */
  readonly dir?: string;
  readonly flags?: readonly string[];
}

/** `npm start` as a person runs it, to its end or not. @throws with what the terminal said when it ends early */
export async function startSite({ seed = 'jira', dir, flags = [] }: StartFlags = {}): Promise<RunningSite> {
  const folder = dir ?? mkdtempSync(join(tmpdir(), 'sightline-run-'));
  const port = flags.some((flag) => flag.startsWith('--port')) ? [] : ['--port=0'];
  const child = spawnStart([`--dir=${folder}`, `--seed=${seed}`, ...port, ...flags]);
  const output = collect(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<{ port: number }>((resolve) => {
    child.once('message', (message) => resolve(message as { port: number }));
  });
  const tooEarly = ended.then((code): never => {
    throw new Error(`The site ended with ${String(code)}: ${output()}`);
  });
  const { port: bound } = await Promise.race([ready, tooEarly]);
  return {
    url: `http://site.localhost:${bound}`,
    direct: `http://127.0.0.1:${bound}`,
    output,
    control: async (method, path, body) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`http://127.0.0.1:${bound}/__site/${path}`, { method, ...sent });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    stop: async () => {
      child.kill('SIGINT');
      const code = await ended;
      if (dir === undefined) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
