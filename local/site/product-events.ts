import type { Clock } from './clock';
import { cloudId } from './contexts';
import type { Faults } from './faults';
import { mayIn } from './jira/caller';
import type { ProductEvent } from './jira/jira-events';
import type { Limits } from './limits';
import type { AppTrigger, Manifest } from './manifest';
import { retryOf, type RetryContext } from './retry';

interface Waiting {
  readonly trigger: AppTrigger;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly dueAt: number;
  readonly retryContext?: RetryContext;
}

export type DeliverProductEvent = (trigger: AppTrigger, payload: unknown) => Promise<unknown>;

export interface DeliverOptions {
  /** Also what a switch made late. */
  readonly ignoreDelays?: boolean;
  /** How many run at once; production makes no promise. Default: one after another. */
  readonly atOnce?: number;
}

const lateMs = 180_000;

/** Events of Jira to the triggers of manifest.yml: at least once, in no order that one may rely on, up to three minutes late. */
export class ProductEvents {
  private waiting: Waiting[] = [];

  constructor(
    private readonly manifest: Manifest,
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly includesFields: boolean,
    private readonly deliver: DeliverProductEvent,
  ) {}

  /** How many deliveries wait, due or not. */
  get length(): number {
    return this.waiting.length;
  }

  /** As if the product had never told. */
  lose(): void {
    this.waiting = [];
  }

  /** Anything at all, as somebody might forge it. */
  async forge(triggerKey: string, payload: unknown): Promise<unknown> {
    const trigger = this.manifest.triggers.find(({ key }) => key === triggerKey);
    if (!trigger) throw new Error(`manifest.yml has no trigger ${triggerKey}.`);
    return this.deliver(trigger, payload);
  }

  publish(event: ProductEvent): void {
    if (!event.projects.every((project) => mayIn({ kind: 'app' }, 'BROWSE_PROJECTS', project))) return;
    if (!this.manifest.scopes.has('read:jira-work')) return;
    for (const trigger of this.manifest.triggers) {
      if (trigger.eventType !== event.eventType || (trigger.ignoreSelf && event.selfGenerated)) continue;
      const strikes = (kind: 'duplicate' | 'late') =>
        this.faults.onEvents.strike(event.eventType, (fault) => fault.kind === kind);
      const late = strikes('late');
      const dueAt = this.clock.now() + (late ? (late.ms ?? lateMs) : 0);
      const waiting = { trigger, dueAt, payload: this.payloadFor(trigger, event) };
      this.waiting.push(waiting);
      if (strikes('duplicate')) this.waiting.push(waiting);
    }
  }

  /** Delivers what is due, and what that causes in turn, until nothing is. @returns how many deliveries it made */
  async run({ ignoreDelays = false, atOnce = 1 }: DeliverOptions = {}): Promise<number> {
    let count = 0;
    for (let batch = this.takeDue(ignoreDelays); batch.length > 0; batch = this.takeDue(ignoreDelays)) {
      for (let at = 0; at < batch.length; at += atOnce) {
        const runs = batch.slice(at, at + atOnce).map((event) => this.deliverOnce(event));
        const failed = (await Promise.allSettled(runs)).find((run) => run.status === 'rejected');
        if (!failed) continue;
        // The event that failed is gone, as in production; those behind it are not.
        this.waiting.unshift(...batch.slice(at + atOnce));
        throw failed.reason;
      }
      count += batch.length;
    }
    return count;
  }

  private payloadFor({ key, fields }: AppTrigger, event: ProductEvent): Record<string, unknown> {
    const { payload, selfGenerated, moreFields } = event;
    const all = { ...payload, selfGenerated, context: { cloudId, moduleKey: key }, contextToken: 'local' };
    if (!this.includesFields || fields.length === 0 || !moreFields) return all;
    const issue = payload['issue'] as { readonly fields: object };
    return { ...all, issue: { ...issue, fields: { ...issue.fields, ...moreFields(fields) } } };
  }

  private takeDue(ignoreDelays: boolean): Waiting[] {
    const now = this.clock.now();
    const isDue = ({ dueAt }: Waiting): boolean => ignoreDelays || dueAt <= now;
    const due = this.waiting.filter(isDue);
    this.waiting = this.waiting.filter((event) => !isDue(event));
    const shuffle = due.length > 1 && this.faults.onEvents.strike('', (fault) => fault.kind === 'shuffle');
    return shuffle ? shuffled(due) : due;
  }

  private async deliverOnce(event: Waiting): Promise<void> {
    const { trigger, payload, retryContext } = event;
    const answer = await this.deliver(trigger, { ...payload, ...(retryContext ? { retryContext } : {}) });
    const retry = retryOf(answer, retryContext, this.limits.queueRetries);
    if (!retry) return;
    this.waiting.push({ trigger, payload, dueAt: this.clock.now() + retry.afterMs, retryContext: retry.context });
  }
}

/** Far from the order of arrival, and the same in every run: a test that fails once fails again. */
function shuffled<T>(list: readonly T[]): T[] {
  let seed = list.length;
  const keyed = list.map((value) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return { value, key: seed >>> 8 };
  });
  return keyed.sort((a, b) => b.key - a.key).map(({ value }) => value);
}
