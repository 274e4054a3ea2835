import type { NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import { Store } from '../../app/store';
import type { Ghost } from './ghosts';
import type { Line } from './visible-rows';

/** What stands beside a row and asks or tells something. */
export type Popup =
  | { readonly kind: 'menu'; readonly id: NodeId; readonly anchor: HTMLElement }
  | { readonly kind: 'move'; readonly ids: readonly NodeId[]; readonly anchor: HTMLElement }
  | { readonly kind: 'archive'; readonly ids: readonly NodeId[]; readonly anchor: HTMLElement }
  | { readonly kind: 'readOnly'; readonly id: NodeId; readonly anchor: HTMLElement }
  | {
      readonly kind: 'problem';
      readonly id: NodeId;
      /** "Not moved": what did not happen. */
      readonly title: string;
      readonly failure: Failure;
      readonly anchor: HTMLElement;
    };

export interface UiState {
  /** The row that has or gets the focus. */
  readonly activeId: NodeId | null;
  readonly selected: ReadonlySet<NodeId>;
  /** Where a range started. */
  readonly rangeFrom: NodeId | null;
  readonly renamingId: NodeId | null;
  readonly ghosts: readonly Ghost[];
  readonly popup: Popup | null;
  /** Counts the wishes to put the focus on the active row. */
  readonly focusWish: number;
}

const nobody: ReadonlySet<NodeId> = new Set();

/** Focus, selection and what is being typed in the tree: all that is not data. */
export class TreeUi extends Store<UiState> {
  /** The lines as they are shown; written by the grid. */
  lines: readonly Line[] = [];

  constructor() {
    super({
      activeId: null,
      selected: nobody,
      rangeFrom: null,
      renamingId: null,
      ghosts: [],
      popup: null,
      focusWish: 0,
    });
  }

  readonly patch = (part: Partial<UiState>): void => this.update((state) => ({ ...state, ...part }));

  readonly activate = (id: NodeId | null, focus = true): void =>
    this.update((state) => ({ ...state, activeId: id, focusWish: state.focusWish + (focus ? 1 : 0) }));

  readonly focusActive = (): void => this.update((state) => ({ ...state, focusWish: state.focusWish + 1 }));

  readonly select = (ids: ReadonlySet<NodeId>, rangeFrom: NodeId | null = this.get().rangeFrom): void =>
    this.patch({ selected: ids, rangeFrom });

  readonly toggle = (id: NodeId): void => {
    const selected = new Set(this.get().selected);
    if (!selected.delete(id)) selected.add(id);
    this.select(selected, id);
  };

  /** Selects from where the range started to this row. */
  readonly selectTo = (id: NodeId): void => {
    const { rangeFrom, activeId } = this.get();
    const start = rangeFrom ?? activeId ?? id;
    const ids = this.lines.filter((line) => line.type === 'node').map((line) => line.id);
    const [from, to] = [ids.indexOf(start), ids.indexOf(id)].sort((a, b) => a - b);
    this.select(new Set(ids.slice(Math.max(from ?? 0, 0), (to ?? 0) + 1)), start);
  };

  readonly clearSelection = (): void => this.select(nobody, null);

  readonly setGhost = (id: NodeId, part: Partial<Ghost>): void =>
    this.update((state) => ({
      ...state,
      ghosts: state.ghosts.map((ghost) => (ghost.id === id ? { ...ghost, ...part } : ghost)),
    }));

  readonly removeGhost = (id: NodeId): void =>
    this.update((state) => ({ ...state, ghosts: state.ghosts.filter((ghost) => ghost.id !== id) }));
}
