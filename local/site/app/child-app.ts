import { fork, type ChildProcess } from 'node:child_process';
import { FunctionKilled } from '../invocation';
import type { AppHost, AskSite, FunctionCall } from './app-host';
import type { FromApp, ToApp } from './messages';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A function that never yields can't stop itself; after this long its process is ended. */
const graceMs = 1000;

/** The app in a process of its own: it has none of the site's memory, and no network. */
export class ChildApp implements AppHost {
  private child: ChildProcess | null = null;
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly main: string,
    private readonly bundle: string,
    private readonly ask: AskSite,
  ) {}

  call(call: FunctionCall): Promise<unknown> {
    const child = (this.child ??= this.start());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), call.timeoutMs + graceMs);
      this.pending.set(call.invocationId, { resolve, reject, timer });
      this.send(child, { type: 'call', call });
    });
  }

  async close(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  }

  private start(): ChildProcess {
    const child = fork(this.main, [this.bundle], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (message) => {
      void this.receive(child, message as FromApp);
    });
    child.on('exit', () => {
      if (this.child === child) this.child = null;
      for (const id of [...this.pending.keys()])
        this.settle(id, (p) => p.reject(new FunctionKilled("The app's process ended.")));
    });
    return child;
  }

  private async receive(child: ChildProcess, message: FromApp): Promise<void> {
    if (message.type === 'done') {
      this.settle(message.invocationId, (p) => p.resolve(message.value));
    } else if (message.type === 'failed') {
      const error = message.killed ? new FunctionKilled(message.message) : new Error(message.message);
      this.settle(message.invocationId, (p) => p.reject(error));
    } else {
      const { id, invocationId, meta, request } = message;
      try {
        this.send(child, { type: 'answer', id, answer: await this.ask(invocationId, meta, request) });
      } catch (error) {
        this.send(child, { type: 'refused', id, message: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  private settle(invocationId: string, how: (pending: Pending) => void): void {
    const pending = this.pending.get(invocationId);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.pending.delete(invocationId);
    how(pending);
  }

  private send(child: ChildProcess, message: ToApp): void {
    if (child.connected) child.send(message);
  }
}
