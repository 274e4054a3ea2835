import { allowedChildKinds } from '../../../domain/kinds';
import type { Kind, NodeId, StrategyId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import { isUnseen } from '../../../shared/unseen';
import type { Act } from '../../app/actions';
import type { TitleRead } from '../../app/read-title';
import type { TreeModel } from '../../app/tree-model';
import { usualChildKind, type Ghost } from './ghosts';
import { lastChildId } from './move-plan';
import type { ViewStore } from '../../app/view-options';
import type { TreeUi } from './tree-ui';

interface Deps {
  readonly ui: TreeUi;
  readonly view: ViewStore;
  readonly act: () => Act;
  readonly model: () => TreeModel | null;
  readonly strategyId: StrategyId;
}

interface Wish {
  readonly wish?: Kind | undefined;
  readonly chosen?: boolean;
  readonly named?: boolean;
}

/** Typing new rows into the tree, one after another, without waiting for the server in between. */
export class Create {
  /** One write at a time and in order: a row may stand after one that is still on its way. */
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly deps: Deps) {}

  /** Opens the field as the last child of a node. `named` says where that is: the field was asked for elsewhere. */
  readonly below = (parentId: NodeId, chosen?: Kind, named = false): void => {
    const model = this.deps.model();
    if (!model) return;
    this.#open(parentId, lastChildId(model, parentId), { wish: chosen, chosen: chosen !== undefined, named });
  };

  /** Opens the field right after a row, beside it. */
  readonly after = (id: NodeId): void => {
    const node = this.deps.model()?.byId.get(id);
    if (!node) return;
    if (node.parentId === null) this.below(id);
    else this.#open(node.parentId, id, { wish: node.kind });
  };

  /** The first row of an empty tree. */
  readonly root = (): void => this.#open(null, null, { wish: 'vision' });

  /** Enter: sends the title off and opens the next field after it. False when there is no title. */
  readonly add = (ghost: Ghost, title: string, next: boolean): boolean => {
    const trimmed = title.trim();
    if (isUnseen(trimmed)) return false;
    const { ui } = this.deps;
    ui.setGhost(ghost.id, { title: trimmed, state: 'saving', failure: null });
    if (next) this.#open(ghost.parentId, ghost.id, { ...ghost, wish: ghost.kind });
    this.#queue = this.#queue.then(() => this.#send(ghost.id));
    return true;
  };

  /** Tab: below the row before it. Stays when nothing may stand there. */
  readonly indent = (ghost: Ghost, title: string): void => {
    if (ghost.afterId === null) return;
    const parentKind = this.#kindOf(ghost.afterId);
    const kind = parentKind === null ? null : usualChildKind(parentKind, ghost.kind);
    if (kind === null) return;
    const model = this.deps.model();
    const ghosts = this.deps.ui.get().ghosts.filter((one) => one.parentId === ghost.afterId);
    const afterId = ghosts.at(-1)?.id ?? (model ? lastChildId(model, ghost.afterId) : null);
    this.deps.view.setOpen([ghost.afterId], true);
    this.deps.ui.setGhost(ghost.id, { parentId: ghost.afterId, afterId, kind, chosen: false, title });
  };

  /** Shift+Tab: after the row it stood below. */
  readonly outdent = (ghost: Ghost, title: string): void => {
    const parent = ghost.parentId === null ? null : this.#placeOf(ghost.parentId);
    if (!parent || parent.parentId === null) return;
    const parentKind = this.#kindOf(parent.parentId);
    const kind = usualChildKind(parentKind, parent.kind);
    if (kind === null) return;
    const { parentId } = parent;
    this.deps.ui.setGhost(ghost.id, { parentId, afterId: ghost.parentId, kind, chosen: false, title });
  };

  /** A refused title becomes the field again, with what was typed. */
  readonly edit = (ghost: Ghost): void => {
    const { ui } = this.deps;
    for (const one of ui.get().ghosts) if (one.state === 'typing') ui.removeGhost(one.id);
    ui.setGhost(ghost.id, { state: 'typing', failure: null });
  };

  /** Kinds that the field may become where it stands. */
  readonly kindsFor = (ghost: Ghost): readonly Kind[] => {
    const parentKind = ghost.parentId === null ? null : this.#kindOf(ghost.parentId);
    return parentKind === null ? ['vision'] : allowedChildKinds(parentKind);
  };

  /** Esc: the field goes, the focus returns to the row before it. */
  readonly end = (ghost: Ghost, focus = true): void => {
    const { ui } = this.deps;
    ui.removeGhost(ghost.id);
    const before = ghost.afterId === null ? null : this.#placeOf(ghost.afterId);
    if (focus) ui.activate(before ? ghost.afterId : ghost.parentId);
  };

  #open(parentId: NodeId | null, afterId: NodeId | null, { wish, chosen = false, named = false }: Wish): void {
    const { ui } = this.deps;
    const kind = usualChildKind(parentId === null ? null : this.#kindOf(parentId), wish);
    if (kind === null) return;
    if (parentId !== null) this.deps.view.setOpen([parentId], true);
    const ghost: Ghost = {
      id: crypto.randomUUID(),
      parentId,
      afterId,
      kind,
      chosen: chosen && kind === wish,
      named,
      title: '',
      state: 'typing',
      failure: null,
    };
    ui.update((state) => ({
      ...state,
      renamingId: null,
      ghosts: [...state.ghosts.filter((one) => one.state !== 'typing'), ghost],
    }));
  }

  #placeOf(id: NodeId): { parentId: NodeId | null; kind: Kind } | null {
    return this.deps.model()?.byId.get(id) ?? this.deps.ui.get().ghosts.find((ghost) => ghost.id === id) ?? null;
  }

  #kindOf(id: NodeId): Kind | null {
    return this.#placeOf(id)?.kind ?? null;
  }

  async #send(id: NodeId): Promise<void> {
    const { ui, act, model, strategyId } = this.deps;
    const ghost = ui.get().ghosts.find((one) => one.id === id);
    if (!ghost) return;
    const { parentId } = ghost;
    const read = await this.#read(ghost);
    if ('code' in read) {
      ui.setGhost(id, { state: 'failed', failure: read });
      return;
    }
    const { kind, title, unit, commitment } = read;
    const measured = commitment === null ? {} : { unit, commitment };
    // A ghost that failed is no sibling to follow.
    const afterId = this.#settled(ghost.afterId);
    const last = parentId === null ? null : lastChildId(model() ?? nothing, parentId);
    const place = afterId === last ? {} : { afterId };
    const result = await act()(
      'node.create',
      { id, strategyId, parentId, kind, title, ...measured, ...place },
      { done: (changed) => `Added ${changed?.nodes.find((node) => node.id === id)?.key ?? title}`, quiet: true },
    );
    if (result.ok) ui.removeGhost(id);
    else ui.setGhost(id, { state: 'failed', failure: result.failure });
  }

  /** Numbers in the words are the commitment of a key result, as they are in the first hour and in a paste. */
  async #read({ parentId, kind, chosen, title }: Ghost): Promise<TitleRead | Failure> {
    const plain = { kind, title, unit: '', commitment: null, problem: null };
    const parentKind = parentId === null ? null : this.#kindOf(parentId);
    const labels = this.deps.model()?.view.settings.labels;
    if (parentKind === null || !labels) return plain;
    try {
      const { readTitle } = await import('../../app/read-title');
      const read = readTitle(title, { parentKind, usual: kind, chosen: chosen ? kind : null }, labels);
      if (!read.problem) return read.title === '' ? plain : read;
      return { code: 'badInput', message: `${read.problem.cause} ${read.problem.remedy}` };
    } catch {
      return { code: 'unavailable', message: 'A part of the page could not be read. Try again.' };
    }
  }

  #settled(id: NodeId | null): NodeId | null {
    const { ui, model } = this.deps;
    let wanted = id;
    while (wanted !== null && model()?.byId.has(wanted) !== true) {
      const at = wanted;
      wanted = ui.get().ghosts.find((ghost) => ghost.id === at)?.afterId ?? null;
    }
    return wanted;
  }
}

const nothing: Pick<TreeModel, 'childrenOf'> = { childrenOf: new Map() };
