import { healthWeights, shownAt, toNull, type Computation } from '../engine/compute';
import { COUNTED } from '../engine/inputs';
import type { KeyResultToday } from '../engine/key-results';
import { healthByThresholds, overrideIdle, ratioBp } from '../health';
import type { EngineInput, Health, NodeId } from '../model';
import { cycleSpan } from './lines';
import { sameTime } from './same-time';
import type { HealthExplanation, InputHealth, Silence } from './types';

export function healthAt(computation: Computation, index: number): HealthExplanation {
  const { input, tree, time, outcome, expected, confidence, verdicts, keyResults } = computation;
  const node = tree.order[index]!;
  const now = keyResults[index] ?? null;
  const outcomeBp = toNull(outcome[index]!);
  const expectedBp = toNull(expected[index]!);
  const { health: computedHealth, notes } = verdicts[index]!;
  const idle = overrideIdle(node.override, computedHealth, input.today);
  return {
    ...{ nodeId: node.id, kind: node.kind, rule: ruleOf(computedHealth, now !== null) },
    ...{ health: shownAt(computation, index), computedHealth, notes, lifecycle: node.lifecycle },
    cycle: cycleSpan(time.cycles[time.cycleOf[index]!] ?? null),
    ...{ cycleEnded: time.ended[index] === 1, today: input.today },
    ...{ outcomeBp, expectedBp, ratioBp: ratioBp(outcomeBp, expectedBp), settings: input.health },
    byThresholds:
      outcomeBp === null || expectedBp === null ? null : healthByThresholds(outcomeBp, expectedBp, input.health),
    confidenceX100: toNull(confidence[index]!),
    loweredByConfidence: notes.includes('loweredByConfidence'),
    time: now === null ? sameTime(computation, index) : daysOf(now),
    ...{
      early: now?.early ?? false,
      hasValue: (now?.current ?? null) !== null,
      belowBaseline: now?.belowBaseline ?? false,
    },
    silence: now === null ? null : silenceOf(now, input),
    inputs: now === null ? inputHealth(computation, index) : null,
    override: node.override === null || idle === 'none' ? null : { ...node.override, idle },
  };
}

function ruleOf(health: Health, keyResult: boolean): HealthExplanation['rule'] {
  switch (health) {
    case 'onTrack':
    case 'atRisk':
    case 'offTrack':
      return 'HE4';
    case 'outdated':
      return keyResult ? 'HE2' : 'HE5';
    case 'pending':
      return keyResult ? 'HE3' : 'HE5';
    case 'unmeasured':
      return keyResult ? 'HE4' : 'HE5';
    default:
      return 'HE1';
  }
}

function daysOf({ span }: KeyResultToday): HealthExplanation['time'] {
  return span === null ? null : { daysPassed: span.daysPassed, daysTotal: span.daysTotal };
}

function silenceOf(now: KeyResultToday, { today, health: { cadenceDays, graceDays } }: EngineInput): Silence | null {
  const since = now.silentSince;
  if (since === null) return null;
  const dueDay = since + cadenceDays;
  return {
    ...{ since, startedBy: starterOf(now, since), days: today - since, cadenceDays, graceDays },
    ...{ dueDay, outdatedFrom: dueDay + graceDays + 1 },
  };
}

function starterOf(now: KeyResultToday, since: number): Silence['startedBy'] {
  if (now.lastCheckInDay === since) return 'checkIn';
  if (now.resumedDay === since) return 'resumption';
  return now.activatedDay === since ? 'activation' : 'cycle';
}

function inputHealth({ tree, inputs, verdicts }: Computation, index: number): InputHealth {
  const size = tree.order.length;
  const outdatedIds: NodeId[] = [];
  const pendingIds: NodeId[] = [];
  for (let at = inputs.start[index]!; at < inputs.start[index + 1]!; at += 1) {
    if (inputs.reason[at] !== COUNTED) continue;
    const source = inputs.source[at]!;
    const nodeId = source < size ? tree.order[source]!.id : inputs.foreignIds[source - size]!;
    const health = source < size ? verdicts[source]!.health : inputs.foreign[source - size]!.computedHealth;
    if (health === 'outdated') outdatedIds.push(nodeId);
    if (health === 'pending') pendingIds.push(nodeId);
  }
  return { ...healthWeights(inputs, verdicts, index), outdatedIds, pendingIds };
}
