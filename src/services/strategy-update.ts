import type { Parsed } from '../shared/inputs';
import type { StrategyView, UndoCommand } from '../shared/views';
import { staleConflict } from './conflict';
import { AppFailure, badInput } from './failure';
import { carrying, changeOf, logChange } from './journal';
import { checkEditors } from './people';
import type { Header, StoredStrategy } from './ports/rows';
import { allFacts, refreshStrategy } from './refresh';
import { checkTimeZone } from './strategy-create';
import { strategyView } from './views';
import { stampOf, type Work } from './work';

type Payload = Parsed<'strategy.update'>;

export interface StrategySaved {
  readonly strategy: StrategyView;
  readonly undo: UndoCommand | null;
}

/** Name, zone, projects, who sees it and who edits it. */
export async function updateStrategy(work: Work, header: Header, payload: Payload): Promise<StrategySaved> {
  const { strategy } = header;
  const { requestId, version } = payload;
  const patch = unique(payload.patch);
  if (patch.timeZone !== undefined) checkTimeZone(patch.timeZone);
  const repeated = strategy.lastWrite === requestId;
  if (!repeated && strategy.version !== version) throw conflict(strategy);
  await checkEditors(work, strategy.editorIds, patch.editorIds ?? []);
  const { writes } = work.ports;
  const stamp = carrying(stampOf(work, requestId), changeOf('strategy.update', { ...strategy }, patch));
  if (!repeated && (await writes.updateStrategy(strategy.id, version, patch, stamp)) === 'stale') {
    throw conflict((await work.ports.reads.header({ strategyId: strategy.id }))?.strategy ?? strategy);
  }
  if (!repeated) await logChange(work, { id: strategy.id, strategyId: strategy.id }, stamp);
  const saved = await work.ports.reads.header({ strategyId: strategy.id });
  if (!saved) throw new AppFailure('conflict', 'Somebody deleted this strategy just now.');
  // Another zone has other days, so every number may change.
  if (patch.timeZone !== undefined && (repeated || patch.timeZone !== strategy.timeZone))
    await refreshStrategy(work, saved, { factsOf: allFacts });
  return { strategy: strategyView(saved.strategy), undo: repeated ? null : undoOf(strategy, payload) };
}

const conflict = (strategy: StoredStrategy) => staleConflict(strategy.name, strategy, strategyView(strategy));

function unique({ name, timeZone, projectIds, groupIds, editorIds }: Payload['patch']): Payload['patch'] {
  return {
    ...(name === undefined ? {} : { name }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(projectIds === undefined ? {} : { projectIds: [...new Set(projectIds)] }),
    ...(groupIds === undefined ? {} : { groupIds: [...new Set(groupIds)] }),
    ...(editorIds === undefined ? {} : { editorIds: [...new Set(editorIds)] }),
  };
}

function undoOf(
  { id, name, timeZone, projectIds, groupIds, editorIds }: StoredStrategy,
  { patch, version }: Payload,
): UndoCommand {
  const old: Payload['patch'] = {
    ...(patch.name === undefined ? {} : { name }),
    ...(patch.timeZone === undefined ? {} : { timeZone }),
    ...(patch.projectIds === undefined ? {} : { projectIds: [...projectIds] }),
    ...(patch.groupIds === undefined ? {} : { groupIds: [...groupIds] }),
    ...(patch.editorIds === undefined ? {} : { editorIds: [...editorIds] }),
  };
  return { key: 'strategy.update', payload: { strategyId: id, version: version + 1, patch: old } };
}

/** Deletes a strategy with everything in it, once its name was typed. It is out of sight at once; the rows follow. */
export async function deleteStrategy(
  work: Work,
  { strategy }: Header,
  payload: Parsed<'strategy.delete'>,
): Promise<{ readonly deletedId: string }> {
  const { id } = strategy;
  if (payload.name.trim() !== strategy.name) {
    const sentence = `Type the name exactly as it stands: ${strategy.name}`;
    throw badInput(sentence, { name: sentence });
  }
  if (strategy.version !== payload.version) throw conflict(strategy);
  const { ports } = work;
  const change = changeOf(
    'strategy.delete',
    { name: strategy.name, nodes: strategy.nodeCount },
    { name: null, nodes: 0 },
  );
  const stamp = carrying(stampOf(work, payload.requestId), change);
  if ((await ports.writes.beginDeletion(id, payload.version, stamp)) === 'stale') throw conflict(strategy);
  // It names no strategy, so it stays when the rest of the log goes.
  await logChange(work, { id, strategyId: null }, stamp);
  // Whatever this run does not get done, the queue or the hourly job does.
  await ports.queue.push({ job: 'strategy.delete' }).catch(() => undefined);
  return { deletedId: id };
}
