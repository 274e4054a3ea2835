import type { NodeRow } from '../../shared/views';
import { amount, day, number } from '../app/format';

const ARROW = ' → ';

/** "66.4 → 75 %" of a key result, "3 of 5 milestones" of an initiative; empty when there is nothing to say. */
export function commitmentText(node: NodeRow, today: number): string {
  if (node.kind === 'initiative') {
    return node.milestonesTotal > 0 ? `${node.milestonesDone} of ${node.milestonesTotal} milestones` : '';
  }
  const facts = node.keyResult;
  if (!facts) return '';
  const now = facts.current?.value ?? facts.baseline;
  switch (facts.direction) {
    case 'increase':
    case 'decrease':
      if (facts.target === null) return '';
      return `${now === null ? '–' : number(now)}${ARROW}${amount(facts.target, node.unit)}`;
    case 'maintain': {
      const band = bandText(facts.bandLow, facts.bandHigh, node.unit);
      return band === '' ? '' : `${now === null ? '–' : number(now)}, keep ${band}`;
    }
    case 'milestone':
      return facts.dueDay === null ? '' : `by ${day(facts.dueDay, today)}`;
  }
}

function bandText(low: number | null, high: number | null, unit: string): string {
  if (low !== null && high !== null) return `${number(low)} to ${amount(high, unit)}`;
  if (low !== null) return `at least ${amount(low, unit)}`;
  return high === null ? '' : `at most ${amount(high, unit)}`;
}
