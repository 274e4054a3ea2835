import { useCallback } from 'react';
import type { NodeId, StrategyId } from '../../domain/model';
import type { Answers } from '../../shared/contract';
import type { InputKey } from '../../shared/inputs';
import type { Failure, Result } from '../../shared/result';
import type { Changed, SettingsView, StrategyView, UndoCommand } from '../../shared/views';
import { useApp, type AppState } from './app-state';
import { call, type Payload } from './call';
import { expectedOf, rebased, type UndoEntry, type UndoStep } from './undo-stack';

export interface ActOptions {
  /** What was done, for example "Moved OBJ-15 under OBJ-8". A function sees the answer. Left out: no undo. */
  readonly done?: string | ((changed: Changed | null) => string);
  /** Keeps the way back but shows no flag, for example while several nodes are typed one after another. */
  readonly quiet?: boolean;
}

export type Act = <Key extends InputKey>(
  key: Key,
  payload: Payload<Key>,
  options?: ActOptions,
) => Promise<Result<Answers[Key]>>;

interface Parts {
  readonly changed: Changed | null;
  readonly strategy: StrategyView | null;
  readonly settings: SettingsView | null;
  /** Strategies whose numbers follow what was linked. */
  readonly stale: readonly StrategyId[];
  readonly undo: UndoCommand | null;
}

const nothing: Parts = { changed: null, strategy: null, settings: null, stale: [], undo: null };

/** What answers of writes have in common. */
function partsOf(answer: Answers[InputKey]): Parts {
  if ('revisions' in answer) {
    return { ...nothing, stale: answer.revisions.map(({ strategyId }) => strategyId), undo: answer.undo };
  }
  if ('removedIds' in answer) return { ...nothing, changed: answer, undo: answer.undo };
  if ('strategy' in answer && 'undo' in answer) return { ...nothing, strategy: answer.strategy, undo: answer.undo };
  if ('settings' in answer && 'undo' in answer) return { ...nothing, settings: answer.settings, undo: answer.undo };
  return nothing;
}

function applyParts(app: AppState, { changed, strategy, settings, stale }: Parts): void {
  for (const id of stale) void app.tree(id).refresh();
  if (changed) {
    const ids = new Set(changed.nodes.map((node) => node.strategyId));
    for (const tree of app.trees()) {
      const { model } = tree.get();
      const touched = ids.has(tree.strategyId) || changed.removedIds.some((id) => model?.byId.has(id));
      if (touched || (ids.size === 0 && changed.removedIds.length === 0)) tree.apply(changed);
    }
  }
  if (strategy) {
    app.session.applyStrategy(strategy);
    app.tree(strategy.id).applyStrategy(strategy);
  }
  if (settings) {
    app.session.applySettings(settings);
    for (const tree of app.trees()) tree.applySettings(settings);
  }
}

function versionsOf(app: AppState, changed: Changed | null, payload: object): ReadonlyMap<NodeId, number> {
  // What is archived is not in the tree: the write itself names the version that it expects.
  const versions = new Map(expectedOf(payload));
  for (const tree of app.trees()) {
    const { model } = tree.get();
    for (const { id } of changed?.nodes ?? []) {
      const before = model?.byId.get(id);
      if (before) versions.set(id, before.version);
    }
    for (const id of changed?.removedIds ?? []) {
      const before = model?.byId.get(id);
      if (before) versions.set(id, before.version);
    }
  }
  return versions;
}

/**
 * Writes: calls, puts the answer into tree and session, remembers the way back and says what was done. The Result comes
 * back so that a refusal or a conflict can stand where the edit was.
 */
export function useAct(): Act {
  const app = useApp();
  return useCallback(
    async (key, payload, options = {}) => {
      const result = await call(key, payload);
      if (!result.ok) return result;
      const parts = partsOf(result.value);
      const before = versionsOf(app, parts.changed, payload);
      applyParts(app, parts);
      const { done, quiet } = options;
      if (done !== undefined) {
        const words = typeof done === 'string' ? done : done(parts.changed);
        const entry = parts.undo ? { steps: [{ undo: parts.undo, before }], done: words } : null;
        if (entry) app.undo.push(entry);
        if (quiet) app.flags.hide();
        else app.flags.show({ kind: 'done', text: words, entry });
      }
      return result;
    },
    [app],
  );
}

function sayNotUndone(app: AppState, { undo }: UndoStep, failure: Failure): void {
  if (failure.code !== 'conflict') {
    app.flags.show({ kind: 'notUndone', text: failure.message, changedBy: null, nodeId: null });
    return;
  }
  const nodeId = 'nodeId' in undo.payload ? undo.payload.nodeId : null;
  const text = `has changed ${(nodeId === null ? null : nodeKey(app, nodeId)) ?? 'this'} since.`;
  app.flags.show({ kind: 'notUndone', text, changedBy: failure.changedBy ?? '', nodeId });
  for (const tree of app.trees()) void tree.refresh();
}

function nodeKey(app: AppState, id: NodeId): string | null {
  for (const tree of app.trees()) {
    const node = tree.get().model?.byId.get(id);
    if (node) return node.key;
  }
  return null;
}

/** Takes the steps back from the last to the first; stops at the first that is refused. */
async function undoEntry(app: AppState, entry: UndoEntry): Promise<void> {
  let steps = entry.steps;
  for (let step = steps.at(-1); step; step = steps.at(-1)) {
    // One member of a union of commands: its payload belongs to its key.
    const result = await call<InputKey>(step.undo.key, step.undo.payload);
    if (!result.ok) {
      const { code } = result.failure;
      // Out of reach is not undone for good: the way back stays.
      if (code === 'unavailable' || code === 'busy') app.undo.push({ ...entry, steps });
      sayNotUndone(app, step, result.failure);
      return;
    }
    const parts = partsOf(result.value);
    steps = steps.slice(0, -1);
    if (parts.changed) {
      app.undo.rebase(step, parts.changed);
      steps = rebased(steps, step, parts.changed);
    }
    applyParts(app, parts);
  }
  app.flags.say(`Undone: ${entry.done}`);
}

/** Takes back one action, or this tab's last. */
export function useUndo(): (entry?: UndoEntry) => Promise<void> {
  const app = useApp();
  return useCallback(
    async (entry) => {
      const wanted = entry ?? app.undo.pop();
      if (entry && !app.undo.take(entry)) return;
      if (wanted) await undoEntry(app, wanted);
      else app.flags.say('Nothing to undo in this tab.');
    },
    [app],
  );
}
