import type { Ports } from './ports/ports';
import { PortError } from './failure';

/** Atlassian wants to hear of every account at least every seven days. */
const AGAIN_MS = 6 * 24 * 3_600_000;
const AT_ONCE = 90;
const PAUSE_SECONDS = 300;
const LONGEST_PAUSE_SECONDS = 900;

/**
 * Reports every account in use, a page after the other; erases those that were closed. A page is marked after all that follows from it,
 * so a run that died is made up for by the next.
 */
export async function reportAccounts(ports: Ports, hasTime: () => boolean): Promise<void> {
  try {
    if (!(await reportAll(ports, hasTime))) await ports.queue.push({ job: 'accounts' }, 1);
  } catch (error) {
    await ports.queue.push({ job: 'accounts' }, pauseAfter(error));
    throw error;
  }
}

function pauseAfter(error: unknown): number {
  const asked = error instanceof PortError && error.retryAfterMs !== undefined ? error.retryAfterMs / 1000 : 0;
  return Math.min(LONGEST_PAUSE_SECONDS, Math.max(PAUSE_SECONDS, Math.ceil(asked)));
}

/** @returns whether all were reported */
async function reportAll({ accounts, privacy, writes, now }: Ports, hasTime: () => boolean): Promise<boolean> {
  await accounts.collect();
  for (;;) {
    const page = await accounts.due(now() - AGAIN_MS, AT_ONCE);
    if (page.length === 0) return true;
    const { closed, updated } = await privacy.report(page);
    for (const id of closed) await accounts.erase(id);
    // Only ids are held, and what they stand for is read anew by every viewer.
    await accounts.refresh(updated, now());
    if (closed.length > 0) await writes.bumpRevisions();
    const gone = new Set(closed);
    await accounts.markReported(
      page.map(({ accountId }) => accountId).filter((id) => !gone.has(id)),
      now(),
    );
    if (!hasTime()) return false;
  }
}
