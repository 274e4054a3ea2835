import { commitmentChanges, needsReason, type CommitmentState } from '../domain/change';
import { dayIn } from '../domain/days';
import type { HealthOverride } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { NodeScope } from './authorize';
import { checkCommitment } from './commitments';
import { AppFailure, badInput } from './failure';
import { differences } from './journal';
import { lifecycleTimes } from './lifecycle';
import type { LastChange, NodeDetail } from './ports/rows';
import type { AuditEntry, NodePatch } from './ports/writes';
import type { Work } from './work';

type Payload = Parsed<'node.update'>;

export interface UpdatePlan {
  readonly node: NodePatch;
  readonly metric: { readonly name?: string; readonly unit?: string };
  readonly change: LastChange;
}

/** What an update comes to: columns, log entry. `null` when everything is as it was. @throws AppFailure when a rule says no */
export function planUpdate(
  work: Work,
  scope: NodeScope,
  payload: Payload,
  undone: AuditEntry | null,
): UpdatePlan | null {
  const { node } = scope;
  const { metricName, unit, override, ...patch } = defined(payload.patch);
  checkFields(work, scope, payload, undone !== null);
  const columns: NodePatch = {
    ...patch,
    ...(override === undefined ? {} : { override: overrideOf(work, override, undone) }),
    ...(patch.lifecycle === undefined ? {} : timesOf(work, node, payload, undone)),
  };
  const metric = {
    ...(metricName === undefined ? {} : { name: metricName }),
    ...(unit === undefined ? {} : { unit: unit.trim() }),
  };
  const before = sayable(node);
  const { commitment, ...others } = columns;
  const after = {
    ...others,
    ...commitment,
    ...(metric.name === undefined ? {} : { metric: metric.name }),
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
  };
  const changes = differences(before, after);
  if (Object.keys(changes).length === 0) return null;
  return { node: columns, metric, change: { action: 'node.update', changes, reason: reasonOf(node, payload) } };
}

/** `undefined` and left out are the same to a patch; the database must not see the first. */
function defined<Patch extends object>(patch: Patch): { [Key in keyof Patch]?: Exclude<Patch[Key], undefined> } {
  const copy: { [Key in keyof Patch]?: Exclude<Patch[Key], undefined> } = {};
  for (const key in patch) {
    const value = patch[key];
    if (isDefined(value)) copy[key] = value;
  }
  return copy;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

/** A node in the words of its log. */
function sayable({ commitment, metricName, ...node }: NodeDetail): Readonly<Record<string, unknown>> {
  return { ...node, ...commitment, metric: metricName };
}

function overrideOf(
  { actor }: Work,
  said: { readonly health: HealthOverride['health']; readonly reason: string; readonly until: number } | null,
  undone: AuditEntry | null,
): HealthOverride | null {
  if (said === null) return null;
  const before = undone?.changes['override']?.before;
  const by = typeof before === 'object' && before !== null && 'by' in before ? before.by : null;
  return { ...said, reason: said.reason.trim(), by: typeof by === 'string' ? by : actor.accountId };
}

function timesOf(
  { now }: Work,
  node: NodeDetail,
  { patch, reason }: Payload,
  undone: AuditEntry | null,
): Partial<Pick<NodePatch, 'activatedAt' | 'resumedAt' | 'lifecycleAt' | 'lifecycleReason'>> {
  if (undone) {
    const was = (field: 'activatedAt' | 'resumedAt' | 'lifecycleAt'): number | null => {
      const change = undone.changes[field];
      return change ? (typeof change.before === 'number' ? change.before : null) : node[field];
    };
    const why = undone.changes['lifecycleReason'];
    return {
      ...{ activatedAt: was('activatedAt'), resumedAt: was('resumedAt'), lifecycleAt: was('lifecycleAt') },
      lifecycleReason: why ? (typeof why.before === 'string' ? why.before : null) : node.lifecycleReason,
    };
  }
  const next = patch.lifecycle ?? node.lifecycle;
  if (next === node.lifecycle) return {};
  const said = reason?.trim() ?? '';
  return {
    ...lifecycleTimes(node, next, now),
    ...{ lifecycleAt: now, lifecycleReason: said === '' ? null : said },
  };
}

const ONLY_KEY_RESULTS = 'Only key results have this.';
const ONLY_INITIATIVES = 'Only initiatives have milestones.';

function checkFields(work: Work, { header, node }: NodeScope, { patch }: Payload, undoing: boolean): void {
  const wrong: Record<string, string> = {};
  if (node.kind !== 'keyResult') {
    for (const field of ['commitment', 'metricName', 'unit'] as const)
      if (patch[field] !== undefined) wrong[field] = ONLY_KEY_RESULTS;
  }
  const done = patch.milestonesDone ?? node.milestonesDone;
  const total = patch.milestonesTotal ?? node.milestonesTotal;
  if (patch.milestonesDone !== undefined || patch.milestonesTotal !== undefined) {
    if (node.kind !== 'initiative') wrong['milestonesTotal'] = ONLY_INITIATIVES;
    else if (done > total) wrong['milestonesDone'] = `There are only ${total} milestones.`;
  }
  if (!undoing && patch.teamId != null && !header.teams.some(({ id }) => id === patch.teamId))
    wrong['teamId'] = 'This strategy has no such team.';
  if (!undoing && patch.cycleId != null && !header.cycles.some(({ id }) => id === patch.cycleId))
    wrong['cycleId'] = 'This strategy has no such cycle.';
  if (patch.override && !undoing) {
    if (patch.override.reason.trim() === '') wrong['override.reason'] = 'Say why. The reason stays visible.';
    if (patch.override.until < dayIn(header.strategy.timeZone, work.now))
      wrong['override.until'] = 'Choose today or a later day.';
  }
  const [first] = Object.values(wrong);
  if (first !== undefined) throw badInput(first, wrong);
  if (patch.commitment) checkCommitment(patch.commitment);
}

/** [CH1] @returns the reason to keep, or `null` when there is none to keep */
function reasonOf(node: NodeDetail, { patch, reason }: Payload): string | null {
  if (!node.commitment) return null;
  const before: CommitmentState = { ...node.commitment, metric: node.metricName.trim(), unit: node.unit.trim() };
  const after: CommitmentState = {
    ...(patch.commitment ?? node.commitment),
    metric: (patch.metricName ?? node.metricName).trim(),
    unit: (patch.unit ?? node.unit).trim(),
  };
  const changes = commitmentChanges(before, after);
  const said = reason?.trim() ?? '';
  if (changes.length === 0) return null;
  if (said === '' && needsReason(node.lifecycle, changes)) {
    const sentence = 'Say why. Everyone sees it until the cycle ends.';
    throw new AppFailure('badInput', sentence, { fields: { reason: sentence }, rule: 'CH1' });
  }
  return said === '' ? null : said;
}
