import type { EpochMs, StrategyId } from '../../domain/model';
import type { Failure } from '../../shared/result';
import type { Changed, SettingsView, StrategyView, TeamView, TreeView } from '../../shared/views';
import { call } from './call';
import { Store } from './store';
import { indexTree, withChanged, type TreeModel } from './tree-model';

const POLL_MS = 5_000;

export interface TreeState {
  /** Stays when a later read fails: old data is better than none. */
  readonly model: TreeModel | null;
  readonly failure: Failure | null;
  readonly reading: boolean;
  /** Server time at which what is shown was known to be so. */
  readonly asOf: EpochMs | null;
}

/** The tree of one strategy as this tab knows it. */
export class TreeStore extends Store<TreeState> {
  #reading: Promise<void> | null = null;
  #clockOffset = 0;
  #newest = 0;

  constructor(readonly strategyId: StrategyId) {
    super({ model: null, failure: null, reading: false, asOf: null });
  }

  /** Reads the whole tree; calls during a read share it. */
  readonly refresh = (): Promise<void> => {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  };

  /** Server time now, from the last answer and the time that has passed since. */
  readonly now = (): EpochMs => Math.round(performance.now() + this.#clockOffset);

  readonly apply = (changed: Changed): void => {
    const { model } = this.get();
    const known = Math.max(this.#newest, model?.view.strategy.revision ?? 0);
    this.#newest = Math.max(known, changed.revision);
    if (!model) return;
    // What answers can be read: an older failure is over.
    this.update((state) => ({ ...state, model: withChanged(model, changed), failure: null, asOf: this.now() }));
    // Somebody else wrote between our last read and this answer.
    if (changed.revision > known + 1) void this.refresh();
  };

  readonly applyStrategy = (strategy: StrategyView): void => this.#patch({ strategy });
  readonly applySettings = (settings: SettingsView): void => this.#patch({ settings });
  readonly applyTeams = (teams: readonly TeamView[]): void => this.#patch({ teams });

  /** Asks for the revision every 5 s while the page is visible. */
  readonly poll = (): (() => void) => {
    const ask = () => {
      if (document.visibilityState === 'visible') void this.#ask();
    };
    const timer = setInterval(ask, POLL_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  };

  #patch(part: Partial<TreeView>): void {
    this.update((state) => (state.model ? { ...state, model: indexTree({ ...state.model.view, ...part }) } : state));
  }

  async #read(): Promise<void> {
    this.update((state) => ({ ...state, reading: true }));
    const result = await call('strategy.tree', { strategyId: this.strategyId });
    if (!result.ok) {
      this.#fail(result.failure);
      return;
    }
    this.#clockOffset = result.value.now - performance.now();
    if (result.value.strategy.revision < this.#newest) {
      // An answer from before our own last write would take that write off the screen.
      const again = await call('strategy.tree', { strategyId: this.strategyId });
      if (again.ok) return this.#take(again.value);
    }
    this.#take(result.value);
  }

  #fail(failure: Failure): void {
    const unseen = failure.code === 'notFound' || failure.code === 'forbidden' || failure.code === 'notSignedIn';
    // Old data stays under an error, but not under a door that was closed.
    this.update((state) => ({ ...state, reading: false, failure, model: unseen ? null : state.model }));
  }

  #take(view: TreeView): void {
    this.#newest = view.strategy.revision;
    this.set({ model: indexTree(view), failure: null, reading: false, asOf: view.now });
  }

  async #ask(): Promise<void> {
    const { model, reading } = this.get();
    if (!model || reading) return;
    const result = await call('strategy.revision', { strategyId: this.strategyId });
    if (!result.ok) {
      // Busy for a moment: the next question comes by itself.
      if (result.failure.code !== 'busy') this.#fail(result.failure);
    } else if (result.value.revision > this.#newest) {
      await this.refresh();
    } else {
      this.update((state) => ({ ...state, failure: null, asOf: this.now() }));
    }
  }
}
