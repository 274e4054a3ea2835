import { dayToIso, isoToDay } from '../../../../domain/days';
import { LIFECYCLES, type HealthOverride, type Lifecycle } from '../../../../domain/model';
import { dayWithYear } from '../../../app/format';
import type { Field } from '../editing/field';
import { fromLines, linesOnTop, rebaseLines, toLines } from '../editing/lines';

const isLifecycle = (text: string): text is Lifecycle => LIFECYCLES.some((lifecycle) => lifecycle === text);

const wholeNumber = (text: string, most: number): number | null => {
  const value = /^\d{1,4}$/u.test(text.trim()) ? Number(text) : null;
  return value !== null && value <= most ? value : null;
};

export const ownerField: Field = {
  id: 'ownerId',
  label: 'Owner',
  shape: 'person',
  read: (node) => node.ownerId ?? '',
  patch: (text) => ({ ok: true, patch: { ownerId: text === '' ? null : text } }),
};

/** Fields whose text is an id: what they are called is known where they are shown. */
export const teamField = (names: ReadonlyMap<string, string>): Field => ({
  id: 'teamId',
  label: 'Team',
  shape: 'plain',
  read: (node) => node.teamId ?? '',
  patch: (text) => ({ ok: true, patch: { teamId: text === '' ? null : text } }),
  phrase: (text) => (text === '' ? 'No team' : (names.get(text) ?? 'A team that is gone')),
});

export const cycleField = (names: ReadonlyMap<string, string>): Field => ({
  id: 'cycleId',
  label: 'Cycle',
  shape: 'plain',
  read: (node) => node.cycleId ?? '',
  patch: (text) => ({ ok: true, patch: { cycleId: text === '' ? null : text } }),
  phrase: (text) => (text === '' ? 'As above' : (names.get(text) ?? 'A cycle that is gone')),
});

export const reviewByField: Field = {
  id: 'reviewBy',
  label: 'Review by',
  shape: 'plain',
  read: (node) => (node.reviewBy === null ? '' : dayToIso(node.reviewBy)),
  patch: (text) => {
    const day = text === '' ? null : isoToDay(text);
    if (text !== '' && day === null) return { ok: false, message: 'Enter a day, for example 2026-12-11' };
    return { ok: true, patch: { reviewBy: day } };
  },
  phrase: (text) => {
    const day = isoToDay(text);
    return day === null ? 'No date' : dayWithYear(day);
  },
};

export const LIFECYCLE_WORDS: Readonly<Record<Lifecycle, string>> = {
  draft: 'Draft',
  proposed: 'Awaiting agreement',
  active: 'Active',
  paused: 'Paused',
  achieved: 'Achieved',
  dropped: 'Dropped',
};

export const lifecycleField: Field = {
  id: 'lifecycle',
  label: 'Lifecycle',
  shape: 'plain',
  read: (node) => node.lifecycle,
  patch: (text) =>
    isLifecycle(text) ? { ok: true, patch: { lifecycle: text } } : { ok: false, message: 'Choose one of the list.' },
  phrase: (text) => (isLifecycle(text) ? LIFECYCLE_WORDS[text] : text),
};

export const weightField: Field = {
  id: 'weight',
  label: 'Weight',
  shape: 'plain',
  read: (node) => String(node.weight),
  patch: (text) => {
    const weight = wholeNumber(text, 100);
    return weight === null
      ? { ok: false, message: 'Enter a whole number from 0 to 100. 0 leaves it out of the result above.' }
      : { ok: true, patch: { weight } };
  },
};

const MILESTONES = ['done', 'total'] as const;

export const milestonesField: Field = {
  id: 'milestones',
  label: 'Milestones',
  shape: 'plain',
  read: (node) => toLines(MILESTONES, { done: String(node.milestonesDone), total: String(node.milestonesTotal) }),
  patch: (text) => {
    const form = fromLines(MILESTONES, text);
    const [done, total] = [wholeNumber(form.done, 1000), wholeNumber(form.total, 1000)];
    if (done === null || total === null) return { ok: false, message: 'Enter whole numbers, for example 3 of 5.' };
    if (done > total) return { ok: false, message: `There are only ${total} milestones.` };
    return { ok: true, patch: { milestonesDone: done, milestonesTotal: total } };
  },
  phrase: (text) => text.split('\n').join(' of '),
  rebase: rebaseLines,
  onTop: linesOnTop,
};

export const readMilestones = (text: string) => fromLines(MILESTONES, text);
export const writeMilestones = (form: { readonly done: string; readonly total: string }): string =>
  toLines(MILESTONES, form);

const OVERRIDE = ['health', 'until', 'reason'] as const;
type OverrideForm = Readonly<Record<(typeof OVERRIDE)[number], string>>;

const OVERRIDE_WORDS: Readonly<Record<HealthOverride['health'], string>> = {
  onTrack: 'On track',
  atRisk: 'At risk',
  offTrack: 'Off track',
};

const isOverride = (text: string): text is HealthOverride['health'] => text in OVERRIDE_WORDS;

export const readOverride = (text: string): OverrideForm => fromLines(OVERRIDE, text);
export const writeOverride = (form: OverrideForm): string => toLines(OVERRIDE, form);
export const noOverride: OverrideForm = { health: '', until: '', reason: '' };

/** HE6: a person's judgement beside the computed one, with its reason and its last day. */
export const overrideField: Field = {
  id: 'override',
  label: 'Health by hand',
  shape: 'words',
  read: ({ override }) =>
    writeOverride(
      override ? { health: override.health, until: dayToIso(override.until), reason: override.reason } : noOverride,
    ),
  patch: (text) => {
    const { health, until, reason } = readOverride(text);
    if (health === '') return { ok: true, patch: { override: null } };
    const day = isoToDay(until);
    const fields = {
      ...(isOverride(health) ? {} : { health: 'Choose one of the three.' }),
      ...(day === null ? { until: 'Say until when. After that day the computed health is back.' } : {}),
      ...(reason.trim() === '' ? { reason: 'Say why. Everyone sees it.' } : {}),
    };
    if (!isOverride(health) || day === null || reason.trim() === '') {
      return { ok: false, message: Object.values(fields)[0] ?? '', fields };
    }
    return { ok: true, patch: { override: { health, reason: reason.trim(), until: day } } };
  },
  phrase: (text) => {
    const { health, until, reason } = readOverride(text);
    if (!isOverride(health)) return 'As computed';
    const day = isoToDay(until);
    return `${OVERRIDE_WORDS[health]} until ${day === null ? until : dayWithYear(day)}: ${reason}`;
  },
};
