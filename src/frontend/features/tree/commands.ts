import type { AccountId, Kind, NodeId } from '../../../domain/model';
import { fail, type Failure, type Result } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import type { Act } from '../../app/actions';
import type { FlagStore } from '../../app/flag-store';
import { cycleOf, hasEnded } from '../../app/cycle-of';
import { mayEditNode } from '../../app/may-edit';
import type { Page } from '../../app/page';
import { ancestorsOf, treeOf, type TreeModel } from '../../app/tree-model';
import type { TreeStore } from '../../app/tree-store';
import type { UndoStack } from '../../app/undo-stack';
import type { ViewStore } from '../../app/view-options';
import { Create } from './create';
import { nearestPlace } from './nearest-place';
import { standTogether, targetOfAll, topmost, type Direction, type Target } from './move-plan';
import { moveRows } from './move-rows';
import { APART, nowhereWords } from './move-words';
import type { TreeUi } from './tree-ui';

export interface CommandDeps {
  readonly ui: TreeUi;
  readonly view: ViewStore;
  readonly store: TreeStore;
  readonly undo: UndoStack;
  readonly flags: FlagStore;
  /** Read when needed: they change with the page. */
  readonly act: () => Act;
  readonly page: () => Page;
  readonly accountId: () => AccountId | null;
}

/** What can be done with rows, whichever way it is asked for: key, menu, drop or button. */
export class TreeCommands {
  readonly create: Create;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(readonly deps: CommandDeps) {
    const { ui, view, act, store } = deps;
    this.create = new Create({ ui, view, act, model: () => store.get().model, strategyId: store.strategyId });
  }

  get model(): TreeModel | null {
    return this.deps.store.get().model;
  }

  /** The selected rows, or the one asked about when it is not among them. */
  targets(id: NodeId): NodeId[] {
    const { selected } = this.deps.ui.get();
    const { model } = this;
    if (!model || !selected.has(id)) return [id];
    return topmost(
      model,
      selected,
      treeOf(model).order.map((node) => node.id),
    );
  }

  /** Opens every row above it, selects it and puts the focus there. */
  readonly reveal = (id: NodeId, focus = true): void => {
    const { model } = this;
    if (!model?.byId.has(id)) return;
    this.deps.view.setOpen(
      ancestorsOf(model, id).map((node) => node.id),
      true,
    );
    this.deps.ui.activate(id, focus);
  };

  readonly mayEdit = (id: NodeId): boolean => {
    const { model } = this;
    const node = model?.byId.get(id);
    const accountId = this.deps.accountId();
    return !model || !node || accountId === null || mayEditNode(node, model.view.abilities, accountId);
  };

