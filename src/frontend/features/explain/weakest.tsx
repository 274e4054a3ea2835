import type { NodeId } from '../../../domain/model';
import { useTree } from '../../app/tree';
import { ratio } from './words';

/** RU1: the input that is furthest behind stands beside the mean, which would hide it. */
export function Weakest({
  weakest,
}: {
  readonly weakest: { readonly nodeId: NodeId; readonly ratioBp: number } | null;
}) {
  const { byId, view } = useTree();
  if (!weakest) return null;
  const { onTrackBp, atRiskBp } = view.settings;
  return (
    <>
      Weakest{' '}
      <strong>
        {byId.get(weakest.nodeId)?.key ?? 'another strategy'}, {ratio(weakest.ratioBp, [onTrackBp, atRiskBp])} of
        expected
      </strong>
    </>
  );
}
