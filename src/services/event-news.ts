import { STATUS_CATEGORIES } from '../domain/work/model';
import type { EventNews } from './ports/work-rows';

interface Change {
  readonly field?: string | undefined;
  readonly fieldId?: string | undefined;
  readonly to?: string | null | undefined;
  readonly toString?: unknown;
}

/** What an event of Jira tells of an issue, as far as the app looks at it. */
export interface IssueEvent {
  readonly eventType: string;
  readonly issue: {
    readonly id: number;
    readonly fields?:
      | {
          readonly project?: { readonly id: number } | undefined;
          readonly status?: { readonly statusCategory: { readonly key: string } } | undefined;
          readonly updated?: string | undefined;
        }
      | undefined;
  };
  readonly changelog?: { readonly items: readonly Change[] } | undefined;
}

/** Their change says all that is needed; every other field of a changelog either says nothing here or makes the app ask Jira. */
const told = new Set(['status', 'resolution', 'timeoriginalestimate', 'timeestimate']);
const ofNoMatter = new Set([
  ...[
    'summary',
    'description',
    'assignee',
    'reporter',
    'priority',
    'labels',
    'comment',
    'duedate',
    'attachment',
    'link',
  ],
  ...['rank', 'sprint', 'fixversions', 'versions', 'components', 'environment', 'timespent', 'worklogid', 'watches'],
]);
const nameOf = ({ fieldId, field }: Change): string => (fieldId ?? field ?? '').toLowerCase();

/** What can be learnt without asking Jira. What is absent is unknown; nothing of people or texts is looked at. */
export function newsOf({ eventType, issue, changelog }: IssueEvent, now: number): EventNews {
  const updated = Date.parse(issue.fields?.updated ?? '');
  const changes = changelog?.items ?? [];
  const changed = (name: string) => changes.find((one) => nameOf(one) === name);
  const key = issue.fields?.status?.statusCategory.key;
  const category = STATUS_CATEGORIES.find((known) => known === key);
  const [resolution, estimate] = [changed('resolution'), changed('timeoriginalestimate')];
  const plain = changes.every((one) => told.has(nameOf(one)) || ofNoMatter.has(nameOf(one)) || isCustom(one));
  return {
    itemId: issue.id,
    projectId: issue.fields?.project?.id ?? null,
    category,
    resolution: resolution && (resolution.to == null ? null : own(resolution)),
    hours: estimate && hoursOf(estimate.to),
    // An event without a time may be of any time: Jira has to say.
    at: Number.isNaN(updated) ? 0 : Math.min(updated, now),
    fetch:
      !eventType.includes(':updated:') ||
      changelog === undefined ||
      Number.isNaN(updated) ||
      category === undefined ||
      !plain,
  };
}

/** The name of what it became; every object has a toString, which is not meant. */
const own = (one: Change): string | null =>
  Object.hasOwn(one, 'toString') && typeof one.toString === 'string' ? one.toString : null;
const isCustom = ({ fieldId }: Change): boolean => fieldId?.startsWith('customfield_') === true;

const WHOLE = 10_000;
const SECONDS_AN_HOUR = 3_600;
function hoursOf(seconds: string | null | undefined): number | null {
  const amount = seconds == null || seconds === '' ? Number.NaN : Number(seconds);
  return Number.isFinite(amount) ? Math.round((amount * WHOLE) / SECONDS_AN_HOUR) : null;
}
