import type { SessionView } from '../shared/views';
import { mayAdminister, mayViewStrategy } from './access';
import { strategyView } from './views';
import type { Work } from './work';

/** Who am I, what may I see. For somebody who sees nothing: whom to ask. */
export async function openSession({ ports, actor, now }: Work): Promise<SessionView> {
  const { strategies, settings, admins } = await ports.reads.overview();
  const visible = strategies.filter((strategy) => mayViewStrategy(actor, strategy));
  return {
    accountId: actor.accountId,
    now,
    admin: mayAdminister(actor),
    ask: visible.length > 0 ? [] : admins.filter((id) => id !== actor.accountId),
    settings,
    strategies: visible.map(strategyView),
  };
}
