import type { EpochMs } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import type { Work } from './work';

const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 20_000;

// Warm processes serve several installations, hence the name of the installation in every key.
const remembered = new Map<string, { readonly may: boolean; readonly until: EpochMs }>();

/**
 * Whether Jira lets the person see this issue. Costs quota points unless it was asked in the last ten minutes: only for what people wrote of
 * an issue, which whoever may not see it must not read.
 * @throws PortError when Jira does not say
 */
export async function mayBrowse({ ports, actor, now }: Work, itemId: ItemId): Promise<boolean> {
  const key = `${ports.installation()} ${actor.accountId} ${itemId}`;
  const known = remembered.get(key);
  // A clock that was set back would otherwise keep a verdict for longer.
  if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.may;
  const may = (await ports.jira.mayBrowseIssues([itemId])).includes(itemId);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, { may, until: now + REMEMBERED_MS });
  return may;
}
