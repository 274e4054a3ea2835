import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { PortError } from '../services/failure';
import type { Ports } from '../services/ports/ports';
import { carryOn, keepUp, reportWeekly } from '../services/upkeep';
import { toFailure } from './failures';

const event = z.object({
  body: z.object({
    job: z.string(),
    after: z.string().optional(),
    items: z
      .string()
      .regex(/^\d+( \d+)*$/)
      .optional(),
    strategy: z.string().optional(),
    project: z.string().optional(),
  }),
  retryContext: z.object({ retryCount: z.number() }).optional().catch(undefined),
});
const RETRY_AFTER_SECONDS = 30;
/** Somebody else is at it, or Jira asks for a moment. */
const SOON_SECONDS = 5;
/** Many that are busy together would be so again together: each later attempt of one waits anything up to four times as long. */
const spread = (before: number) => SOON_SECONDS + Math.floor(Math.random() * SOON_SECONDS * (4 ** before - 1));

const again = (retryAfter = RETRY_AFTER_SECONDS) =>
  new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });

/** The queue's consumer. Returning, not throwing, asks for the event again. */
export function createConsumer(ports: Ports) {
  return async (payload: unknown): Promise<InvocationError | undefined> => {
    const parsed = event.safeParse(payload);
    if (!parsed.success) return undefined;
    try {
      return (await carryOn(ports, parsed.data.body)) === 'again' ? again() : undefined;
    } catch (error) {
      toFailure(error, `queue ${parsed.data.body.job}`);
      const busy = error instanceof PortError && error.kind === 'busy';
      return again(busy ? spread(parsed.data.retryContext?.retryCount ?? 0) : RETRY_AFTER_SECONDS);
    }
  };
}

/** The hourly job; what it does not finish, the next one does. */
export const createHourly = (ports: Ports) => scheduled('hourly', () => keepUp(ports));

/** The weekly job; what it does not finish goes on in the queue. */
export const createWeekly = (ports: Ports) => scheduled('weekly', () => reportWeekly(ports));

function scheduled(name: string, run: () => Promise<void>) {
  return async (): Promise<{ readonly statusCode: number }> => {
    try {
      await run();
      return { statusCode: 204 };
    } catch (error) {
      toFailure(error, name);
      return { statusCode: 500 };
    }
  };
}
