import type { Parsed } from '../shared/inputs';
import { TAKEN_BACK } from '../shared/taken-back';
import type { Changed, UndoCommand } from '../shared/views';
import { mustBeLive, type NodeScope } from './authorize';
import { changedAnswer } from './changed';
import { nodeConflict } from './conflict';
import { journal, journalLastRun } from './journal';
import { planUpdate, type UpdatePlan } from './node-plan';
import { checkPeople } from './people';
import type { NodeDetail } from './ports/rows';
import { refreshStrategy } from './refresh';
import { undoOfLastRun } from './repeated-update';
import { stampOf, type Work } from './work';

type Payload = Parsed<'node.update'>;

/** Changes fields of a node, and of the metric behind a key result. What is guarded by the version changes in one statement. */
export async function updateNode(work: Work, scope: NodeScope, payload: Payload): Promise<Changed> {
  const { header, node } = scope;
  const undo =
    node.lastWrite === payload.requestId ? await resume(work, scope, payload) : await write(work, scope, payload);
  const measured = payload.patch.commitment !== undefined;
  const timed = payload.patch.cycleId !== undefined;
  const numbers = await refreshStrategy(work, header, {
    factsOf: () => (row) => timed || (measured && row.id === node.id),
    touched: [node.id],
  });
  return changedAnswer(numbers, [node.id], undo);
}

async function write(work: Work, scope: NodeScope, payload: Payload): Promise<UndoCommand | null> {
  const { header, node } = scope;
  const { ports } = work;
  mustBeLive(node);
  if (node.version !== payload.version) throw await nodeConflict(work, header, node.id);
  const undone = payload.undoOf === undefined ? null : await ports.reads.auditEntry(payload.undoOf);
  const plan = planUpdate(work, scope, payload, undone?.subjectId === node.id ? undone : null);
  if (!plan) return null;
  await checkPeople(work, { ownerId: [payload.patch.ownerId], contributorIds: payload.patch.contributorIds ?? [] });
  await journalLastRun(work, node);
  const stamp = stampOf(work, payload.requestId);
  const guard = { nodeId: node.id, version: payload.version, change: plan.change };
  if ((await ports.writes.updateNode(guard, plan.node, stamp)) === 'stale')
    throw await nodeConflict(work, header, node.id);
  await follow(work, node, plan, payload.requestId);
  return undoOf(node, plan, payload);
}

/** What stands beside the row: each may run again. */
async function follow(
  work: Work,
  node: NodeDetail,
  { metric, change }: Pick<UpdatePlan, 'metric' | 'change'>,
  requestId: string,
): Promise<void> {
  const { writes } = work.ports;
  const stamp = stampOf(work, requestId);
  if (node.metricId !== null && Object.keys(metric).length > 0) await writes.updateMetric(node.metricId, metric, stamp);
  await writes.bumpRevision(node.strategyId);
  await journal(work, node, change, stamp);
}

/** An earlier run of this request changed the row, and its answer was lost: what it may have left undone is done now. */
async function resume(work: Work, { node }: NodeScope, payload: Payload): Promise<UndoCommand | null> {
  const { patch, requestId } = payload;
  const metric = {
    ...(patch.metricName === undefined ? {} : { name: patch.metricName }),
    ...(patch.unit === undefined ? {} : { unit: patch.unit.trim() }),
  };
  if (!node.lastChange) return null;
  await follow(work, node, { metric, change: node.lastChange }, requestId);
  return undoOfLastRun(node, node.lastChange, payload);
}

/** The old values, for the version that this write has made. */
function undoOf(node: NodeDetail, { change }: UpdatePlan, { patch, version, requestId }: Payload): UndoCommand {
  const { override, commitment } = node;
  const old: Payload['patch'] = {
    ...(patch.title === undefined ? {} : { title: node.title }),
    ...(patch.narrative === undefined ? {} : { narrative: node.narrative }),
    ...(patch.rationale === undefined ? {} : { rationale: node.rationale }),
    ...(patch.tradeOffs === undefined ? {} : { tradeOffs: node.tradeOffs }),
    ...(patch.ownerId === undefined ? {} : { ownerId: node.ownerId }),
    ...(patch.contributorIds === undefined ? {} : { contributorIds: [...node.contributorIds] }),
    ...(patch.teamId === undefined ? {} : { teamId: node.teamId }),
    ...(patch.weight === undefined ? {} : { weight: node.weight }),
    ...(patch.lifecycle === undefined ? {} : { lifecycle: node.lifecycle }),
    ...(patch.cycleId === undefined ? {} : { cycleId: node.cycleId }),
    ...(patch.reviewBy === undefined ? {} : { reviewBy: node.reviewBy }),
    ...(patch.milestonesDone === undefined ? {} : { milestonesDone: node.milestonesDone }),
    ...(patch.milestonesTotal === undefined ? {} : { milestonesTotal: node.milestonesTotal }),
    ...(patch.override === undefined
      ? {}
      : { override: override && { health: override.health, reason: override.reason, until: override.until } }),
    ...(patch.metricName === undefined ? {} : { metricName: node.metricName }),
    ...(patch.unit === undefined ? {} : { unit: node.unit }),
    ...(patch.commitment === undefined || !commitment ? {} : { commitment }),
  };
  const reason = change.reason === null ? {} : { reason: TAKEN_BACK };
  return {
    key: 'node.update',
    payload: { nodeId: node.id, version: version + 1, patch: old, undoOf: requestId, ...reason },
  };
}
