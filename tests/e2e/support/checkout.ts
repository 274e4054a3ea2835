import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../local/install.mjs';
import { collect } from './site-process';

const copied = ['local', 'src', 'static', 'manifest.yml', 'package.json', 'package-lock.json'];

export interface Started {
  readonly url: string;
  readonly port: number;
  /** What it has printed so far. */
  readonly printed: () => string;
  readonly pid: number;
  /** Ctrl-C. Answers the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** A checkout of its own, so that `.local` in it is nobody's data. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'sightline-checkout-'));
  private readonly children = new Set<ChildProcess>();

  constructor() {
    for (const path of copied) cpSync(join(root, path), join(this.folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
  }

  private spawn(args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, ['local/start.mjs', ...args], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, SIGHTLINE_NOW: '', SIGHTLINE_PORT: '8780' },
    });
    this.children.add(child);
    child.once('exit', () => this.children.delete(child));
    return child;
  }

  /** `npm start -- …` until it answers. @throws with what it printed, when it ends instead */
  async start(...args: readonly string[]): Promise<Started> {
    const child = this.spawn(args);
    const printed = collect(child);
    const ended = once(child, 'exit');
    const [message] = (await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error(`It ended:\n${printed()}`))),
    ])) as [{ url: string; port: number }];
    const signal = async (name: 'SIGINT' | 'SIGKILL'): Promise<number | null> => {
      child.kill(name);
      const [code] = (await ended) as [number | null];
      return code;
    };
    return {
      ...message,
      printed,
      pid: child.pid ?? 0,
      stop: () => signal('SIGINT'),
      kill: async () => void (await signal('SIGKILL')),
    };
  }

  /** `npm start -- …` that is expected to end by itself. */
  async run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly printed: string }> {
    const child = this.spawn(args);
    const printed = collect(child);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, printed: printed() };
  }

  /** Starts, waits until these words are printed, and kills it without a word. */
  async killAt(words: string, ...args: readonly string[]): Promise<void> {
    const child = this.spawn(args);
    const printed = collect(child);
    const ended = once(child, 'exit');
    while (!printed().includes(words)) {
      if (child.exitCode !== null) throw new Error(`It ended:\n${printed()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    for (const child of this.children) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
