import type { AccountId, NodeId } from '../../domain/model';
import { Store } from './store';
import type { UndoEntry } from './undo-stack';

/** One line at the foot of the page. It tells what was done; a refusal stands where the edit was instead. */
export type Flag =
  | { readonly id: number; readonly kind: 'done'; readonly text: string; readonly entry: UndoEntry | null }
  /** Something unsaved that waits in the panel of a node. */
  | { readonly id: number; readonly kind: 'waiting'; readonly text: string; readonly nodeId: NodeId }
  | {
      readonly id: number;
      readonly kind: 'notUndone';
      readonly text: string;
      /** Who changed it since, where it was somebody else's change. */
      readonly changedBy: AccountId | null;
      readonly nodeId: NodeId | null;
    };

type NewFlag = Flag extends infer One ? (One extends Flag ? Omit<One, 'id'> : never) : never;

/** At most one flag: the newest. */
export class FlagStore extends Store<Flag | null> {
  #next = 1;

  constructor() {
    super(null);
  }

  readonly show = (flag: NewFlag): void => this.set({ ...flag, id: this.#next++ });
  /** Says something without a way back, for example "Link copied". */
  readonly say = (text: string): void => this.show({ kind: 'done', text, entry: null });
  readonly hide = (): void => this.set(null);
}
