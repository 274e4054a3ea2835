import type { NodeId, StrategyId } from '../../domain/model';
import type { Explained } from './page';

/** What the page gives to the features it composes (app/surfaces). */

/** Content of a popover 372 wide; the popover itself, Esc and the returning focus belong to the page. */
export interface ExplanationProps {
  readonly nodeId: NodeId;
  readonly what: Explained;
  readonly onClose: () => void;
}

/** Content of a popover 344 wide; mark the first field `data-autofocus`. */
export interface CheckInProps {
  readonly nodeId: NodeId;
  readonly onClose: () => void;
}

/** Fills a column 420 wide, or the whole page on a small one; has its own scroll. */
export interface NodePanelProps {
  readonly nodeId: NodeId;
  readonly onClose: () => void;
  /** Neighbours in the tree as it is shown; `null` at an end. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  /** The panel takes the whole page. */
  readonly full: boolean;
  readonly onToggleFull: () => void;
  /** Given while the activity is what the person wants to see; called once it has the focus. */
  readonly onAtActivity?: () => void;
}

export interface FirstHourProps {
  /** The strategy is ready to be shown. */
  readonly onOpen: (strategyId: StrategyId) => void;
  /** A strategy that exists and has nothing in it yet. */
  readonly strategyId?: StrategyId;
  /** Below step 3: "Paste a list or a table". */
  readonly onPaste?: (strategyId: StrategyId, text?: string) => void;
}

export interface PastePageProps {
  readonly underId: NodeId | null;
  readonly initialText: string;
  /** Everything was made, or the person is done here; with the first row that was made. */
  readonly onDone: (firstId: NodeId | null) => void;
  /** Left without having made anything. */
  readonly onCancel: () => void;
}
