import type { CycleFacts, EngineInput, EpochDay, NodeFacts, NodeId } from '../../../domain/model';
import type { Rollup } from '../../../domain/model';
import { previewCheckIn } from '../../../domain/preview';
import { day } from '../../app/format';
import type { CheckIn } from './check-in-form';

/** Result and health as they will be, with the start and target that are being set. */
export function preview(input: EngineInput, nodeId: NodeId, checkIn: CheckIn): Rollup {
  const { commitment } = checkIn;
  const withTarget = (node: NodeFacts): NodeFacts =>
    node.id === nodeId && node.keyResult && commitment
      ? { ...node, keyResult: { ...node.keyResult, ...commitment.commitment } }
      : node;
  const changed = commitment ? { ...input, nodes: input.nodes.map(withTarget) } : input;
  return previewCheckIn(changed, nodeId, checkIn.value, checkIn.asOf, checkIn.confidence);
}

/** PR2: what lies outside the cycle is kept and does not count. */
export const outside = (asOf: EpochDay, { start, end }: Pick<CycleFacts, 'start' | 'end'>): boolean =>
  asOf < start || asOf > end;

/** Why a check-in stays without effect on the result (PR2). */
export function quietNote(
  checkIn: Pick<CheckIn, 'asOf'>,
  node: NodeFacts,
  cycle: Pick<CycleFacts, 'name' | 'start' | 'end'> | null,
  today: EpochDay,
): string | null {
  const current = node.keyResult?.current ?? null;
  if (cycle !== null && outside(checkIn.asOf, cycle)) {
    const side = checkIn.asOf < cycle.start ? 'before' : 'after';
    return `${day(checkIn.asOf, today)} lies ${side} ${cycle.name}. It stays in the history and does not count for the current result.`;
  }
  if (current !== null && checkIn.asOf < current.asOf)
    return 'Older than the last one: kept in the history, the result stays.';
  return null;
}
