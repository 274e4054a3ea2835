import type { ConsequencesView } from '../../../../shared/views';
import { count } from '../../../app/format';

const MOST = 4;

function list(nodes: ConsequencesView['below']): string {
  const keys = nodes.slice(0, MOST).map((node) => node.key);
  return nodes.length > MOST ? `${keys.join(', ')} and ${nodes.length - MOST} more` : keys.join(', ');
}

/** CH2: what stays behind; `null` when nothing does. */
export function consequencesWords({ below, dependants, openWork }: ConsequencesView): string | null {
  const parts = [
    below.length > 0
      ? `${below.length === 1 ? '1 row below it stays as it is' : `${count(below.length, 'row')} below it stay as they are`}: ${list(below)}.`
      : '',
    dependants.length > 0 ? `Others rely on it: ${list(dependants)}.` : '',
    openWork > 0 ? `${count(openWork, 'open work item')} would have no path to the strategy.` : '',
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(' ');
}
