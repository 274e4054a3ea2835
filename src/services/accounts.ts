import type { AccountId } from '../domain/model';
import type { Work } from './work';

const AGAIN_MS = 24 * 3_600_000;
const MOST_REMEMBERED = 20_000;

/** When an account was last written down, per installation: once a day is enough. */
const writtenAt = new Map<string, number>();

/** Notes who acts and who is named, for the weekly report of personal data. */
export async function noteAccounts(work: Work, named: readonly (AccountId | null | undefined)[] = []): Promise<void> {
  const { ports, actor, now } = work;
  const place = ports.installation();
  const due = (name: string): boolean => now - (writtenAt.get(`${place} ${name}`) ?? -Infinity) > AGAIN_MS;
  if (writtenAt.size >= MOST_REMEMBERED) writtenAt.clear();
  const actorName = `${actor.accountId} ${actor.admin}`;
  if (due(actorName)) {
    await ports.writes.rememberActor(actor.accountId, actor.admin, now);
    writtenAt.set(`${place} ${actorName}`, now);
  }
  const others = [...new Set(named)]
    .filter((id) => id != null && id !== actor.accountId && due(id))
    .map((id) => id ?? '');
  if (others.length === 0) return;
  await ports.writes.rememberAccounts(others, now);
  for (const id of others) writtenAt.set(`${place} ${id}`, now);
}
