import { createRequire } from 'node:module';
import { FunctionKilled } from '../invocation';
import type { Answer } from '../wire/answer';
import type { AskSite, FunctionCall } from './app-host';
import { closeNetwork, installForgeGlobals } from './forge-globals';
import type { FromApp, ToApp } from './messages';
import { runFunction } from './run-function';

// The app's own process. The gate comes before the app: `@forge/api` keeps the fetch that it finds.
installForgeGlobals();
closeNetwork();

const bundle = process.argv[2] ?? '';
const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
let asked = 0;

const tell = (message: FromApp): void => {
  process.send?.(message);
};

const ask: AskSite = (invocationId, meta, request) =>
  new Promise((resolve, reject) => {
    asked += 1;
    waiting.set(asked, { resolve, reject });
    tell({ type: 'ask', id: asked, invocationId, meta, request });
  });

async function run(call: FunctionCall): Promise<void> {
  const { invocationId } = call;
  try {
    const app = createRequire(bundle)(bundle) as Record<string, unknown>;
    tell({ type: 'done', invocationId, value: await runFunction(app, call, ask) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ type: 'failed', invocationId, message, killed: error instanceof FunctionKilled });
  }
}

process.on('message', (message) => {
  const received = message as ToApp;
  if (received.type === 'call') {
    void run(received.call);
    return;
  }
  const entry = waiting.get(received.id);
  waiting.delete(received.id);
  if (received.type === 'answer') entry?.resolve(received.answer);
  else entry?.reject(new FunctionKilled(received.message));
});
process.on('disconnect', () => process.exit(0));
// The terminal sends Ctrl-C to this process too; the site ends it when it has finished.
process.on('SIGINT', () => {});
