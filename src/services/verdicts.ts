import type { AccountId, EpochMs } from '../domain/model';
import { ConsentNeeded, PortError } from './failure';
import type { Ports, Verdict } from './ports/ports';

const REMEMBERED_MS = 10 * 60_000;
const SILENT_MS = 30_000;
const MOST_REMEMBERED = 5_000;

// Warm processes serve several installations, hence the name of the installation in every key.
const remembered = new Map<string, { readonly verdict: Verdict; readonly until: EpochMs }>();

/**
 * Who the person is. Asking Jira costs quota points, so reads accept an answer of the last ten minutes; writes ask anew.
 * @throws PortError when Jira does not say
 */
export async function verdictOf(
  ports: Ports,
  accountId: AccountId,
  freshness: 'fresh' | 'remembered',
): Promise<Verdict> {
  const key = `${ports.installation()} ${accountId}`;
  const now = ports.now();
  const known = remembered.get(key);
  // A clock that was set back would otherwise keep a verdict for longer.
  if (freshness === 'remembered' && known && known.until > now && known.until <= now + REMEMBERED_MS)
    return known.verdict;
  remembered.delete(key);
  return remember(key, await ports.jira.verdict(), now + REMEMBERED_MS);
}

/**
 * Who the person is where a document is read: in Confluence there are readers without Jira, and such whom Jira does not answer.
 * @throws PortError when neither product says
 */
export async function readerOf(ports: Ports, accountId: AccountId): Promise<Verdict> {
  const key = `${ports.installation()} ${accountId} reads`;
  const now = ports.now();
  const known = remembered.get(key);
  if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.verdict;
  const jira = await verdictOf(ports, accountId, 'remembered').catch((error: unknown) => {
    if (error instanceof PortError || error instanceof ConsentNeeded) return error;
    throw error;
  });
  if (!(jira instanceof Error) && jira.jiraUser) return jira;
  const silent = jira instanceof Error;
  const reader = await ports.confluence.reader().catch((error: unknown) => {
    if (!(error instanceof PortError)) throw error;
    return null;
  });
  if (reader === null) {
    if (silent) throw jira;
    return jira;
  }
  const verdict: Verdict = {
    ...{ accountId: reader, jiraUser: false, admin: false, groupIds: [] },
    confluence: silent ? 'jiraSilent' : 'noJira',
  };
  // Jira may answer again in a moment; that somebody has no Jira holds for longer.
  return remember(key, verdict, now + (silent ? SILENT_MS : REMEMBERED_MS));
}

function remember(key: string, verdict: Verdict, until: EpochMs): Verdict {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { verdict, until });
  return verdict;
}
