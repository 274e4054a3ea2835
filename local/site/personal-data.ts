import { z } from 'zod';
import type { Faults } from './faults';
import type { Manifest } from './manifest';
import { json, parseBody, text, type Answer, type WireRequest } from './wire/answer';

const MOST = 90;
const reportSchema = z.strictObject({
  accounts: z.array(z.strictObject({ accountId: z.string().min(1), updatedAt: z.iso.datetime() })).min(1),
});

export const reportPath = '/app/report-accounts';

/** Accounts that Atlassian closed or changed, as the weekly report of an app learns it. People stay in the site's Jira. */
export class PersonalData {
  private readonly closed = new Set<string>();
  private readonly changedAt = new Map<string, number>();
  /** What the app has reported, one entry a call. */
  readonly reports: (readonly string[])[] = [];

  constructor(
    private readonly manifest: Manifest,
    private readonly faults: Faults,
  ) {}

  close(accountId: string): void {
    this.closed.add(accountId);
  }

  change(accountId: string, at: number): void {
    this.changedAt.set(accountId, at);
  }

  report(request: WireRequest): Answer {
    const fault = this.faults.onJira.strike(
      `${request.method} ${request.path}`,
      ({ as, from }) => (as === undefined || as === 'app') && from === undefined,
    );
    if (fault) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      return text(fault.status, '', headers);
    }
    if (!this.manifest.scopes.has('report:personal-data'))
      return json(403, { code: 403, message: 'manifest.yml lacks report:personal-data.' });
    const parsed = reportSchema.safeParse(parseBody(request));
    if (!parsed.success) return json(400, { code: 400, message: z.prettifyError(parsed.error) });
    const { accounts } = parsed.data;
    if (accounts.length > MOST) return json(400, { code: 400, message: `A report has at most ${MOST} accounts.` });
    this.reports.push(accounts.map(({ accountId }) => accountId));
    const news = accounts.flatMap(({ accountId, updatedAt }) => {
      if (this.closed.has(accountId)) return [{ accountId, status: 'closed' }];
      const changed = (this.changedAt.get(accountId) ?? -Infinity) > Date.parse(updatedAt);
      return changed ? [{ accountId, status: 'updated' }] : [];
    });
    return news.length === 0 ? text(204) : json(200, { accounts: news });
  }
}
