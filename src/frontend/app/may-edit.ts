import type { AccountId } from '../../domain/model';
import type { Abilities, NodeRow } from '../../shared/views';

/** Whether a write has a chance; the server decides. Said before somebody types in vain. */
export const mayEditNode = (
  node: Pick<NodeRow, 'ownerId' | 'contributorIds'>,
  abilities: Abilities,
  accountId: AccountId,
): boolean => abilities.editAll || node.ownerId === accountId || node.contributorIds.includes(accountId);
