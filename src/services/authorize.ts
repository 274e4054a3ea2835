import type { StrategyId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import { mayAdminister, mayCreateBelow, mayEditStrategy, mayViewStrategy, whomToAsk } from './access';
import { forbidden, notFound } from './failure';
import type { Around } from './ports/reads';
import type { Header } from './ports/rows';
import type { Work } from './work';

/**
 * Who may call an endpoint. `allow` reads what the decision stands on and hands it on to the use case; it throws `notFound` for what the
 * person may not see and `forbidden`, with whom to ask, for what they see and may not change.
 */
export interface Access<Payload, Scope> {
  /** Reads accept what Jira said in the last ten minutes; writes ask anew. */
  readonly verdict: 'none' | 'remembered' | 'fresh';
  readonly needsSchema: boolean;
  readonly allow: (work: Work, payload: Payload) => Promise<Scope>;
}

/** Everybody with an account; the answer depends on who it is. */
export const anybody: Access<unknown, void> = { verdict: 'remembered', needsSchema: true, allow: async () => {} };

/** Even before there is a schema, and without asking Jira. */
export const anybodyEarly: Access<unknown, void> = { verdict: 'none', needsSchema: false, allow: async () => {} };

export const jiraAdministrator: Access<unknown, void> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async ({ ports, actor }) => {
    if (mayAdminister(actor)) return;
    const { admins } = await ports.reads.overview();
    throw forbidden('Only Jira administrators can do this. Ask one of them.', actor.jiraUser ? admins : []);
  },
};

export async function viewableHeader({ ports, actor }: Work, strategyId: StrategyId, around?: Around): Promise<Header> {
  if (!actor.jiraUser) throw notFound();
  const header = await ports.reads.header(strategyId, around);
  if (!header || !mayViewStrategy(actor, header.strategy)) throw notFound();
  return header;
}

export const strategyViewer: Access<{ strategyId: string }, Header> = {
  verdict: 'remembered',
  needsSchema: true,
  allow: (work, { strategyId }) => viewableHeader(work, strategyId),
};

export const strategyEditor: Access<{ strategyId: string }, Header> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, { strategyId }) => {
    const header = await viewableHeader(work, strategyId);
    if (mayEditStrategy(work.actor, header.strategy)) return header;
    throw forbidden(
      'You can read this strategy, not change it. Ask one of its editors.',
      whomToAsk(header.strategy, null),
    );
  },
};

/** Editors anywhere; owners below what is theirs. */
export const nodeCreator: Access<Parsed<'node.create'>, Header> = {
  verdict: 'fresh',
  needsSchema: true,
  allow: async (work, { strategyId, parentId, id }) => {
    const header = await viewableHeader(work, strategyId, { parentId, ids: [id] });
    const parent = header.around.find((node) => node.id === parentId && node.strategyId === strategyId) ?? null;
    if (parentId !== null && !parent) throw notFound();
    if (mayCreateBelow(work.actor, header.strategy, parent)) return header;
    const place = parent ? `below ${parent.key}` : 'at the top';
    throw forbidden(
      `You can't add anything ${place}. Ask its owner or an editor of this strategy.`,
      whomToAsk(header.strategy, parent),
    );
  },
};
