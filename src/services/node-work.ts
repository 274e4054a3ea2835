import type { Parsed } from '../shared/inputs';
import type { NodeWorkView } from '../shared/work-views';
import type { NodeDetail } from './ports/rows';
import type { Work } from './work';

/** What is linked to a node; whose issues these are, the viewer's browser asks Jira. */
export async function listNodeWork(
  { ports }: Work,
  { id: nodeId, strategyId }: NodeDetail,
  { below, after = '' }: Parsed<'node.work'>,
): Promise<NodeWorkView> {
  return { nodeId, ...(await ports.reads.nodeLinks({ strategyId, nodeId, below, after })) };
}
