import { useRef } from 'react';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { useApp } from '../../app/app-state';
import { amount } from '../../app/format';
import type { CheckIn } from './check-in-form';

/** Sends a check-in, and before it the start and target that were set with it. Answers what went wrong, or `null`. */
export function useCheckIn(): (node: NodeRow, checkIn: CheckIn, counts: boolean) => Promise<Failure | null> {
  const act = useAct();
  const { undo, flags } = useApp();
  const targetSet = useRef(false);
  const last = useRef({ content: '', id: '' });
  return async (node, { commitment, ...entered }, counts) => {
    if (commitment) {
      const { commitment: said, unit } = commitment;
      const patch = { commitment: said, ...(unit === node.unit ? {} : { unit }) };
      const result = await act(
        'node.update',
        { nodeId: node.id, version: node.version, patch },
        { done: `Target of ${node.key} set`, quiet: true },
      );
      if (!result.ok) return result.failure;
      targetSet.current = result.value.undo !== null;
    }
    // The same content sent again, because an answer got lost, is the same check-in.
    const content = JSON.stringify([node.id, entered]);
    if (last.current.content !== content) last.current = { content, id: crypto.randomUUID() };
    const unit = commitment?.unit ?? node.unit;
    const milestone = node.keyResult?.direction === 'milestone';
    const words = milestone ? (entered.value >= 1 ? 'reached' : 'not reached yet') : amount(entered.value, unit);
    const done = `Checked in ${node.key}: ${words}${counts ? '' : '. It does not change the result'}`;
    const result = await act('checkIn.create', { id: last.current.id, nodeId: node.id, ...entered }, { done });
    if (!result.ok) return result.failure;
    // A target that was set with it was one action of the person, so it is taken back with it.
    const both = targetSet.current && result.value.undo !== null ? undo.group(2, done) : null;
    targetSet.current = false;
    if (both) flags.show({ kind: 'done', text: done, entry: both });
    return null;
  };
}
