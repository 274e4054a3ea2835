import type { Input, InputKey } from './inputs';
import type { Result } from './result';
import type {
  AdminView,
  ArchivedView,
  Changed,
  ConsequencesView,
  CycleView,
  PanelView,
  SessionView,
  SettingsView,
  StrategyView,
  TeamView,
  TreeView,
  UndoCommand,
} from './views';
import type { DocumentView } from './document-view';
import type { NodeWorkView, WorkChanged, WorkManyChanged, WorkTargetsView } from './work-views';
import type { UpkeepView } from './upkeep-view';
import type { WorkContextView } from './work-context-view';

/** What each endpoint answers when it succeeds. One line an endpoint; `inputs.ts` has what it takes. */
export interface Answers {
  /** Who am I, what may I see. Surfaces call it first. */
  'session.open': SessionView;
  /** While the schema is being made: 0..1; carries the set-up on. */
  'setup.progress': { readonly progress: number };

  'strategy.tree': TreeView;
  /** Cheap poll: has anything changed? */
  'strategy.revision': { readonly revision: number };
  'strategy.create': StrategyView;
  'strategy.update': { readonly strategy: StrategyView; readonly undo: UndoCommand | null };
  'strategy.delete': { readonly deletedId: string };
  'cycle.save': CycleView;
  'team.save': TeamView;
  'team.remove': { readonly removedId: string };

  'node.create': Changed;
  'node.update': Changed;
  'node.move': Changed;
  'node.archive': Changed;
  'node.restore': Changed;
  'node.consequences': ConsequencesView;
  'node.panel': PanelView;
  'node.archived': ArchivedView;
  /** Links to a node, by page. */
  'node.work': NodeWorkView;
  'edge.save': Changed;
  'edge.remove': Changed;

  'checkIn.create': Changed;
  'checkIn.remove': Changed;

  'paste.make': Changed;
  'paste.undo': Changed;

  'work.link': WorkChanged;
  'work.unlink': WorkChanged;
  'work.linkMany': WorkManyChanged;
  'work.unlinkMany': WorkManyChanged;
  'work.classify': WorkChanged;
  /** The line of sight of one work item. */
  'work.context': WorkContextView;
  /** What work of a project can be linked to. */
  'work.targets': WorkTargetsView;

  /** The strategy, or a part of it, as a document that people read. */
  'document.open': DocumentView;

  'settings.save': { readonly settings: SettingsView; readonly undo: UndoCommand | null };
  'admin.overview': AdminView;
  /** How work of Jira gets here: what waits, what was set aside, the hourly repair. */
  'upkeep.status': UpkeepView;
  'upkeep.retry': { readonly retried: number };
  /** Those of the projects that the app's own account may not read. Costs quota points. */
  'projects.closed': { readonly closedIds: readonly string[] };
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Every input has an answer and the other way round; forgetting one does not compile. */
export const everyEndpointHasBoth: Same<InputKey, keyof Answers> = true;

/** For `makeResolver` and `makeInvoke`. */
export type Contract = {
  [Key in InputKey]: (payload: Input<Key>) => Result<Answers[Key]>;
};
