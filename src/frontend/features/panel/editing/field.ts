import type { Input } from '../../../../shared/inputs';
import { isUnseen } from '../../../../shared/unseen';
import type { NodeRow, PanelView } from '../../../../shared/views';

/** A node as the panel edits it: its row of the tree and its long texts. */
export type Snapshot = NodeRow & Pick<PanelView, 'narrative' | 'rationale' | 'tradeOffs'>;

export type NodePatch = Input<'node.update'>['patch'];

export type PatchResult =
  | { readonly ok: true; readonly patch: NodePatch }
  | { readonly ok: false; readonly message: string; readonly fields?: Readonly<Record<string, string>> };

/** One thing of a node that a person edits as a whole. */
export interface Field {
  readonly id: string;
  /** As a conflict names it: "Narrative". */
  readonly label: string;
  readonly read: (node: Snapshot) => string;
  /** What to send; `node` is the newest known, so parts that the text does not hold come from there. */
  readonly patch: (text: string, node: Snapshot) => PatchResult;
  /** How a conflict shows it: words that are compared one by one, a person, or a plain phrase. */
  readonly shape: 'words' | 'person' | 'plain';
  readonly phrase?: (text: string) => string;
  /** Mine on top of theirs when both changed different parts; `null` when they meet. */
  readonly rebase?: (base: string, theirs: string, mine: string) => string | null;
  /** Theirs, with mine wherever mine is a change: what "Save mine" saves. Left out: all of mine. */
  readonly onTop?: (base: string, theirs: string, mine: string) => string;
}

const text = (id: 'title' | 'narrative' | 'rationale' | 'tradeOffs', label: string): Field => ({
  id,
  label,
  shape: 'words',
  read: (node) => node[id],
  patch: (value) =>
    id === 'title' && isUnseen(value)
      ? { ok: false, message: 'Give it a title.' }
      : { ok: true, patch: { [id]: value } },
});

export const titleField = text('title', 'Title');
export const narrativeField = text('narrative', 'Narrative');
export const rationaleField = text('rationale', 'Why');
export const tradeOffsField = text('tradeOffs', 'Trade-offs');
