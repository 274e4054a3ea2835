import { createContext, useContext } from 'react';
import type { Kind, NodeId } from '../../domain/model';

export type Explained = 'result' | 'expected' | 'health' | 'work';

/** What a part of the strategy page can ask of the page; features reach each other only through this. */
export interface Page {
  /** Opens the explanation of a number beside `anchor`; Esc closes it and the focus returns. */
  readonly explain: (nodeId: NodeId, what: Explained, anchor: HTMLElement) => void;
  /** Opens the check-in of a key result below `anchor`. */
  readonly checkIn: (nodeId: NodeId, anchor: HTMLElement) => void;
  /** Opens the side panel of a node; `null` closes it and the focus returns to the row. With `focus` the focus goes there. */
  readonly openPanel: (nodeId: NodeId | null, options?: { readonly focus?: boolean | 'activity' }) => void;
  /** Selects the row and scrolls to it, expanding what hides it. */
  readonly reveal: (nodeId: NodeId) => void;
  /** Opens the inline create below a node, as its last child. */
  readonly createBelow: (parentId: NodeId, kind?: Kind) => void;
  /** Opens the paste page. */
  readonly openPaste: (underId: NodeId | null, text?: string) => void;
  /** Shows what archiving leaves behind, then archives. */
  readonly archive: (nodeId: NodeId, anchor: HTMLElement) => void;
  /** Opens "Move…" with its search. */
  readonly move: (nodeIds: readonly NodeId[], anchor: HTMLElement) => void;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage needs PageContext above it');
  return page;
}
