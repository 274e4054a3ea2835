import type { CycleFacts, EngineInput, NodeFacts, NodeId } from '../../../domain/model';
import type { Rollup } from '../../../domain/model';
import { previewCheckIn } from '../../../domain/preview';
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

/** Why a back-dated check-in stays without effect on the result. */
export function quietNote(
  checkIn: Pick<CheckIn, 'asOf'>,
  node: NodeFacts,
  cycle: Pick<CycleFacts, 'name' | 'start'> | null,
): string | null {
  const current = node.keyResult?.current ?? null;
  if (cycle !== null && checkIn.asOf < cycle.start)
    return `Before ${cycle.name} began: kept in the history, not counted.`;
  if (current !== null && checkIn.asOf < current.asOf)
    return 'Older than the last one: kept in the history, the result stays.';
  return null;
}
