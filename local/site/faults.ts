import { z } from 'zod';

const common = {
  /** How many times it strikes; without it, until cleared. */
  times: z.number().int().positive().optional(),
  /** How many matching calls pass unharmed first. */
  skip: z.number().int().nonnegative().optional(),
  /** Source of a case-insensitive regular expression over the statement, the key or the path. */
  match: z.string().optional(),
};

export const sqlFaultSchema = z.object({
  ...common,
  /**
   * slow: takes `ms` longer. timedOut: QUERY_TIMED_OUT, not carried out. timedOutButDone: the same answer, but carried
   * out. locked: another writer holds the row. quota: 429. crash: the function dies here and never speaks again.
   */
  kind: z.enum(['slow', 'timedOut', 'timedOutButDone', 'locked', 'quota', 'crash']),
  ms: z.number().positive().optional(),
});

export const kvsFaultSchema = z.object({ ...common, kind: z.enum(['quota', 'down', 'crash']) });

export const jiraFaultSchema = z.object({
  ...common,
  status: z.union([z.literal(401), z.literal(403), z.literal(429), z.literal(503)]),
  /** Seconds of the Retry-After header of a 429 or 503; without it, no header. */
  retryAfter: z.number().int().positive().optional(),
  /** The 401 is Forge's own: the person has not let the app act for them yet. */
  consent: z.boolean().optional(),
  /** An account id, `app` for calls as the app, or everybody. */
  as: z.string().optional(),
  /** `confluence`: only what modules in Confluence ask as their reader. A 403 then names no granted scopes. */
  from: z.literal('confluence').optional(),
});

export const confluenceFaultSchema = jiraFaultSchema.omit({ from: true, consent: true });

export const queueFaultSchema = z.object({ ...common, kind: z.enum(['duplicate', 'shuffle', 'quota']) });

/** Events of Jira on their way to a trigger; `match` is over their type. late: `ms`, or three minutes. */
export const eventFaultSchema = z.object({
  ...common,
  kind: z.enum(['duplicate', 'shuffle', 'late']),
  ms: z.number().int().positive().optional(),
});

/** What Jira's searches and bulk fetches tell of this issue, to the app or to everybody, is something else than documented. */
export const garbledFaultSchema = z.object({ ...common, issue: z.string(), as: z.literal('app').optional() });

export type SqlFault = z.infer<typeof sqlFaultSchema>;
export type KvsFault = z.infer<typeof kvsFaultSchema>;
export type JiraFault = z.infer<typeof jiraFaultSchema>;
export type ConfluenceFault = z.infer<typeof confluenceFaultSchema>;
export type QueueFault = z.infer<typeof queueFaultSchema>;
export type EventFault = z.infer<typeof eventFaultSchema>;
export type GarbledFault = z.infer<typeof garbledFaultSchema>;

interface Base {
  times?: number | undefined;
  skip?: number | undefined;
  match?: string | undefined;
}

class Switches<F extends Base> {
  private armed: { fault: F; skip: number; left: number; pattern: RegExp | null }[] = [];

  arm(fault: F): void {
    this.armed.push({
      fault,
      skip: fault.skip ?? 0,
      left: fault.times ?? Infinity,
      pattern: fault.match === undefined ? null : new RegExp(fault.match, 'i'),
    });
  }

  /** The first armed fault that this call meets, counted down. */
  strike(subject: string, applies: (fault: F) => boolean = () => true): F | null {
    for (const entry of this.armed) {
      if (entry.left <= 0 || !applies(entry.fault) || (entry.pattern && !entry.pattern.test(subject))) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      return entry.fault;
    }
    return null;
  }

  has(which: (fault: F) => boolean): boolean {
    return this.armed.some(({ fault }) => which(fault));
  }

  disarm(which: (fault: F) => boolean): void {
    this.armed = this.armed.filter(({ fault }) => !which(fault));
  }

  clear(): void {
    this.armed = [];
  }
}

/** What goes wrong in production, each by a switch. */
export class Faults {
  readonly onSql = new Switches<SqlFault>();
  readonly onKvs = new Switches<KvsFault>();
  readonly onJira = new Switches<JiraFault>();
  readonly onConfluence = new Switches<ConfluenceFault>();
  readonly onQueue = new Switches<QueueFault>();
  readonly onEvents = new Switches<EventFault>();
  readonly onIssues = new Switches<GarbledFault>();

  garbled(fault: GarbledFault): void {
    this.onIssues.arm(garbledFaultSchema.parse(fault));
  }

  sql(fault: SqlFault): void {
    this.onSql.arm(sqlFaultSchema.parse(fault));
  }

  /** Whether modules in Confluence reach Jira as their reader: documented, and reported not to work. */
  get jiraInConfluence(): boolean {
    return !this.onJira.has(({ from }) => from === 'confluence');
  }

  set jiraInConfluence(answers: boolean) {
    this.onJira.disarm(({ from }) => from === 'confluence');
    if (!answers) this.jira({ status: 403, from: 'confluence' });
  }

  kvs(fault: KvsFault): void {
    this.onKvs.arm(kvsFaultSchema.parse(fault));
  }

  jira(fault: JiraFault): void {
    this.onJira.arm(jiraFaultSchema.parse(fault));
  }

  confluence(fault: ConfluenceFault): void {
    this.onConfluence.arm(confluenceFaultSchema.parse(fault));
  }

  queue(fault: QueueFault): void {
    this.onQueue.arm(queueFaultSchema.parse(fault));
  }

  events(fault: EventFault): void {
    this.onEvents.arm(eventFaultSchema.parse(fault));
  }

  clear(): void {
    const all = [this.onSql, this.onKvs, this.onJira, this.onConfluence, this.onQueue, this.onEvents, this.onIssues];
    for (const switches of all) switches.clear();
  }
}