  /** Whether a node can only be read; if so, it is said at the row `at`, before anything is typed or asked. */
  readonly #refuses = (id: NodeId | null, at: NodeId | null = id): boolean => {
    if (id === null || at === null || this.mayEdit(id)) return false;
    const anchor = rowAnchor(at);
    if (anchor) this.deps.ui.patch({ popup: { kind: 'readOnly', id, anchor } });
    return true;
  };

  /** Says at the row who may change it, to whom may not. */
  readonly refuses = (id: NodeId): boolean => this.#refuses(id);

  readonly rename = (id: NodeId): void => {
    if (!this.#refuses(id)) this.deps.ui.patch({ renamingId: id });
  };

  /** Shows what archiving leaves behind; nothing is archived yet. */
  readonly askArchive = (ids: readonly NodeId[], anchor: HTMLElement): void => {
    if (!ids.some((id) => this.#refuses(id))) this.deps.ui.patch({ popup: { kind: 'archive', ids, anchor } });
  };

  readonly addBelow = (id: NodeId): void => {
    if (!this.#refuses(id)) this.create.below(id);
  };

  /** Beside it, which its parent has to allow. */
  readonly addAfter = (id: NodeId): void => {
    const parentId = this.model?.byId.get(id)?.parentId ?? null;
    if (!this.#refuses(parentId ?? id, id)) this.create.after(id);
  };

  /** The button above the tree. */
  readonly addFromAfar = (kind: Kind): void => {
    const { model } = this;
    const place = model && nearestPlace(model, this.deps.ui.get().activeId, kind, this.mayEdit);
    if (!place) {
      this.create.root();
      return;
    }
    const { cycle } = cycleOf(model, place);
    if (cycle === null || !hasEnded(model, cycle)) this.#showCurrentCycle(model);
    this.reveal(place.id, false);
    this.create.below(place.id, kind, true);
  };

  /** What is made now belongs to the cycle that runs now: under one that has ended nobody would see it. */
  #showCurrentCycle(model: TreeModel): void {
    const { view, flags } = this.deps;
    const { cycle } = view.get();
    const { cycles, currentCycleId } = model.view;
    const shown = cycles.find(({ id }) => id === cycle);
    const current = cycles.find(({ id }) => id === currentCycleId);
    if (!shown || !current || shown === current || !hasEnded(model, shown)) return;
    view.narrow({ cycle: null });
    flags.say(`${shown.name} has ended. What is added now goes into ${current.name}, which is shown now.`);
  }

  readonly step = (id: NodeId, direction: Direction): Promise<void> =>
    this.#inTurn(async () => {
      const { model } = this;
      const node = model?.byId.get(id);
      if (this.#refuses(id)) return;
      if (!model || !node) return;
      const ids = this.targets(id);
      const target = targetOfAll(model, ids, direction);
      const first = model.byId.get(ids[0] ?? id) ?? node;
      const nowhere = target ? null : standTogether(model, ids) ? nowhereWords(first, direction) : APART;
      if (nowhere !== null) this.deps.flags.say(nowhere);
      if (target) await this.#move(ids, target, direction === 'up' || direction === 'down' ? direction : null);
    });

  readonly move = (ids: readonly NodeId[], target: Target): Promise<void> =>
    this.#inTurn(() => this.#move(ids, target, null));

  async #move(ids: readonly NodeId[], target: Target, words: 'up' | 'down' | null): Promise<void> {
    if (ids.some((id) => this.#refuses(id))) return;
    const { moved, words: done, problem } = await moveRows(() => this.model, this.deps.act(), ids, target, words);
    // What came through before a refusal is one step for undo as well.
    if (moved > 1) this.#regroup(moved, `Moved ${moved} rows ${done}`.trimEnd());
    if (problem) this.#tell(problem.node, 'Not moved', problem.failure);
    if (moved < ids.length) return;
    this.deps.view.setOpen([target.parentId], true);
    this.deps.ui.activate(ids[0] ?? null);
  }

  readonly archive = (ids: readonly NodeId[]): Promise<Result<null>> =>
    this.#inTurn(async () => {
      const next = this.#rowAfter(ids);
      let archived = 0;
      for (const id of ids) {
        const node = this.model?.byId.get(id);
        if (!node) continue;
        const payload = { nodeId: id, version: node.version };
        const result = await this.deps.act()('node.archive', payload, { done: `Archived ${node.key}` });
        if (!result.ok) return fail(result.failure);
        archived += 1;
      }
      if (archived > 1) this.#regroup(archived, `Archived ${archived} rows`);
      this.deps.ui.clearSelection();
      this.deps.ui.activate(next);
      return { ok: true, value: null };
    });

  /** The row that takes the focus once these are gone: the next that stays, else the one before. */
  #rowAfter(ids: readonly NodeId[]): NodeId | null {
    const { model } = this;
    const gone = new Set(ids);
    const stays = (id: NodeId) =>
      !gone.has(id) && (!model || !ancestorsOf(model, id).some((node) => gone.has(node.id)));
    const lines = this.deps.ui.lines.filter((line) => line.type === 'node').map((line) => line.id);
    const at = lines.findIndex((id) => gone.has(id));
    return lines.slice(at).find(stays) ?? lines.slice(0, Math.max(at, 0)).findLast(stays) ?? null;
  }

  /** Several writes of one command are one step for undo. */
  #regroup(count: number, done: string): void {
    const entry = this.deps.undo.group(count, done);
    if (entry) this.deps.flags.show({ kind: 'done', text: done, entry });
  }

  #tell(node: NodeRow, title: string, failure: Failure): void {
    const anchor = rowAnchor(node.id);
    if (failure.code === 'conflict') void this.deps.store.refresh();
    if (anchor) this.deps.ui.patch({ popup: { kind: 'problem', id: node.id, title, failure, anchor } });
    else this.deps.flags.say(`${title}. ${failure.message}`);
  }

  /** One after the other: each reads the version that the one before has made. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** Where something about a row stands: below its title. */
export const rowAnchor = (id: NodeId): HTMLElement | null => {
  const row = rowElement(id);
  return row?.querySelector<HTMLElement>('[data-title]') ?? row;
};

export const rowElement = (id: NodeId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-row-id=${JSON.stringify(id)}]`);
