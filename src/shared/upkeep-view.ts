import type { EpochMs } from '../domain/model';
import type { ItemId } from '../domain/work/model';

/** A change of an issue that could not be read. Of the issue its number alone. */
export interface SetAsideView {
  readonly itemId: ItemId;
  /** Of the last attempt. */
  readonly at: EpochMs;
  readonly attempts: number;
  readonly reason: string;
}

/** `partly`: there was more to look at than fits into an hour; `cut`: it has said nothing for longer than a run may take. */
export const REPAIR_ENDS = ['running', 'done', 'partly', 'failed', 'cut'] as const;

export interface RepairView {
  readonly state: (typeof REPAIR_ENDS)[number];
  readonly startedAt: EpochMs;
  /** Of the latest it said. */
  readonly at: EpochMs;
  /** Issues that Jira told of. */
  readonly looked: number;
  /** Quota points of Jira that this cost, and how many an hour may. */
  readonly points: number;
  readonly pointsAllowed: number;
  readonly trouble: 'busy' | 'silent' | 'refused' | 'unreadable' | 'broken' | null;
}

/** How work of Jira gets here, for administrators of the site. Every number is counted when it is asked for. */
export interface UpkeepView {
  readonly now: EpochMs;
  readonly waiting: { readonly count: number; readonly since: EpochMs | null };
  /** The oldest first; `total` counts those that are not listed too. */
  readonly setAside: { readonly total: number; readonly rows: readonly SetAsideView[] };
  /** Linked issues: all, those read since they were linked, and those of them that are deleted or closed to the app. */
  readonly linked: { readonly total: number; readonly read: number; readonly closed: number };
  readonly stored: { readonly issues: number; readonly links: number };
  /** `null`: it has not run yet. */
  readonly repair: RepairView | null;
}
