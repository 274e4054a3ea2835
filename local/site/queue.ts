import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from './clock';
import type { Faults } from './faults';
import type { Limits } from './limits';
import type { Manifest } from './manifest';
import { retryOf, type RetryContext } from './retry';
import { SlidingLimit } from './sliding-limit';
import { json, parseBody, text, type Answer, type WireRequest } from './wire/answer';

const pushSchema = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(z.object({ body: z.record(z.string(), z.unknown()), delayInSeconds: z.number().optional() })).min(1),
});

export interface QueuedEvent {
  readonly queueName: string;
  readonly jobId: string;
  readonly eventId: string;
  readonly body: Record<string, unknown>;
  readonly dueAt: number;
  readonly retryContext?: RetryContext;
}

export type DeliverEvent = (event: QueuedEvent, functionKey: string) => Promise<unknown>;

/** Async events: at least once, unordered; a consumer asks for a retry by returning an InvocationError. */
export class Queue {
  private waiting: QueuedEvent[] = [];
  private readonly perMinute: SlidingLimit;

  constructor(
    private readonly manifest: Manifest,
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly deliver: DeliverEvent,
  ) {
    this.perMinute = new SlidingLimit(limits.queueEventsPerMinute, 60_000, clock);
  }

  /** How many events wait, due or not. */
  get length(): number {
    return this.waiting.length;
  }

  publish(request: WireRequest): Answer {
    const parsed = pushSchema.safeParse(parseBody(request));
    if (!parsed.success) return json(400, { message: z.prettifyError(parsed.error), code: 400 });
    const { queueName, jobId, payload } = parsed.data;
    const bytes = Buffer.byteLength(JSON.stringify(payload));
    if (payload.length > this.limits.queueEventsPerPush)
      return json(413, { errorMessage: 'A push has at most 50 events.' });
    if (bytes > this.limits.queueBytesPerPush) return json(413, { errorMessage: 'A push has at most 200 KB.' });
    if (!this.manifest.consumers.some((consumer) => consumer.queue === queueName)) {
      return json(400, { message: `No consumer in manifest.yml reads the queue ${queueName}.`, code: 400 });
    }
    const over = payload.some((event) => (event.delayInSeconds ?? 0) > this.limits.queueDelaySeconds);
    if (over) return json(400, { message: 'An event waits at most 900 seconds.', code: 400 });
    if (this.faults.onQueue.strike(queueName, (f) => f.kind === 'quota') || !this.perMinute.take(payload.length))
      return text(429);
    for (const { body, delayInSeconds = 0 } of payload)
      this.add({ queueName, jobId, body, delaySeconds: delayInSeconds });
    return json(201, {});
  }

  /** Delivers what is due, and what that publishes in turn, until nothing is. @returns how many deliveries it made */
  async run({ ignoreDelays = false } = {}): Promise<number> {
    let count = 0;
    for (let event = this.takeDue(ignoreDelays); event; event = this.takeDue(ignoreDelays)) {
      await this.deliverOnce(event);
      count += 1;
    }
    return count;
  }

  private add(event: { queueName: string; jobId: string; body: Record<string, unknown>; delaySeconds: number }): void {
    const { delaySeconds, ...rest } = event;
    const queued = { ...rest, eventId: randomUUID(), dueAt: this.clock.now() + delaySeconds * 1000 };
    this.waiting.push(queued);
    if (this.faults.onQueue.strike(event.queueName, (f) => f.kind === 'duplicate')) this.waiting.push(queued);
  }

  private takeDue(ignoreDelays: boolean): QueuedEvent | undefined {
    const now = this.clock.now();
    const isDue = (event: QueuedEvent): boolean => ignoreDelays || event.dueAt <= now;
    const first = this.waiting.findIndex(isDue);
    if (first < 0) return undefined;
    const last = this.waiting.findLastIndex(isDue);
    const shuffled = last > first && this.faults.onQueue.strike('', (f) => f.kind === 'shuffle');
    return this.waiting.splice(shuffled ? last : first, 1)[0];
  }

  private async deliverOnce(event: QueuedEvent): Promise<void> {
    for (const consumer of this.manifest.consumers.filter((c) => c.queue === event.queueName)) {
      const answer = await this.deliver(event, consumer.function);
      const retry = retryOf(answer, event.retryContext, this.limits.queueRetries);
      if (retry) this.waiting.push({ ...event, dueAt: this.clock.now() + retry.afterMs, retryContext: retry.context });
    }
  }
}
