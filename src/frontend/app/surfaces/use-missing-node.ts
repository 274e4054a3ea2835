import { useEffect } from 'react';
import { useApp } from '../app-state';
import { useSession } from '../session';
import { useTree } from '../tree';

/** An address may name a node of another strategy, or one that is gone: look for it, and say so when it is nowhere. */
export function useMissingNode(nodeKey: string | null): void {
  const app = useApp();
  const { strategies } = useSession();
  const { byKey, view } = useTree();
  const missing = nodeKey !== null && !byKey.has(nodeKey);
  useEffect(() => {
    if (!missing) return;
    let current = true;
    const look = async () => {
      // Its own strategy first: the node may be newer than what was read.
      const own = strategies.filter((one) => one.id === view.strategy.id);
      const others = strategies.filter((one) => one.id !== view.strategy.id);
      for (const { id } of [...own, ...others]) {
        await app.tree(id).refresh();
        if (!current) return;
        if (app.tree(id).get().model?.byKey.has(nodeKey) === true) {
          app.router.go({ page: 'strategy', strategyId: id, nodeKey }, 'replace');
          return;
        }
      }
      app.flags.say(`${nodeKey} is not here. It may be archived, or not for you to see.`);
      app.router.go({ page: 'strategy', strategyId: view.strategy.id, nodeKey: null }, 'replace');
    };
    void look();
    return () => {
      current = false;
    };
    // Looked for once when the address changes, not again with every change of the tree.
  }, [missing, nodeKey]);
}
