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

type Subject = { readonly id: NodeId; readonly strategyId: StrategyId };

export function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > MOST_CHARACTERS
    ? `${[...value.slice(0, MOST_CHARACTERS)].slice(0, -1).join('')}…`
    : value;
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
  { id, strategyId }: Subject,
  change: LastChange,
  stamp: WriteStamp,
): Promise<void> {
  await ports.writes.audit([auditEntry({ id, strategyId }, change, stamp)]);
  const entries = commitmentEntries({ id, strategyId }, change, stamp);
  if (entries.length > 0) await ports.writes.logCommitmentChanges(entries);
}

export function auditEntry(
  { id, strategyId }: Subject,
  { action, changes }: LastChange,
  stamp: WriteStamp,
): AuditEntry {
  return { requestId: stamp.requestId, strategyId, subjectId: id, action, at: stamp.at, by: stamp.by, changes };
}

function commitmentEntries(
  { id, strategyId }: Subject,
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
  await journal(work, node, node.lastChange, { requestId: node.lastWrite, by: node.updatedBy, at: node.updatedAt });
}
