import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  readonly seed?: 'none' | 'jira' | 'company';
  /** Its folder; without it a fresh one that goes away. */
  readonly dir?: string;
  readonly now?: string;
  readonly flags?: readonly string[];
}

/** `npm start` as a person runs it, in a folder and on a port of its own. @throws with what the terminal said when it ends early */
export async function startSite({ seed = 'jira', dir, now, flags = [] }: StartFlags = {}): Promise<RunningSite> {
  const folder = dir ?? mkdtempSync(join(tmpdir(), 'sightline-run-'));
  const args = [
    '--no-install',
    `--dir=${folder}`,
    `--seed=${seed}`,
    ...(now === undefined ? [] : [`--now=${now}`]),
    ...flags,
  ];
  const withPort = args.some((arg) => arg.startsWith('--port')) ? args : [...args, '--port=0'];
  const child = fork(join(process.cwd(), 'local/start.mjs'), withPort, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const { port } = await started(child, ended, () => output);
  return {
    url: `http://site.localhost:${port}`,
    direct: `http://127.0.0.1:${port}`,
    output: () => output,
    control: async (method, path, body) => {
      const sent =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`http://127.0.0.1:${port}/__site/${path}`, { method, ...sent });
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

async function started(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
): Promise<{ port: number }> {
  const ready = new Promise<{ port: number }>((resolve) => {
    child.once('message', (message) => resolve(message as { port: number }));
  });
  const tooEarly = ended.then((code): never => {
    throw new Error(`The site ended with ${String(code)}: ${output()}`);
  });
  return Promise.race([ready, tooEarly]);
}
