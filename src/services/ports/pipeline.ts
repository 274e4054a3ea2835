import type { EpochMs } from '../../domain/model';
import type { ItemId } from '../../domain/work/model';
import type { PortErrorKind } from '../failure';

/** An issue that could not be merged, for administrators. */
export interface SetAside {
  readonly itemId: ItemId;
  /** Of the last attempt. */
  readonly since: EpochMs;
  readonly attempts: number;
  readonly problem: string;
}

/** `partly`: there was more to look at than fits into an hour. */
export const REPAIR_STATES = ['running', 'done', 'partly', 'failed'] as const;

/** The latest hourly repair. */
export interface RepairRun {
  readonly state: (typeof REPAIR_STATES)[number];
  readonly startedAt: EpochMs;
  readonly at: EpochMs;
  /** Issues that Jira told of, and the quota points that this cost. */
  readonly looked: number;
  readonly points: number;
  readonly problem: PortErrorKind | null;
}

/** How work of Jira gets into the app, and how far it is. */
export interface Pipeline {
  /** Of what events told; none that was set aside. */
  readonly waiting: number;
  readonly oldest: EpochMs | null;
  /** Oldest first; not all where there are many. */
  readonly setAside: readonly SetAside[];
  readonly setAsideTotal: number;
  /** Linked items. */
  readonly linked: number;
  /** Of these, not fetched since their links changed. */
  readonly unsynced: number;
  /** Of these, deleted or out of the app's sight. */
  readonly closed: number;
  readonly items: number;
  readonly links: number;
  readonly repair: RepairRun | null;
}
