import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { STATUS_CATEGORIES } from '../domain/work/model';
import type { Ports } from '../services/ports/ports';
import type { EventNews } from '../services/ports/work-rows';
import { receiveEvent } from '../services/work-drain';
import { toFailure } from './failures';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const change = z.object({
  field: z.string().optional(),
  fieldId: z.string().optional(),
  to: z.string().nullish(),
  toString: z.string().nullish(),
});
const issueEvent = z.object({
  eventType: z.string(),
  issue: z.object({
    id,
    fields: z
      .object({
        project: z.object({ id }).optional().catch(undefined),
        status: z
          .object({ statusCategory: z.object({ key: z.string() }) })
          .optional()
          .catch(undefined),
        updated: z.string().optional().catch(undefined),
      })
      .optional(),
  }),
  changelog: z
    .object({ items: z.array(change) })
    .optional()
    .catch(undefined),
});
const projectEvent = z.object({ eventType: z.string(), project: z.object({ id }) });

type Change = z.infer<typeof change>;
type IssueEvent = z.infer<typeof issueEvent>;

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
    resolution: resolution && (resolution.to == null ? null : (own(resolution) ?? null)),
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

const own = (one: Change): string | null | undefined => (Object.hasOwn(one, 'toString') ? one.toString : null);
const isCustom = ({ fieldId }: Change): boolean => fieldId?.startsWith('customfield_') === true;

const WHOLE = 10_000;
const SECONDS_AN_HOUR = 3_600;
function hoursOf(seconds: string | null | undefined): number | null {
  const amount = seconds == null || seconds === '' ? Number.NaN : Number(seconds);
  return Number.isFinite(amount) ? Math.round((amount * WHOLE) / SECONDS_AN_HOUR) : null;
}

const RETRY_AFTER_SECONDS = 10;
const again = () =>
  new InvocationError({ retryAfter: RETRY_AFTER_SECONDS, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });

/** One statement. What is no event of an issue is left aside. */
export function createIssueTrigger(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = issueEvent.safeParse(payload);
    if (!parsed.success) return undefined;
    return attempt('an event of an issue', () => receiveEvent(ports, newsOf(parsed.data, ports.now())));
  };
}

/** All its issues at once went, or came back: they are asked for again, through the queue. */
export function createProjectTrigger(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = projectEvent.safeParse(payload);
    if (!parsed.success) return undefined;
    const { project } = parsed.data;
    return attempt('an event of a project', () => ports.queue.push({ job: 'project', project: String(project.id) }));
  };
}

async function attempt(what: string, run: () => Promise<void>): Promise<InvocationError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    toFailure(error, what);
    return again();
  }
}
