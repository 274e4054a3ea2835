import type { AccountId } from '../../../../domain/model';
import type { ActivityView } from '../../../../shared/views';

/** Everybody whose name a list of activity needs. */
export function mentionedPeople(activity: readonly ActivityView[]): readonly AccountId[] {
  const ids = new Set<AccountId>();
  for (const { byId, changes } of activity) {
    const owner = changes['ownerId'];
    for (const id of [byId, owner?.before, owner?.after]) if (typeof id === 'string' && id !== '') ids.add(id);
  }
  return [...ids];
}
