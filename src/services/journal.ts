import type { NodeId, StrategyId } from '../domain/model';
import type { FieldChanges, LastChange, NodeDetail } from './ports/rows';
import type { AuditEntry, CommitmentEntry, WriteStamp } from './ports/writes';
import type { Work } from './work';

/** Long texts are cut in the log; the node holds them whole. */
const MOST_CHARACTERS = 500;
/** Fields of a change that say what a key result commits to (CH1). */
const COMMITMENT_FIELDS = [
  'direction',
  'baseline',
  'target',
  'bandLow',
  'bandHigh',
  'tolerance',
  'dueDay',
  'metric',
  'unit',
] as const;

type Subject = { readonly id: string; readonly strategyId: StrategyId | null };
type NodeSubject = { readonly id: NodeId; readonly strategyId: StrategyId };

export function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > MOST_CHARACTERS
    ? `${[...value.slice(0, MOST_CHARACTERS)].slice(0, -1).join('')}…`
    : value;
}

/** A change of a row other than a node; `undefined` when nothing differs, as when an earlier run of the request has done it. */
export function changeOf(
  action: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): LastChange | undefined {
  const changes = differences(before, after);
  return Object.keys(changes).length === 0 ? undefined : { action, changes, reason: null };
}

/** The stamp of a row that carries this change until it is in the log. */
export function carrying(stamp: WriteStamp, change: LastChange | undefined): WriteStamp {
  return change ? { ...stamp, change } : stamp;
}

/** What was carried, into the log. */
export async function logChange({ ports }: Work, subject: Subject, stamp: WriteStamp): Promise<void> {
  if (stamp.change) await ports.writes.audit([auditEntry(subject, stamp.change, stamp)]);
}

/** Only what differs, cut to what a log holds. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChanges {
  const entries = Object.keys(after).flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [[field, { before: cut(old), after: cut(now) }] as const];
  });
  return Object.fromEntries(entries);
}

/** Writes what the node carries of its last change into the logs. Keyed by the request: once more changes nothing. */
export async function journal(
  { ports }: Work,
  { id, strategyId }: NodeSubject,
  change: LastChange,
  stamp: WriteStamp,
): Promise<void> {
  const entries = commitmentEntries({ id, strategyId }, change, stamp);
  if (entries.length > 0) await ports.writes.logCommitmentChanges(entries);
  // Last: where it is, all of it is.
  await ports.writes.audit([auditEntry({ id, strategyId }, change, stamp)]);
}

export function auditEntry(
  { id, strategyId }: Subject,
  { action, changes }: LastChange,
  stamp: WriteStamp,
): AuditEntry {
  return { requestId: stamp.requestId, strategyId, subjectId: id, action, at: stamp.at, by: stamp.by, changes };
}

function commitmentEntries(
  { id, strategyId }: NodeSubject,
  { changes, reason }: LastChange,
  stamp: WriteStamp,
): CommitmentEntry[] {
  if (reason === null) return [];
  return COMMITMENT_FIELDS.flatMap((field, seq) => {
    const change = changes[field];
    if (!change) return [];
    const { requestId, at, by } = stamp;
    return [
      {
        requestId,
        seq,
        strategyId,
        nodeId: id,
        at,
        byId: by,
        reason,
        field,
        before: plain(change.before),
        after: plain(change.after),
      },
    ];
  });
}

const plain = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

/** A run that died before the log had its entry: the next writer makes up for it, since its own entry takes the place. */
export async function journalLastRun(work: Work, node: NodeDetail): Promise<void> {
  if (node.audited || !node.lastChange) return;
  const stamp = { requestId: node.lastWrite, by: node.updatedBy, at: node.updatedAt };
  const { metric, unit } = node.lastChange.changes;
  const named = {
    ...(typeof metric?.after === 'string' ? { name: metric.after } : {}),
    ...(typeof unit?.after === 'string' ? { unit: unit.after } : {}),
  };
  // The metric stands in a row of its own, written after the node's.
  if (node.metricId !== null && Object.keys(named).length > 0)
    await work.ports.writes.updateMetric(node.metricId, named, stamp);
  await journal(work, node, node.lastChange, stamp);
}
