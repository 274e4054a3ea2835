import type { NodeId, StrategyId } from '../../../domain/model';
import type { Act } from '../../app/actions';
import { Store } from '../../app/store';
import type { Draft, Pending } from './outline';

interface State {
  readonly draft: Draft;
  readonly pending: readonly Pending[];
}

export const EMPTY_DRAFT: Draft = { text: '', depth: 1, kind: null };

/** Lines typed one after another. Nobody waits for the server in between, and none is lost when it refuses one. */
export class OutlineStore extends Store<State> {
  #sending = false;

  constructor(
    private readonly strategyId: StrategyId,
    private readonly act: () => Act,
  ) {
    super({ draft: EMPTY_DRAFT, pending: [] });
  }

  readonly setDraft = (part: Partial<Draft>): void =>
    this.update((state) => ({ ...state, draft: { ...state.draft, ...part } }));

  readonly add = (line: Omit<Pending, 'state' | 'failure'>): void => {
    this.update((state) => ({ ...state, pending: [...state.pending, { ...line, state: 'waiting', failure: null }] }));
    void this.#send();
  };

  readonly again = (id: NodeId, title: string): void => {
    this.#change(id, { title, state: 'waiting', failure: null });
    void this.#send();
  };

  /** Gives a line up, with what was typed below it. */
  readonly leave = (id: NodeId): void =>
    this.update((state) => {
      const gone = new Set([id]);
      for (const line of state.pending) if (gone.has(line.parentId)) gone.add(line.id);
      return { ...state, pending: state.pending.filter((line) => !gone.has(line.id)) };
    });

  /** Resolves once nothing is on its way; false when some lines were refused. */
  readonly settled = async (): Promise<boolean> => {
    while (this.#sending) await new Promise((resolve) => setTimeout(resolve, 50));
    return this.get().pending.length === 0;
  };

  #change(id: NodeId, part: Partial<Pending>): void {
    this.update((state) => ({
      ...state,
      pending: state.pending.map((line) => (line.id === id ? { ...line, ...part } : line)),
    }));
  }

  /** In the order they were typed; what stands under a refused line waits for it. */
  #next(): Pending | undefined {
    const held = new Set<NodeId>();
    for (const line of this.get().pending) {
      if (line.state === 'failed' || held.has(line.parentId)) held.add(line.id);
      else if (line.state === 'waiting') return line;
    }
    return undefined;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let line = this.#next(); line; line = this.#next()) await this.#sendOne(line);
    this.#sending = false;
  }

  async #sendOne({ id, parentId, kind, title, unit, commitment }: Pending): Promise<void> {
    this.#change(id, { state: 'sending' });
    const measured = commitment === null ? {} : { unit, commitment };
    const result = await this.act()(
      'node.create',
      { id, strategyId: this.strategyId, parentId, kind, title, ...measured },
      { done: (changed) => `Added ${changed?.nodes.find((node) => node.id === id)?.key ?? title}`, quiet: true },
    );
    if (result.ok) this.update((state) => ({ ...state, pending: state.pending.filter((line) => line.id !== id) }));
    else this.#change(id, { state: 'failed', failure: result.failure });
  }
}
