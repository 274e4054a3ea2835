import type { NodeId } from '../../../domain/model';
import type { Line, NodeLine } from './visible-rows';

const nodesOf = (lines: readonly Line[]): NodeLine[] => lines.filter((line) => line.type === 'node');

/** The row that an arrow, Home, End or Page key leads to; `null` when it stays. */
export function rowFor(key: string, lines: readonly Line[], activeId: NodeId | null, page: number): NodeLine | null {
  const nodes = nodesOf(lines);
  const at = nodes.findIndex((line) => line.id === activeId);
  const last = nodes.length - 1;
  const clamp = (index: number) => nodes[Math.max(0, Math.min(index, last))] ?? null;
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(Math.max(at, 0) - 1);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(last);
    case 'PageDown':
      return clamp(at + page);
    case 'PageUp':
      return clamp(at - page);
    default:
      return null;
  }
}

/** The line above it that it stands below. */
export function parentLine(lines: readonly Line[], activeId: NodeId | null): NodeLine | null {
  const nodes = nodesOf(lines);
  const at = nodes.findIndex((line) => line.id === activeId);
  const level = nodes[at]?.level ?? 1;
  return nodes.slice(0, Math.max(at, 0)).findLast((line) => line.level < level) ?? null;
}

/** Rows beside it, below the same parent. */
export function siblingLines(lines: readonly Line[], activeId: NodeId | null): NodeLine[] {
  const nodes = nodesOf(lines);
  const active = nodes.find((line) => line.id === activeId);
  return active ? nodes.filter((line) => line.node.parentId === active.node.parentId) : [];
}

const FORGET_MS = 700;

/** Letters typed one after another lead to the next title, or key, that begins with them. */
export class TypeAhead {
  #typed = '';
  #at = 0;

  find(letter: string, lines: readonly Line[], activeId: NodeId | null, now: number): NodeLine | null {
    this.#typed = now - this.#at > FORGET_MS ? letter : this.#typed + letter;
    this.#at = now;
    // The same letter again and again walks through the titles that begin with it.
    const same = [...this.#typed].every((one) => one === letter);
    const wanted = (same ? letter : this.#typed).toLocaleLowerCase();
    const nodes = nodesOf(lines);
    const start = nodes.findIndex((line) => line.id === activeId) + (same || this.#typed.length === 1 ? 1 : 0);
    const from = Math.max(start, 0);
    const round = [...nodes.slice(from), ...nodes.slice(0, from)];
    const begins = (text: string) => text.toLocaleLowerCase().startsWith(wanted);
    return round.find(({ node }) => begins(node.title)) ?? round.find(({ node }) => begins(node.key)) ?? null;
  }
}
