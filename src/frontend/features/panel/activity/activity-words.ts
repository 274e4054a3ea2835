import type { ActivityView } from '../../../../shared/views';
import { TAKEN_BACK } from '../../../../shared/taken-back';
import { dayToIso } from '../../../../domain/days';
import { count, dayWithYear, number } from '../../../app/format';
import { LIFECYCLE_WORDS } from '../properties/property-fields';
import { LIFECYCLES, type EpochDay } from '../../../../domain/model';

/** What activity can name: people, teams, cycles and nodes by id. */
export interface Names {
  readonly person: (id: string) => string;
  readonly other: (id: string) => string | null;
  /** "9 Sep", or `null` when it is the day on which the entry was made. */
  readonly otherDay: (day: EpochDay, entry: ActivityView) => string | null;
  /** CH1: why a commitment was changed; `null` where no reason was asked for. */
  readonly reason: (entry: ActivityView) => string | null;
}

const FIELDS: Readonly<Record<string, string>> = {
  title: 'the title',
  narrative: 'the narrative',
  rationale: 'the why',
  tradeOffs: 'the trade-offs',
  ownerId: 'the owner',
  contributorIds: 'the contributors',
  teamId: 'the team',
  weight: 'the weight',
  parentShareBp: 'the share',
  shareBp: 'the share',
  lifecycle: 'the lifecycle',
  cycleId: 'the cycle',
  reviewBy: 'the review date',
  milestonesDone: 'the milestones done',
  milestonesTotal: 'the milestones',
  override: 'the health by hand',
  metricName: 'the measure',
  metric: 'the measure',
  unit: 'the unit',
  commitment: 'the measure',
  direction: 'the direction',
  baseline: 'the start',
  target: 'the target',
  bandLow: 'the lower end of the band',
  bandHigh: 'the upper end of the band',
  tolerance: 'the tolerance',
  dueDay: 'the date',
};

const ACTIONS: Readonly<Record<string, string>> = {
  'node.create': 'created it',
  'node.archive': 'archived it',
  'node.restore': 'restored it',
  'edge.save': 'changed what it depends on or contributes to',
  'edge.remove': 'removed a dependency or a contribution',
  'checkIn.create': 'checked in',
  'checkIn.remove': 'removed a check-in',
  'work.unlink': 'unlinked a work item',
  'paste.make': 'pasted it',
  'paste.undo': 'took a paste back',
};

const DAYS = new Set(['reviewBy', 'dueDay']);
const IDS = new Set(['teamId', 'cycleId', 'parentId']);
/** Their words are too long for a line of activity. */
const LONG = new Set(['narrative', 'rationale', 'tradeOffs', 'override', 'commitment', 'contributorIds', 'settings']);

function value(field: string, raw: unknown, names: Names): string | null {
  if (raw === null || raw === undefined || raw === '') return 'none';
  if (LONG.has(field)) return null;
  if (field === 'ownerId') return typeof raw === 'string' ? names.person(raw) : null;
  if (IDS.has(field)) return typeof raw === 'string' ? names.other(raw) : null;
  if (DAYS.has(field)) return typeof raw === 'number' && dayToIso(raw) !== '' ? dayWithYear(raw) : null;
  if (field === 'lifecycle') return words(raw);
  if (typeof raw === 'number') return field.endsWith('Bp') ? `${number(raw / 100)}\u00a0%` : number(raw);
  return typeof raw === 'string' ? `“${raw}”` : null;
}

const words = (raw: unknown): string | null => {
  const known = LIFECYCLES.find((lifecycle) => lifecycle === raw);
  return known ? LIFECYCLE_WORDS[known].toLocaleLowerCase('en') : null;
};

function fieldWords(field: string, before: unknown, after: unknown, names: Names): string {
  const name = FIELDS[field] ?? field;
  const from = value(field, before, names);
  const to = value(field, after, names);
  return from === null || to === null ? `changed ${name}` : `changed ${name} from ${from} to ${to}`;
}

/** An audit row in words, without the person: "changed the target from 80 to 75, because the campaign was cancelled". */
export function activityWords(entry: ActivityView, names: Names): string {
  const reason = names.reason(entry)?.trim() ?? '';
  const said = whatWasDone(entry, names);
  if (reason === TAKEN_BACK) return `took a change back: ${said}`;
  return reason === '' ? said : `${said}, because ${reason}`;
}

function whatWasDone(entry: ActivityView, names: Names): string {
  const { action, changes } = entry;
  const fields = Object.entries(changes).filter(([field]) => field in FIELDS);
  if (action === 'node.move') return moveWords(changes, names);
  // Which work it was is not told: whoever reads this may not see it.
  if (action === 'work.link' && changes['itemId']) return 'linked a work item';
  if (action === 'work.linkMany') return `linked ${manyWords(changes['items']?.after)}`;
  if (action === 'work.unlinkMany') return `unlinked ${manyWords(changes['items']?.before)}`;
  if (action !== 'node.update') {
    const said = ACTIONS[action];
    if (said !== undefined) return said + checkInWords(entry, names);
  }
  if (fields.length === 0) return ACTIONS[action] ?? 'changed it';
  if (fields.length > 2) return `changed ${fields.map(([field]) => FIELDS[field] ?? field).join(', ')}`;
  return fields.map(([field, change]) => fieldWords(field, change.before, change.after, names)).join(' and ');
}

const manyWords = (items: unknown): string =>
  typeof items === 'number' ? count(items, 'work item') : 'several work items';

/** From where to where; among its neighbours, up or down. */
function moveWords({ parentId, rank }: ActivityView['changes'], names: Names): string {
  if (parentId) {
    const [from, to] = [value('parentId', parentId.before, names), value('parentId', parentId.after, names)];
    if (from !== null && to !== null) return `moved it from ${from} to ${to}`;
    return to === null ? 'moved it' : `moved it to ${to}`;
  }
  const [before, after] = [rank?.before, rank?.after];
  if (typeof before !== 'string' || typeof after !== 'string') return 'moved it';
  return before < after ? 'moved it down among its neighbours' : 'moved it up among its neighbours';
}

/** The value, and the day it is for where that is another than the day of the entry. */
function checkInWords(entry: ActivityView, names: Names): string {
  const side = entry.action === 'checkIn.create' ? 'after' : entry.action === 'checkIn.remove' ? 'before' : null;
  if (side === null) return '';
  const [entered, asOf] = [entry.changes['value']?.[side], entry.changes['asOf']?.[side]];
  const on = typeof asOf === 'number' ? names.otherDay(asOf, entry) : null;
  const what = typeof entered !== 'number' ? '' : side === 'after' ? ` ${number(entered)}` : ` of ${number(entered)}`;
  return `${what}${on === null ? '' : ` as of ${on}`}`;
}
