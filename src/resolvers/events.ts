import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import type { Ports } from '../services/ports/ports';
import { newsOf } from '../services/event-news';
import { isSettingUp } from '../services/readiness';
import { askAgain, receiveEvent } from '../services/work-drain';
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
const issueLinkEvent = z.object({ eventType: z.string(), sourceIssueId: id, destinationIssueId: id });
const projectEvent = z.object({ eventType: z.string(), project: z.object({ id }) });

const RETRY_AFTER_SECONDS = 10;
const again = () =>
  new InvocationError({ retryAfter: RETRY_AFTER_SECONDS, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });

/** One statement. What is no event of an issue is left aside. */
export function createIssueTrigger(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = issueEvent.safeParse(payload);
    if (!parsed.success) return undefined;
    return attempt(ports, 'an event of an issue', () => receiveEvent(ports, newsOf(parsed.data, ports.now())));
  };
}

/** One statement where neither issue is known. Jira says how both stand now, so order and repetition do not matter. */
export function createIssueLinkTrigger(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = issueLinkEvent.safeParse(payload);
    if (!parsed.success) return undefined;
    const { sourceIssueId, destinationIssueId } = parsed.data;
    return attempt(ports, 'an event of a link between issues', () =>
      askAgain(ports, [sourceIssueId, destinationIssueId]),
    );
  };
}

/** All its issues at once went, or came back: they are asked for again, through the queue. */
export function createProjectTrigger(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = projectEvent.safeParse(payload);
    if (!parsed.success) return undefined;
    const { project } = parsed.data;
    return attempt(ports, 'an event of a project', () =>
      ports.queue.push({ job: 'project', project: String(project.id) }),
    );
  };
}

async function attempt(ports: Ports, what: string, run: () => Promise<void>): Promise<InvocationError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    // Before the tables are there nothing is linked, so there is nothing to follow. Asked only now: events are many.
    if (await isSettingUp(ports)) return undefined;
    toFailure(error, what);
    return again();
  }
}
