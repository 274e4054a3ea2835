import type { Failure } from '../../shared/result';
import type { SessionView, SettingsView, StrategyView } from '../../shared/views';
import { call } from './call';
import { Store } from './store';

export interface SessionState {
  readonly session: SessionView | null;
  readonly failure: Failure | null;
  readonly reading: boolean;
}

const PROGRESS_MS = 1_500;

/** Who the person is and which strategies they may see. */
export class SessionStore extends Store<SessionState> {
  #settingUp: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    super({ session: null, failure: null, reading: false });
  }

  readonly open = async (): Promise<void> => {
    this.update((state) => ({ ...state, reading: true }));
    const result = await call('session.open', {});
    if (result.ok) {
      this.set({ session: result.value, failure: null, reading: false });
      return;
    }
    this.update((state) => ({ ...state, failure: result.failure, reading: false }));
    if (result.failure.code === 'settingUp') this.#waitForSetUp();
  };

  readonly applyStrategy = (strategy: StrategyView): void =>
    this.#change((session) => {
      const known = session.strategies.some((one) => one.id === strategy.id);
      const strategies = known
        ? session.strategies.map((one) => (one.id === strategy.id ? strategy : one))
        : [...session.strategies, strategy];
      return { ...session, strategies };
    });

  readonly removeStrategy = (id: string): void =>
    this.#change((session) => ({ ...session, strategies: session.strategies.filter((one) => one.id !== id) }));

  readonly applySettings = (settings: SettingsView): void => this.#change((session) => ({ ...session, settings }));

  #change(change: (session: SessionView) => SessionView): void {
    this.update((state) => (state.session ? { ...state, session: change(state.session) } : state));
  }

  /** Each question carries the set-up on, so a page that is open never waits for the hourly job. */
  #waitForSetUp(): void {
    if (this.#settingUp !== null) return;
    this.#settingUp = setTimeout(() => {
      this.#settingUp = null;
      void this.#askProgress();
    }, PROGRESS_MS);
  }

  async #askProgress(): Promise<void> {
    const result = await call('setup.progress', {});
    if (result.ok && result.value.progress >= 1) return this.open();
    const progress = result.ok ? result.value.progress : undefined;
    this.update((state) =>
      state.failure?.code === 'settingUp' && progress !== undefined
        ? { ...state, failure: { ...state.failure, progress } }
        : state,
    );
    this.#waitForSetUp();
  }
}
