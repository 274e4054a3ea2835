import type { NodeId } from '../../../domain/model';
import { notDeliveredSet, stateOf } from '../../../domain/work/counting';
import { NOTHING, type EffectiveLink, type Standing } from '../../../domain/work/links';
import type { NodePaths } from '../../../domain/work/model';
import { sightOf, type Sight } from '../../../domain/work/sight';
import type { WorkContextView, ContextLink } from '../../../shared/work-context-view';
import type { Issue } from '../../app/issue';

const NO_PATHS: NodePaths = { ways: [], more: 0 };

/** [LS1]–[LS4] What the app knows of the links and what Jira tells the viewer of the issue, put together on the viewer's side. */
export function sightOfView({ said, speaking, notDelivered }: WorkContextView, issue: Issue): Sight {
  const paths = new Map<NodeId, NodePaths>();
  return sightOf({
    itemId: issue.id,
    state: stateOf(issue, notDeliveredSet({ notDelivered })),
    inScope: speaking.length > 0,
    standing: standingOf(said, paths),
    pathsOf: (nodeId) => paths.get(nodeId) ?? NO_PATHS,
  });
}

function standingOf(said: WorkContextView['said'], paths: Map<NodeId, NodePaths>): Standing {
  if (said.by === 'nothing') return NOTHING;
  if (said.by === 'class') return { by: 'class', fromId: said.fromId, workClass: said.workClass };
  const links = said.links.map((link): EffectiveLink => {
    // A node that may not be seen has no id; its link's stands for it.
    const nodeId = link.nodeId ?? link.id;
    paths.set(nodeId, link.paths);
    return { ...factsOf(link), nodeId, effectiveBp: link.effectiveBp ?? 0 };
  });
  return { by: 'links', fromId: said.fromId, links };
}

const factsOf = ({ id, itemId, shareBp, source }: ContextLink) => ({ id, itemId, shareBp, source });
