import { inputs, type Parsed } from '../shared/inputs';
import { TAKEN_BACK } from '../shared/taken-back';
import type { UndoCommand } from '../shared/views';
import type { LastChange, NodeDetail } from './ports/rows';

type Payload = Parsed<'node.update'>;

/** A cut text ends so, and is nearly as long as the log allows. */
const isCut = (value: unknown): boolean => typeof value === 'string' && value.length > 490 && value.endsWith('…');

/**
 * The way back of an update whose first answer got lost: the row is new already, the old values stand in the change that it carries.
 * `null` where the log holds only the beginning of a text.
 */
export function undoOfLastRun(node: NodeDetail, change: LastChange, payload: Payload): UndoCommand | null {
  const { changes, reason } = change;
  const was = (field: string, now: unknown): unknown => (changes[field] ? changes[field].before : now);
  const fields = new Map<string, unknown>(Object.entries(node));
  const before = (field: string): unknown => {
    if (field === 'metricName') return was('metric', node.metricName);
    if (field === 'override') return withoutAuthor(was('override', node.override));
    if (field !== 'commitment') return was(field, fields.get(field));
    return Object.fromEntries(Object.entries(node.commitment ?? {}).map(([one, now]) => [one, was(one, now)]));
  };
  const patch = Object.fromEntries(Object.keys(payload.patch).map((field) => [field, before(field)]));
  if (Object.values(patch).some(isCut)) return null;
  const command = {
    ...{ nodeId: node.id, version: payload.version + 1, patch, undoOf: payload.requestId },
    ...(reason === null ? {} : { reason: TAKEN_BACK }),
  };
  const parsed = inputs['node.update'].omit({ requestId: true }).safeParse(command);
  return parsed.success ? { key: 'node.update', payload: parsed.data } : null;
}

function withoutAuthor(override: unknown): unknown {
  if (typeof override !== 'object' || override === null) return null;
  return Object.fromEntries(Object.entries(override).filter(([field]) => field !== 'by'));
}
