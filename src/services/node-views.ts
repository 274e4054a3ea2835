import { consequencesOf } from '../domain/consequences';
import { buildTree } from '../domain/tree';
import type { NodeId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { ArchivedView, ConsequencesView, PanelView } from '../shared/views';
import { mayEditNode, whomToAsk } from './access';
import { notFound } from './failure';
import type { Header, NodeDetail, StoredNode } from './ports/rows';
import type { Work } from './work';

/** What the side panel shows beside the row of the tree. */
export async function openPanel({ ports, actor }: Work, node: NodeDetail): Promise<PanelView> {
  const { checkIns, commitmentChanges, activity } = await ports.reads.history(node.id);
  return {
    nodeId: node.id,
    version: node.version,
    narrative: node.narrative,
    rationale: node.rationale,
    tradeOffs: node.tradeOffs,
    canEdit: node.archivedAt === null && mayEditNode(actor, node.access, node),
    ask: whomToAsk(node.access, node),
    checkIns,
    commitmentChanges,
    activity,
  };
}

/** [CH2] What pausing, dropping, closing or archiving would leave behind. */
export async function listConsequences(
  work: Work,
  header: Header,
  { nodeId }: Parsed<'node.consequences'>,
): Promise<ConsequencesView> {
  const nodes = await work.ports.reads.tree(header.strategy.id, header.strategy);
  const tree = buildTree(nodes);
  if (!nodes.some(({ id }) => id === nodeId)) throw notFound();
  const { below, dependantIds } = consequencesOf(tree, header.edges, nodeId);
  const byId = new Map<NodeId, StoredNode>(nodes.map((node) => [node.id, node]));
  return {
    below: below.map(shown),
    dependants: dependantIds.flatMap((id) => byId.get(id) ?? []).map(shown),
    openWork: header.openWork,
  };
}

const shown = ({ id, key, title, kind }: StoredNode) => ({ id, key, title, kind });

export async function listArchived({ ports }: Work, header: Header): Promise<ArchivedView> {
  return { nodes: await ports.reads.archived(header.strategy.id) };
}
