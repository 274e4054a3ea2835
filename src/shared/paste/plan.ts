import { type AccountId, type Commitment, type Kind, type NodeId } from '../../domain/model';
import { type Column } from './column-names';

export type PasteFormat = 'csv' | 'indented';
export type Separator = ',' | ';' | '\t';

/** A node of the tree that a line may name as its parent. */
export interface PlaceNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
}

/** What a search for an owner's name found; a name that is missing from the map has not been looked up yet. */
export type OwnerAnswer = AccountId | 'nobody' | 'several';

export interface PasteOptions {
  /** The node under which the text goes; `null` when the strategy has no vision yet. */
  readonly under: PlaceNode | null;
  /** The nodes of the tree, archived ones left out. */
  readonly nodes: readonly PlaceNode[];
  readonly owners: ReadonlyMap<string, OwnerAnswer>;
  /** What the site calls the kinds. */
  readonly labels: Readonly<Record<Kind, string>>;
  /** Read it so, whatever it looks like. */
  readonly format?: PasteFormat;
  /** Indented text only: list marks, kinds and numbers are part of the title. */
  readonly plain?: boolean;
}

/** Replaces lines `line` to `lastLine` of the text. */
export interface PasteSuggestion {
  readonly label: string;
  readonly line: number;
  readonly lastLine: number;
  readonly replacement: string;
}

/** `cannot`: the line is not made. `look`: it is made, and a person should look at it. */
export interface PasteProblem {
  readonly line: number;
  readonly level: 'cannot' | 'look';
  /** Both are whole sentences. */
  readonly cause: string;
  readonly remedy: string;
  readonly suggestion: PasteSuggestion | null;
}

export type PlanParent =
  | { readonly at: 'under' }
  | { readonly at: 'row'; readonly index: number }
  | { readonly at: 'node'; readonly node: PlaceNode }
  | { readonly at: 'nowhere' };

export interface PlanRow {
  readonly index: number;
  /** First and last line of the text, from 1; a quoted title may span several. */
  readonly line: number;
  readonly lastLine: number;
  /** For showing: 0 is right under the place of the paste. */
  readonly depth: number;
  readonly kind: Kind;
  readonly title: string;
  /** Indented text: the line without its blanks and its list mark. */
  readonly text: string;
  readonly parent: PlanParent;
  readonly ownerName: string;
  readonly ownerId: AccountId | null;
  readonly weight: number;
  readonly unit: string;
  readonly commitment: Commitment | null;
  /** The numbers as they stand in the text, also where they can't be read. */
  readonly written: { readonly baseline: string; readonly target: string };
  /** `existing`: names a node that the tree has already; lines go under it and it is not made again. */
  readonly status: 'make' | 'cannot' | 'existing';
  /** Set when `status` is `existing`. */
  readonly existing: PlaceNode | null;
  readonly problems: readonly PasteProblem[];
}

export interface PastePlan {
  readonly format: PasteFormat | 'empty';
  readonly separator: Separator | null;
  readonly headerLine: number | null;
  /** What each cell of a table is; `null` = a column that is not read. */
  readonly columns: readonly (Column | null)[];
  readonly rows: readonly PlanRow[];
  readonly counts: { readonly make: number; readonly cannot: number; readonly look: number };
  /** Set when there are more lines than one paste takes; then there are no rows. */
  readonly tooMany: number | null;
  /** Lines whose list mark was taken off the title. */
  readonly marked: number;
  /** Owners' names to look up, each once. */
  readonly ownerNames: readonly string[];
  /** Whole sentences about the text as a whole. */
  readonly notes: readonly string[];
}
