import type { Who } from '../stage';

export type Status = 'To do' | 'In progress' | 'In review' | 'Done';

export interface Work {
  readonly summary: string;
  readonly status?: Status;
  readonly assignee?: Who;
  readonly points?: number;
  readonly type?: 'Story' | 'Task' | 'Bug';
  /** How it was closed, when not by being done. */
  readonly resolution?: "Won't Do" | 'Duplicate';
  readonly parts?: readonly string[];
}

export interface Epic extends Work {
  readonly project: 'SHOP' | 'PICK' | 'LOYAL' | 'OPS' | 'PAY';
  readonly description?: string;
  readonly labels?: readonly string[];
  /** Day of the cycle by which it should be done. */
  readonly due?: number;
  readonly stories: readonly Work[];
}

export const done = (summary: string, assignee: Who, points?: number): Work => work(summary, 'Done', assignee, points);
export const doing = (summary: string, assignee: Who, points?: number): Work =>
  work(summary, 'In progress', assignee, points);
export const inReview = (summary: string, assignee: Who, points?: number): Work =>
  work(summary, 'In review', assignee, points);
export const open = (summary: string, points?: number): Work => ({
  summary,
  ...(points === undefined ? {} : { points }),
});
export const dropped = (summary: string, assignee: Who): Work => ({
  ...done(summary, assignee),
  resolution: "Won't Do",
});
export const bug = (fixed: Work): Work => ({ ...fixed, type: 'Bug' });
export const task = (other: Work): Work => ({ ...other, type: 'Task' });

function work(summary: string, status: Status, assignee: Who, points: number | undefined): Work {
  return { summary, status, assignee, ...(points === undefined ? {} : { points }) };
}
