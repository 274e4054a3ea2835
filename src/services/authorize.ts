import type { NodeId, StrategyId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import {
  mayAdminister,
  mayCreateBelow,
  mayEditNode,
  mayEditStrategy,
  mayReadDocument,
  mayViewStrategy,
  whomToAsk,
} from './access';
import { ensureCycle } from './cycles';
import { AppFailure, forbidden, notFound } from './failure';
import type { DocumentHeader } from './ports/document-rows';
import type { Verdict } from './ports/ports';
import type { Around } from './ports/reads';
import type { Header, NodeDetail, StrategyAccess } from './ports/rows';
import type { Work } from './work';

/**
 * Who may call an endpoint. `allow` reads what the decision stands on and hands it on to the use case; it throws `notFound` for what the
 * person may not see and `forbidden`, with whom to ask, for what they see and may not change.
 */
export interface Access<Payload, Scope> {
  /** Reads accept what Jira said in the last ten minutes; writes ask anew. `reader`: without Jira, Confluence is asked. */
  readonly verdict: 'none' | 'reader' | 'remembered' | 'fresh';
  readonly needsSchema: boolean;
  readonly allow: (work: Work, payload: Payload) => Promise<Scope>;
}

const reading = { verdict: 'remembered', needsSchema: true } as const;
const writing = { verdict: 'fresh', needsSchema: true } as const;

/** Everybody with an account; the answer depends on who it is. */
export const anybody: Access<unknown, null> = { ...reading, allow: async () => null };

/** Even before there is a schema, and without asking Jira. */
export const anybodyEarly: Access<unknown, null> = { verdict: 'none', needsSchema: false, allow: async () => null };

/** Everybody who has Jira; what they are told of depends on what they may see. */
export const jiraReader: Access<unknown, null> = {
  ...reading,
  allow: async ({ actor }) => {
    if (!actor.jiraUser) throw notFound();
    return null;
  },
};

export const jiraAdministrator: Access<unknown, null> = {
  ...writing,
  allow: async ({ ports, actor }) => {
    if (mayAdminister(actor)) return null;
    // Who has no Jira is not told who administers it.
    if (!actor.jiraUser) throw notFound();
    throw forbidden('Only Jira administrators can do this. Ask one of them.', (await ports.reads.overview()).admins);
  },
};

/** Reads settings of the whole site, as an administrator. */
export const administratorReads: Access<unknown, null> = { ...jiraAdministrator, ...reading };

/** With a current cycle, also when this is the first call of a new quarter. */
export async function viewableHeader(work: Work, strategyId: StrategyId, around?: Around): Promise<Header> {
  const { ports, actor } = work;
  const header = actor.jiraUser ? await ports.reads.header({ strategyId }, around) : null;
  if (!header || !mayViewStrategy(actor, header.strategy)) throw notFound();
  return ensureCycle(work, header);
}

export const strategyViewer: Access<{ strategyId: string }, Header> = {
  ...reading,
  allow: (work, { strategyId }) => viewableHeader(work, strategyId),
};

const mayReadAny = ({ jiraUser, confluence }: Verdict): boolean => jiraUser || confluence !== undefined;

/** Only what a poll needs; of the document too. */
export const strategyFollower: Access<{ strategyId: string }, { readonly revision: number }> = {
  ...reading,
  verdict: 'reader',
  allow: async ({ ports, actor }, { strategyId }) => {
    const found = mayReadAny(actor) ? await ports.reads.revision(strategyId) : null;
    if (!found || !mayReadDocument(actor, found)) throw notFound();
    return { revision: found.revision };
  },
};

/** Everybody who may read the document of a strategy, and with it what the document holds beyond the tree. */
export const documentReader: Access<Parsed<'document.open'>, DocumentHeader> = {
  ...reading,
  verdict: 'reader',
  allow: async (work, { strategyId, nodeId }) => {
    const { ports, actor } = work;
    const found = mayReadAny(actor) ? await ports.reads.documentHeader(strategyId, nodeId) : null;
    if (!found || !mayReadDocument(actor, found.header.strategy)) throw notFound();
    return { ...found, header: await ensureCycle(work, found.header) };
  },
};

export const strategyEditor: Access<{ strategyId: string }, Header> = {
  ...writing,
  allow: async (work, { strategyId }) => {
    const header = await viewableHeader(work, strategyId);
    if (mayEditStrategy(work.actor, header.strategy)) return header;
    throw forbidden(
      'You can read this strategy, not change it. Ask one of its editors.',
      whomToAsk(header.strategy, null),
    );
  },
};

/** The strategy itself: its name, its projects, who sees it. */
export const strategyAdministrator: Access<{ strategyId: string }, Header> = {
  ...writing,
  allow: async (work, { strategyId }) => {
    const header = await viewableHeader(work, strategyId);
    if (mayAdminister(work.actor)) return header;
    const { admins } = await work.ports.reads.overview();
    throw forbidden('Only Jira administrators can change a strategy itself. Ask one of them.', admins);
  },
};

export interface NodeScope {
  readonly header: Header;
  readonly node: NodeDetail;
}

/** @throws AppFailure `notFound` for an unknown node and for an invisible one */
export async function viewableNode({ ports, actor }: Work, nodeId: NodeId): Promise<NodeDetail> {
  const node = actor.jiraUser ? await ports.reads.node(nodeId) : null;
  if (!node || !mayViewStrategy(actor, node.access)) throw notFound();
  return node;
}

export function mustEditNode({ actor }: Work, node: NodeDetail, strategy: StrategyAccess = node.access): void {
  if (mayEditNode(actor, strategy, node)) return;
  throw forbidden(
    `You can read ${node.key}, not change it. Ask its owner or an editor of this strategy.`,
    whomToAsk(strategy, node),
  );
}

export async function editableNode(work: Work, nodeId: NodeId): Promise<NodeScope> {
  const node = await viewableNode(work, nodeId);
  mustEditNode(work, node);
  return { node, header: await viewableHeader(work, node.strategyId) };
}

export const nodeViewer: Access<{ nodeId: string }, NodeDetail> = {
  ...reading,
  allow: (work, { nodeId }) => viewableNode(work, nodeId),
};

/** What hangs on a node; its strategy comes with it. */
export const surroundingsViewer: Access<{ nodeId: string }, Header> = {
  ...reading,
  allow: async ({ ports, actor }, { nodeId }) => {
    const header = actor.jiraUser
      ? await ports.reads.header({ nodeId }, { parentIds: [], ids: [], workBelow: nodeId })
      : null;
    if (!header || !mayViewStrategy(actor, header.strategy)) throw notFound();
    return header;
  },
};

/** Editors of the strategy, and the node's owner and contributors. */
export const nodeEditor: Access<{ nodeId: string }, NodeScope> = {
  ...writing,
  allow: (work, { nodeId }) => editableNode(work, nodeId),
};

/** Editors anywhere; owners below what is theirs. */
export const nodeCreator: Access<Parsed<'node.create'>, Header> = {
  ...writing,
  allow: async (work, { strategyId, parentId, id }) => {
    const header = await viewableHeader(work, strategyId, { parentIds: [parentId], ids: [id] });
    mustCreateBelow(work, header, [parentId]);
    return header;
  },
};

/** Like a creator, below every node that the paste hangs on. */
export const paster: Access<Parsed<'paste.make'>, Header> = {
  ...writing,
  allow: async (work, { strategyId, parentId, rows }) => {
    const inside = new Set(rows.map(({ id }) => id));
    const parents = [...new Set(rows.map((row) => row.parentId ?? parentId))].filter(
      (id) => id === null || !inside.has(id),
    );
    const header = await viewableHeader(work, strategyId, { parentIds: parents, ids: [...inside] });
    mustCreateBelow(work, header, parents);
    return header;
  },
};

function mustCreateBelow({ actor }: Work, { strategy, around }: Header, parentIds: readonly (NodeId | null)[]): void {
  for (const parentId of parentIds) {
    const parent = around.find(({ id, strategyId }) => id === parentId && strategyId === strategy.id) ?? null;
    if (parentId !== null && !parent) throw notFound();
    if (mayCreateBelow(actor, strategy, parent)) continue;
    const place = parent ? `below ${parent.key}` : 'at the top';
    throw forbidden(
      `You can't add anything ${place}. Ask its owner or an editor of this strategy.`,
      whomToAsk(strategy, parent),
    );
  }
}

/** An archived node is read, restored, and nothing else. */
export function mustBeLive(node: NodeDetail): void {
  if (node.archivedAt === null) return;
  throw new AppFailure('conflict', `${node.key} was archived. Restore it first.`, {
    changedBy: node.updatedBy,
    changedAt: node.updatedAt,
  });
}
