import type { Bp, EpochDay, EpochMs, Health, Kind, Lifecycle, NodeId } from '../model';
import type { WorkState } from '../work/counting';
import type { ItemId, NodeBreak, PathStatus, SightStatus, WorkClass } from '../work/model';
import { badness, breakOf, statusOfBreak, type PathTime } from '../work/path-status';
import { PATH_STATUSES } from '../work/model';
import { sightOf, type SightInput, type SightPath } from '../work/sight';
import { breakAt, pathsAt, type WayReading } from '../work/ways';

/** One node on a way. Of a restricted one (`nodeId` is `null`) only that the path breaks there, if it does (LS6). */
export interface HopLine {
  readonly nodeId: NodeId | null;
  readonly facts: {
    readonly kind: Kind;
    readonly lifecycle: Lifecycle;
    readonly archivedAt: EpochMs | null;
    readonly cycleEnd: EpochDay | null;
    /** [TR1] */
    readonly outsideTree: boolean;
  } | null;
  readonly reason: NodeBreak | null;
  /** `null`: not told. */
  readonly status: PathStatus | null;
}

export interface WayLine {
  readonly linkId: string;
  readonly linkedId: NodeId | null;
  /** [RU6] */
  readonly effectiveBp: Bp;
  readonly status: PathStatus;
  readonly hops: readonly HopLine[];
  /** [LS5] Index in `hops`. */
  readonly health: Health | null;
  readonly healthAt: number | null;
  readonly weakerAt: number | null;
}

/** Why a work item has its status. JSON, and enough to find it again. */
export interface SightExplanation {
  /** LS1: what was said of it, or nothing, decides. LS2: the best of its ways. LS4: it is done. */
  readonly rule: 'LS1' | 'LS2' | 'LS4';
  readonly itemId: ItemId;
  readonly status: SightStatus;
  readonly state: WorkState;
  readonly inScope: boolean;
  /** [LS1] Which answer won. */
  readonly by: 'ownLink' | 'ownClass' | 'inheritedLink' | 'inheritedClass' | 'scope';
  readonly fromId: ItemId | null;
  readonly workClass: WorkClass | null;
  /** Best first. */
  readonly ways: readonly WayLine[];
  /** [TR3] Further ways, only counted. */
  readonly more: number;
  /** Links to nodes that are no more; they keep their share and lead nowhere. */
  readonly goneLinkIds: readonly string[];
  readonly time: PathTime;
}

export type SightExplanationInput = Omit<SightInput, 'pathsOf'> & {
  readonly reading: WayReading;
  readonly mayView?: (id: NodeId) => boolean;
};

export function explainSight(input: SightExplanationInput): SightExplanation {
  const { itemId, state, inScope, standing, reading, mayView = () => true } = input;
  const sight = sightOf({ ...input, pathsOf: (nodeId) => pathsAt(reading, nodeId, mayView) });
  const fromId = standing.by === 'nothing' ? null : standing.fromId;
  const links = standing.by === 'links' ? standing.links : [];
  const ways = sight.best === null ? [] : [sight.best, ...sight.others];
  return {
    rule: sight.best === null ? 'LS1' : sight.status === 'delivered' ? 'LS4' : 'LS2',
    ...{ itemId, status: sight.status, state, inScope, by: winnerOf(input), fromId, workClass: sight.workClass },
    ways: ways.map((way) => wayLine(reading, way, mayView)),
    more: sight.more,
    goneLinkIds: links.filter(({ nodeId }) => !reading.graph.indexOf.has(nodeId)).map(({ id }) => id),
    time: reading.time,
  };
}

function winnerOf({ itemId, standing }: SightExplanationInput): SightExplanation['by'] {
  if (standing.by === 'nothing') return 'scope';
  const own = standing.fromId === itemId;
  if (standing.by === 'links') return own ? 'ownLink' : 'inheritedLink';
  return own ? 'ownClass' : 'inheritedClass';
}

function wayLine({ graph, time }: WayReading, { link, path }: SightPath, mayView: (id: NodeId) => boolean): WayLine {
  const hops = path.hops.map((nodeId, at): HopLine => {
    const index = nodeId === null ? undefined : graph.indexOf.get(nodeId);
    if (index === undefined) {
      return { nodeId: null, facts: null, reason: null, status: path.breakAt === at ? path.status : null };
    }
    const { kind, lifecycle, archivedAt, cycleEnd } = graph.nodes[index]!;
    const reason = breakAt(graph, index, time);
    const facts = { kind, lifecycle, archivedAt, cycleEnd, outsideTree: graph.outside[index] === 1 };
    return { nodeId, facts, reason, status: statusOfBreak(reason) };
  });
  return {
    linkId: link.id,
    linkedId: mayView(link.nodeId) ? link.nodeId : null,
    ...{ effectiveBp: link.effectiveBp, status: path.status, hops },
    ...{ health: path.health, healthAt: path.healthAt, weakerAt: path.weakerAt },
  };
}

/** The status again, from nothing but what the explanation shows. */
export function recomputeSight({ by, ways, state, inScope, time }: SightExplanation): SightStatus {
  if (by === 'ownClass' || by === 'inheritedClass') return 'exempt';
  if (ways.length === 0) return inScope ? 'none' : 'outOfScope';
  if (state !== 'open') return 'delivered';
  const worst = ways.map(({ hops }) => Math.max(0, ...hops.map((hop) => badness(statusOfHop(hop, time)))));
  return PATH_STATUSES[Math.min(...worst)]!;
}

function statusOfHop({ facts, status }: HopLine, time: PathTime): PathStatus {
  if (facts === null) return status ?? 'clear';
  return facts.outsideTree ? 'broken' : statusOfBreak(breakOf(facts, time));
}
