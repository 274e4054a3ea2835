import type { NodeId } from '../domain/model';
import type { ItemId } from '../domain/work/model';
import type { Parsed } from '../shared/inputs';
import { mayViewStrategy } from './access';
import { viewableNode, type Access } from './authorize';
import { forbidden, notFound } from './failure';
import type { NodeDetail } from './ports/rows';
import type { StoredLink } from './ports/work-rows';
import type { ManyScope } from './work-many';
import type { Work } from './work';

const writing = { verdict: 'fresh', needsSchema: true } as const;

/** Whether there is such an issue is not told: Jira lets nobody edit one that is not there. */
async function mustEditIssue({ ports }: Work, itemId: ItemId): Promise<void> {
  if ((await ports.jira.mayEditIssues([itemId])).includes(itemId)) return;
  throw forbidden("Jira does not let you edit this issue, so you can't change what it leads to. Ask who can.", []);
}

/** Whoever sees the node and may edit the issue in Jira. */
export const workLinker: Access<Parsed<'work.link'>, NodeDetail> = {
  ...writing,
  allow: async (work, { nodeId, itemId }) => {
    const node = await viewableNode(work, nodeId);
    await mustEditIssue(work, itemId);
    return node;
  },
};

export const workUnlinker: Access<Parsed<'work.unlink'>, StoredLink> = {
  ...writing,
  allow: async (work, { id }) => {
    const [link] = work.actor.jiraUser ? await work.ports.reads.links([id]) : [];
    if (!link || !mayViewStrategy(work.actor, link.access)) throw notFound();
    await mustEditIssue(work, link.itemId);
    return link;
  },
};

/** Of several issues those that the person may edit; none is as forbidden as one. */
async function manyOf(work: Work, nodeId: NodeId, itemIds: readonly ItemId[]): Promise<ManyScope> {
  const node = await viewableNode(work, nodeId);
  const editable = new Set(await work.ports.jira.mayEditIssues([...new Set(itemIds)]));
  if (editable.size > 0) return { node, editable };
  throw forbidden("Jira lets you edit none of this work, so you can't change what it leads to. Ask who can.", []);
}

export const manyLinker: Access<Parsed<'work.linkMany'>, ManyScope> = {
  ...writing,
  allow: (work, { nodeId, items }) =>
    manyOf(
      work,
      nodeId,
      items.map(({ itemId }) => itemId),
    ),
};

export const manyUnlinker: Access<Parsed<'work.unlinkMany'>, ManyScope> = {
  ...writing,
  allow: (work, { nodeId, links }) =>
    manyOf(
      work,
      nodeId,
      links.map(({ itemId }) => itemId),
    ),
};

export const workClassifier: Access<Parsed<'work.classify'>, null> = {
  ...writing,
  allow: async (work, { itemId }) => {
    if (!work.actor.jiraUser) throw notFound();
    await mustEditIssue(work, itemId);
    return null;
  },
};
