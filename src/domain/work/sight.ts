import type { NodeId } from '../model';
import { compareText } from '../sibling-order';
import type { WorkState } from './counting';
import type { EffectiveLink, Standing } from './links';
import type { ItemId, NodePath, NodePaths, SightStatus, WorkClass } from './model';
import { badness } from './path-status';

export interface SightPath {
  readonly link: EffectiveLink;
  readonly path: NodePath;
}

/** [LS1]–[LS4] What one work item leads to. */
export interface Sight {
  readonly status: SightStatus;
  /** Told first; `null` without a path. */
  readonly best: SightPath | null;
  /** [LS3] The others, best first. */
  readonly others: readonly SightPath[];
  /** [TR3] Further ways, counted only. */
  readonly more: number;
  /** The item above from which links or class come; `null` when they are its own. */
  readonly inheritedFrom: ItemId | null;
  readonly workClass: WorkClass | null;
}

export interface SightInput {
  readonly itemId: ItemId;
  readonly state: WorkState;
  /** [LS1] Some strategy speaks for the project of the item. */
  readonly inScope: boolean;
  readonly standing: Standing;
  readonly pathsOf: (nodeId: NodeId) => NodePaths;
}

/** [LS1] Own link > own class > inherited link > class by rule > scope: the standing has decided between the first. */
export function sightOf({ itemId, state, inScope, standing, pathsOf }: SightInput): Sight {
  const nothing = { best: null, others: [], more: 0, inheritedFrom: null, workClass: null };
  if (standing.by === 'nothing') return { ...nothing, status: inScope ? 'none' : 'outOfScope' };
  const inheritedFrom = standing.fromId === itemId ? null : standing.fromId;
  if (standing.by === 'class') {
    return { ...nothing, status: 'exempt', inheritedFrom, workClass: standing.workClass };
  }
  let more = 0;
  const found: SightPath[] = [];
  for (const link of standing.links) {
    const { ways, more: further } = pathsOf(link.nodeId);
    more += further;
    for (const path of ways) found.push({ link, path });
  }
  found.sort(better);
  const [best, ...others] = found;
  if (best === undefined) return { ...nothing, status: inScope ? 'none' : 'outOfScope' };
  // [LS4] Done work that has a path is delivered, whatever became of the path since; nothing about closed work is left to finish or move.
  const status = state === 'open' ? best.path.status : 'delivered';
  return { status, best, others, more, inheritedFrom, workClass: null };
}

/** [LS3] Better status, then the larger share, then the older of equals by id; ways of one link stay in their order. */
function better(a: SightPath, b: SightPath): number {
  return (
    badness(a.path.status) - badness(b.path.status) ||
    b.link.effectiveBp - a.link.effectiveBp ||
    compareText(a.link.id, b.link.id)
  );
}
