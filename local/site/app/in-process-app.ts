import type { AppHost, AskSite, FunctionCall } from './app-host';
import { installForgeGlobals } from './forge-globals';
import { runFunction } from './run-function';

export type LoadApp = () => Promise<Readonly<Record<string, unknown>>>;

/** The app in this very process: what the tests use. `load` imports src/index.ts, after the globals are there. */
export class InProcessApp implements AppHost {
  private readonly uninstall = installForgeGlobals();
  private loading: ReturnType<LoadApp> | undefined;

  constructor(
    private readonly load: LoadApp,
    private readonly ask: AskSite,
  ) {}

  async call(call: FunctionCall): Promise<unknown> {
    this.loading ??= this.load();
    return runFunction(await this.loading, call, this.ask);
  }

  async close(): Promise<void> {
    this.uninstall();
  }
}
