import { useSession } from '../../app/session';
import { useTree } from '../../app/tree';

/** Whether the person may add something somewhere. A hint: the server decides on each write. */
export function useMayAdd(): boolean {
  const { accountId } = useSession();
  const { abilities, nodes } = useTree().view;
  return abilities.editAll || nodes.some((node) => node.ownerId === accountId);
}
