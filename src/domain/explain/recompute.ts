import { divideHalfUp } from '../exact';
import { expectedBp } from '../expected';
import { keyResultVerdict, parentVerdict, shownHealth } from '../health';
import { WHOLE, type Bp, type Health } from '../model';
import { progressBp } from '../progress';
import type { ExpectedExplanation, HealthExplanation, ResultExplanation, Sum } from './types';

/** The result again, from nothing but what the explanation shows. */
export function recomputeResult(explanation: ResultExplanation): Bp | null {
  switch (explanation.form) {
    case 'initiative':
      return null;
    case 'keyResult':
      return explanation.value === null ? null : (progressBp(explanation.commitment, explanation.value)?.bp ?? null);
    case 'mean':
      return meanOf(explanation.sum);
  }
}

/** The expected progress again. */
export function recomputeExpected(explanation: ExpectedExplanation): Bp | null {
  switch (explanation.form) {
    case 'initiative':
      return null;
    case 'mean':
      return explanation.sum === null ? null : meanOf(explanation.sum);
    case 'keyResult':
      return expectedBp(explanation, explanation.span, explanation.reached ? WHOLE : null, explanation.today);
  }
}

/** Both healths again. */
export function recomputeHealth(explanation: HealthExplanation): {
  readonly health: Health;
  readonly computedHealth: Health;
} {
  const { settings, inputs, silence, override, today } = explanation;
  const silentSince = silence?.since ?? null;
  const { health: computedHealth } =
    inputs === null
      ? keyResultVerdict(explanation, { ...explanation, silentSince }, today, settings)
      : parentVerdict(explanation, explanation, inputs, settings);
  return { health: shownHealth(override, computedHealth, today), computedHealth };
}

function meanOf({ terms }: Sum): Bp | null {
  const top = terms.reduce((sum, { factor, bp }) => sum + factor * bp, 0);
  const bottom = terms.reduce((sum, { factor }) => sum + factor, 0);
  return bottom === 0 ? null : divideHalfUp(top, bottom);
}
