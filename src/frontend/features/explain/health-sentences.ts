import type { HealthExplanation } from '../../../domain/explain/types';
import { count, day } from '../../app/format';
import { HEALTH_WORDS } from '../../components/health-words';
import { percentOf } from './sums';
import { allInputs, inWords } from './words';

/** Why the computed health is what it is, in one sentence; `null` where the ratio says it. */
export function whySentence(explanation: HealthExplanation): string | null {
  const { computedHealth, silence, inputs, cycle, notes, early, time } = explanation;
  switch (computedHealth) {
    case 'draft':
    case 'proposed':
    case 'paused':
    case 'achieved':
    case 'dropped':
      return `It is ${HEALTH_WORDS[computedHealth].toLocaleLowerCase('en')}, and what is not active has no other health.`;
    case 'cycleEnded':
      return `${cycle?.name ?? 'Its cycle'} has ended. Close it or give it a new cycle.`;
    case 'planInvalid':
      return 'Something the plan rests on has turned out false.';
    case 'outdated':
      return silence === null
        ? shareSentence('Outdated', inputs?.weightOutdated, inputs)
        : silenceSentence(explanation);
    case 'pending':
      if (inputs !== null && notes.includes('inputsPending'))
        return shareSentence('Too early to say', inputs.weightPending, inputs);
      if (!explanation.hasValue && inputs === null)
        return `No check-in ${cycle === null ? 'yet' : `in ${cycle.name} yet`}.`;
      if (early && time !== null)
        return `${time.daysPassed} of ${count(time.daysTotal, 'day')} have passed, less than a tenth.`;
      return 'It has no cycle, so nothing says how far it should be.';
    case 'unmeasured':
      return inputs === null
        ? 'There is a value, but no start and target to measure it against.'
        : 'Nothing below has a result yet.';
    default:
      return notes.includes('nothingDueYet') ? 'Nothing is due yet, so it is on track.' : null;
  }
}

function silenceSentence({ silence, today }: HealthExplanation): string | null {
  if (silence === null) return null;
  const started = {
    checkIn: 'The last check-in was',
    cycle: 'No check-in since the cycle began',
    activation: 'No check-in since it became active',
    resumption: 'No check-in since it was resumed',
  }[silence.startedBy];
  const rhythm = `A check-in is due every ${count(silence.cadenceDays, 'day')}, with ${count(silence.graceDays, 'day')} of grace`;
  return `${started} on ${day(silence.since, today)}, ${count(silence.days, 'day')} ago. ${rhythm}: since ${day(silence.outdatedFrom, today)} it is outdated.`;
}

function shareSentence(words: string, part: number | undefined, inputs: HealthExplanation['inputs']): string | null {
  if (inputs === null || part === undefined || inputs.weightTotal === 0) return null;
  const ids = words === 'Outdated' ? inputs.outdatedIds : inputs.pendingIds;
  const share = percentOf(Math.floor((part * 10_000) / inputs.weightTotal + 0.5), 1);
  return `${words} holds for ${inWords(ids.length)} of its inputs, ${share} of the weight. From half on it holds here.`;
}

/** "Expected 53.3 %: 49 of 92 days have passed, the same for all three inputs." */
export function timeSentence({ expectedBp, time, inputs }: HealthExplanation, inputCount: number): string | null {
  if (expectedBp === null) return null;
  const expected = `Expected ${percentOf(expectedBp, 1)}`;
  if (time === null)
    return inputs === null ? `${expected}.` : `${expected}: the mean of what is expected of its inputs.`;
  const days = `${time.daysPassed} of ${count(time.daysTotal, 'day')} have passed`;
  if (inputs === null) return `${expected}: ${days}.`;
  const all = inputCount === 1 ? 'as for its only input' : `the same for ${allInputs(inputCount)}`;
  return `${expected}: ${days}, ${all}.`;
}

/** Confidence stands beside the ratio whether it changed something or not. */
export function confidenceSentence({
  confidenceX100,
  loweredByConfidence,
  settings,
  rule,
}: HealthExplanation): string | null {
  if (confidenceX100 === null || rule !== 'HE4') return null;
  const confidence = `Confidence ${Number((confidenceX100 / 100).toFixed(1))}`;
  return loweredByConfidence
    ? `${confidence} lowers it: ${settings.lowConfidence} or less does`
    : `${confidence} does not lower it`;
}
