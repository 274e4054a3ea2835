import { isoToDay } from '../../domain/days';
import { type Commitment, type Direction, DIRECTIONS } from '../../domain/model';
import { type CommitmentProblem, validateCommitment } from '../../domain/progress';
import { LIMITS } from '../limits';
import { readAmount } from './amounts';
import { type Cells } from './column-names';
import { type Separator } from './plan';
import { cannot, figure, look, quoted, type Said } from './words';

export interface ReadCommitment {
  /** `null` for a key result without numbers. */
  readonly commitment: Commitment | null;
  readonly unit: string;
  readonly said: readonly Said[];
}

const NUMBER_CELLS = ['baseline', 'target', 'low', 'high', 'tolerance'] as const;
/** A key result that has not said yet what it measures. */
export const NO_COMMITMENT: Commitment = {
  direction: 'increase',
  baseline: null,
  target: null,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
};

/** Whether a line says anything that only a key result can hold. */
export const hasNumbers = (cells: Cells): boolean =>
  [...NUMBER_CELLS, 'direction' as const, 'due' as const].some((column) => (cells[column] ?? '') !== '');

/** “maintain 105–115” in the target cell says the same as the cells direction, low and high. */
function spellOut(cells: Cells): Cells {
  const target = cells.target ?? '';
  if (isoToDay(target) !== null)
    return { ...cells, target: '', due: target, direction: cells.direction || 'milestone' };
  const band = /^maintain\b[\s:]*(.*)$/i.exec(target)?.[1];
  if (band === undefined) return cells;
  const [, low = '', high = ''] = /^(.+?)\s*(?:–|—|\.\.+|\bto\b|(?<=\d)\s*-)\s*(.+)$/.exec(band) ?? [];
  return { ...cells, baseline: '', target: '', direction: 'maintain', low: cells.low || low, high: cells.high || high };
}

/** What the cells of a key result commit to. */
export function readCommitment(given: Cells, separator: Separator | null): ReadCommitment {
  const cells = spellOut(given);
  const said: Said[] = [];
  const numbers: Partial<Record<(typeof NUMBER_CELLS)[number], number>> = {};
  let unit = cells.unit ?? '';
  for (const column of NUMBER_CELLS) {
    const text = cells[column] ?? '';
    if (text === '') continue;
    const amount = readAmount(text);
    if (!amount || (amount.unit !== '' && unit !== '' && amount.unit !== unit)) {
      said.push(cannot(`The ${column} ${quoted(text)} is not a number.`, 'Write digits, for example 67.2.'));
      continue;
    }
    if (amount.ambiguous && separator !== ',') {
      said.push(look(`${quoted(text)} is read as ${figure(amount.value)}.`, 'Write a point before decimals.'));
    }
    unit ||= amount.unit;
    numbers[column] = amount.value;
  }
  const word = (cells.direction ?? '').toLowerCase();
  const stated = DIRECTIONS.find((direction) => direction === word) ?? null;
  if (word !== '' && stated === null) {
    said.push(cannot(`${quoted(word)} is not a direction.`, `Write ${DIRECTIONS.join(', ')}, or leave it empty.`));
  }
  const due = cells.due ?? '';
  const dueDay = due === '' ? null : isoToDay(due);
  if (due !== '' && dueDay === null) said.push(cannot(`${quoted(due)} is not a date.`, 'Write it as 2026-12-31.'));
  if (unit.length > LIMITS.unit)
    said.push(cannot(`The unit has ${unit.length} characters.`, `It may have ${LIMITS.unit}.`));
  if (said.some(({ level }) => level === 'cannot')) return { commitment: null, unit, said };
  if (!hasNumbers(cells)) return { commitment: null, unit, said };
  const { baseline = null, target = null, low = null, high = null, tolerance = null } = numbers;
  const commitment: Commitment = {
    ...NO_COMMITMENT,
    direction: stated ?? derived(baseline, target, dueDay),
    ...{ baseline, target, bandLow: low, bandHigh: high, tolerance, dueDay },
  };
  const problem = validateCommitment(commitment);
  if (problem) return { commitment: null, unit, said: [...said, sayProblem(problem, commitment)] };
  const missing = incomplete(commitment, given);
  return {
    commitment: missing.some(({ level }) => level === 'cannot') ? null : commitment,
    unit,
    said: [...said, ...missing],
  };
}

function derived(baseline: number | null, target: number | null, dueDay: number | null): Direction {
  if (baseline === null && target === null) return dueDay === null ? 'maintain' : 'milestone';
  return baseline !== null && target !== null && target < baseline ? 'decrease' : 'increase';
}

function incomplete(commitment: Commitment, given: Cells): Said[] {
  const { direction, baseline, target, bandLow, bandHigh, dueDay } = commitment;
  if (direction === 'milestone')
    return dueDay === null ? [look('There is no due date.', 'It can be added later.')] : [];
  if (direction === 'maintain') {
    if (bandLow !== null || bandHigh !== null) return [];
    const written = (given.direction ?? '') === '';
    return written
      ? [cannot('“maintain” needs a band.', 'Write, for example, “maintain 105–115” as target.')]
      : [look('There is no band.', 'It has no result until there is.')];
  }
  if (baseline !== null && target !== null) return [];
  const missing = baseline === null ? (target === null ? 'baseline and target' : 'baseline') : 'target';
  return [look(`There is no ${missing}.`, 'It has no result until there is.')];
}

function sayProblem(problem: CommitmentProblem, { direction, baseline, target, bandLow, bandHigh }: Commitment): Said {
  switch (problem) {
    case 'targetEqualsBaseline':
      return cannot(
        'Target equals baseline.',
        'Give two different numbers. To hold a level, paste a table with “maintain 105–115” as target.',
      );
    case 'againstDirection':
      return cannot(
        `From ${figure(baseline ?? 0)} to ${figure(target ?? 0)} is no ${direction}.`,
        'Leave the direction empty, or swap the two numbers.',
      );
    case 'tooLarge':
    case 'notANumber':
      return cannot('A number is too large.', 'Values go up to 1e15. Use a larger unit, for example millions.');
    case 'bandReversed':
      return cannot(`Low ${figure(bandLow ?? 0)} is above high ${figure(bandHigh ?? 0)}.`, 'Swap them.');
    case 'toleranceNeeded':
      return cannot('A band without a width needs a tolerance.', 'Write low and high, or fill the column “tolerance”.');
    case 'toleranceNotPositive':
      return cannot('The tolerance is not above 0.', 'Write how far outside the band is still acceptable.');
  }
}
