import { type Kind } from '../../domain/model';
import { type Amounts } from './amounts';
import { type Cells, type Column } from './column-names';

/** A line as its format reads it: words, not yet a place in the tree. */
export interface RawRow {
  readonly line: number;
  readonly lastLine: number;
  readonly title: string;
  /** Indented text: the line without its blanks and its list mark. */
  readonly text: string;
  /** How a line says where it belongs: by the name in a cell, or by the indented line it stands under. */
  readonly parent:
    { readonly by: 'name'; readonly name: string } | { readonly by: 'row'; readonly index: number | null };
  readonly kind: Kind | null;
  /** A word in the kind column that is no kind. */
  readonly kindWord: string;
  readonly cells: Cells;
  /** Numbers at the end of an indented title, and that title without them; they count where a key result may stand. */
  readonly inline: { readonly title: string; readonly amounts: Amounts } | null;
  /** `@OBJ-12` at the start of an indented line: the node it stands for. */
  readonly keyMark: string | null;
  /** What is wrong with the line itself. */
  readonly fault: { readonly cause: string; readonly remedy: string } | null;
  /** Something to look at that the format itself noticed. */
  readonly notice: { readonly cause: string; readonly remedy: string } | null;
  /** The line again with one cell changed; `null` where the format has no cells. */
  readonly withCell: ((column: Column, value: string) => string) | null;
}
