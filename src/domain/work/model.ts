import type { Bp, EpochDay, EpochMs, Health, Kind, Lifecycle, NodeId } from '../model';

/** Jira's numeric id of an issue. */
export type ItemId = number;
/** Ten-thousandths of an issue, a story point or an hour. */
export type Amount = number;

export const WORK_CLASSES = ['ktlo', 'enabling', 'exploratory'] as const;
/** A person said that this work is deliberately outside, and as what. */
export type WorkClass = (typeof WORK_CLASSES)[number];

export const STATUS_CATEGORIES = ['new', 'indeterminate', 'done'] as const;
export type StatusCategory = (typeof STATUS_CATEGORIES)[number];

export const LINK_SOURCES = ['manual', 'import', 'rule'] as const;
export type LinkSource = (typeof LINK_SOURCES)[number];

export const WORK_UNITS = ['issues', 'points', 'hours'] as const;
export type WorkUnit = (typeof WORK_UNITS)[number];

/** What is counted of a Jira issue. What is not known yet is `null`. */
export interface WorkItemFacts {
  readonly id: ItemId;
  readonly parentId: ItemId | null;
  /** −1 sub-task, 0 standard, 1 epic, 2 and more above. */
  readonly level: number | null;
  readonly category: StatusCategory | null;
  readonly resolution: string | null;
  readonly points: Amount | null;
  readonly hours: Amount | null;
}

export interface LinkFacts {
  readonly id: string;
  readonly itemId: ItemId;
  readonly nodeId: NodeId;
  /** `null`: an even part of what the others leave. */
  readonly shareBp: Bp | null;
  readonly source: LinkSource;
}

export interface ClassFacts {
  readonly itemId: ItemId;
  readonly workClass: WorkClass;
}

export interface WorkSettings {
  readonly unit: WorkUnit;
  /** Resolutions that deliver nothing (RU5); compared without case. */
  readonly notDelivered: readonly string[];
  /** After the end of its cycle a node stays `finishing` for so many days (LS2). */
  readonly finishingDays: number;
}

export const DEFAULT_WORK: WorkSettings = {
  unit: 'issues',
  notDelivered: [
    ...['Duplicate', 'Invalid', "Won't Do", "Won't Fix", 'Cannot Reproduce', 'Needs more info', 'Not Our Bug'],
    ...['Hold', 'Declined', 'Rejected', 'Obsolete'],
  ],
  finishingDays: 14,
};

/** Work done and work in all. The estimated issues say how far points and hours can be trusted (RU7). */
export interface Delivery {
  readonly issuesDone: Amount;
  readonly issuesTotal: Amount;
  readonly pointsDone: Amount;
  readonly pointsTotal: Amount;
  /** Of `issuesTotal`, those with story points. */
  readonly pointsIssues: Amount;
  readonly hoursDone: Amount;
  readonly hoursTotal: Amount;
  readonly hoursIssues: Amount;
}

export const DELIVERY_FIELDS = [
  ...(['issuesDone', 'issuesTotal', 'pointsDone', 'pointsTotal', 'pointsIssues'] as const),
  ...(['hoursDone', 'hoursTotal', 'hoursIssues'] as const),
] as const;

export const NO_DELIVERY: Delivery = {
  ...{ issuesDone: 0, issuesTotal: 0, pointsDone: 0, pointsTotal: 0, pointsIssues: 0 },
  ...{ hoursDone: 0, hoursTotal: 0, hoursIssues: 0 },
};

/** A node on a way up, as far as the line of sight reads it. */
export interface WayNode {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly archivedAt: EpochMs | null;
  /** Last day of its own or inherited cycle (`lastDayOf`); `null` without one. */
  readonly cycleEnd: EpochDay | null;
  /** As shown. */
  readonly health: Health;
  /** Day on which it was achieved, dropped, paused or archived, where that is known (LS4). */
  readonly closedDay?: EpochDay | null;
}

/** [LS2] Why a node makes a path worse than clear. `unplaced`: it is outside the tree (TR1). */
export type NodeBreak =
  'archived' | 'dropped' | 'paused' | 'unplaced' | 'expired' | 'achieved' | 'cycleEnded' | 'draft' | 'proposed';

/** [LS2] Worst last. */
export const PATH_STATUSES = ['clear', 'awaiting', 'finishing', 'broken'] as const;
export type PathStatus = (typeof PATH_STATUSES)[number];

/** [LS1]–[LS6] One way from a linked node to where it ends, read by one person. */
export interface NodePath {
  /** From the linked node upward; `null`: a hop that the person may not see, neighbouring ones as one. */
  readonly hops: readonly (NodeId | null)[];
  readonly status: PathStatus;
  /** [LS2] Index in `hops` of the nearest node that makes it so; `null` when clear. */
  readonly breakAt: number | null;
  /** What it says against the path, and since when; `null` when clear, unknown, or restricted (LS6). */
  readonly reason: NodeBreak | null;
  readonly since: EpochDay | null;
  /** [LS5] Of the nearest visible objective; `null` where there is none. */
  readonly health: Health | null;
  readonly healthAt: number | null;
  /** [LS5] First weaker visible node above that, themes and vision excepted. */
  readonly weakerAt: number | null;
}

/** [LS3] At most three ways, the best first; further ways are counted (TR3). */
export interface NodePaths {
  readonly ways: readonly NodePath[];
  readonly more: number;
}

export const SIGHT_STATUSES = [...PATH_STATUSES, 'delivered', 'none', 'exempt', 'outOfScope'] as const;
export type SightStatus = (typeof SIGHT_STATUSES)[number];
