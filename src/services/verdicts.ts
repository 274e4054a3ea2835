import type { AccountId, EpochMs } from '../domain/model';
import type { Ports, Verdict } from './ports/ports';

const REMEMBERED_MS = 10 * 60_000;
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
  const verdict = await ports.jira.verdict();
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { verdict, until: now + REMEMBERED_MS });
  return verdict;
}
