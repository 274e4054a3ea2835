import type { Kind, Lifecycle } from '../model';

/** What work can serve: the vision and themes are told by objectives. */
export const TARGET_KINDS = ['objective', 'keyResult', 'initiative'] as const satisfies readonly Kind[];

/** What is closed, or stands still, would interrupt the path that it is meant to begin (LS2). */
export const TARGET_LIFECYCLES = ['active', 'proposed', 'draft'] as const satisfies readonly Lifecycle[];
