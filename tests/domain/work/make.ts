import type { LinkFacts, WayNode, WorkItemFacts } from '../../../src/domain/work/model';
import { DEFAULT_WORK } from '../../../src/domain/work/model';

export const work = DEFAULT_WORK;

/** A story that is open, unless said otherwise. */
export function item(id: number, more: Partial<WorkItemFacts> = {}): WorkItemFacts {
  return { id, parentId: null, level: 0, category: 'new', resolution: null, points: null, hours: null, ...more };
}

export const epic = (id: number, more: Partial<WorkItemFacts> = {}) => item(id, { level: 1, ...more });
export const subTask = (id: number, parentId: number, more: Partial<WorkItemFacts> = {}) =>
  item(id, { level: -1, parentId, ...more });
export const done = { category: 'done', resolution: 'Done' } as const;

export function link(itemId: number, nodeId: string, more: Partial<LinkFacts> = {}): LinkFacts {
  return { id: `${itemId}-${nodeId}`, itemId, nodeId, shareBp: null, source: 'manual', ...more };
}

export function way(id: string, parentId: string | null, more: Partial<WayNode> = {}): WayNode {
  const node = { id, parentId, kind: 'objective', lifecycle: 'active', archivedAt: null, cycleEnd: null } as const;
  return { ...node, health: 'onTrack', ...more };
}
