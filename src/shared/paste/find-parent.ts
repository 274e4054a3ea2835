import { Closest } from './closest';
import { type PasteOptions, type PlaceNode, type PlanParent } from './plan';
import { type RawRow } from './raw-row';
import { cannot, look, quoted, type Said } from './words';

export interface FoundParent {
  readonly parent: PlanParent;
  readonly said: readonly Said[];
  /** Row where the line would go if its suggestion were taken; only for showing it at its depth. */
  readonly near: number | null;
}

const folded = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Below `under` first: who pastes there means what is there. */
function belowFirst(nodes: readonly PlaceNode[], under: PlaceNode | null): readonly PlaceNode[] {
  if (under === null) return nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inside = (node: PlaceNode): boolean => {
    const seen = new Set<string>();
    for (let at: PlaceNode | undefined = node; at && !seen.has(at.id); at = byId.get(at.parentId ?? '')) {
      if (at.id === under.id) return true;
      seen.add(at.id);
    }
    return false;
  };
  return [...nodes.filter(inside), ...nodes.filter((node) => !inside(node))];
}

/**
 * Where a line of a table goes, by the name in its parent cell: a key of the text, the nearest line above of that title, a node of the
 * tree by key or title, a line further down; then the same without regard to capitals and blanks.
 */
export class ParentFinder {
  readonly #byTitle = new Map<string, number[]>();
  readonly #byFolded = new Map<string, number[]>();
  readonly #byKey = new Map<string, number>();
  readonly #nodeByKey = new Map<string, PlaceNode>();
  readonly #nodesByTitle = new Map<string, PlaceNode[]>();
  readonly #nodesByFolded = new Map<string, PlaceNode[]>();
  readonly #closest = new Closest();

  constructor(
    private readonly rows: readonly RawRow[],
    private readonly options: Pick<PasteOptions, 'under' | 'nodes'>,
  ) {
    rows.forEach((row, index) => {
      push(this.#byTitle, row.title, index);
      push(this.#byFolded, folded(row.title), index);
      const key = row.cells.key ?? '';
      if (key !== '' && !this.#byKey.has(key)) this.#byKey.set(key, index);
    });
    for (const node of belowFirst(options.nodes, options.under)) {
      this.#nodeByKey.set(node.key.toLowerCase(), node);
      push(this.#nodesByTitle, node.title, node);
      push(this.#nodesByFolded, folded(node.title), node);
    }
  }

  find(index: number): FoundParent {
    const row = this.rows[index];
    if (!row || row.parent.by === 'row') {
      const above = row?.parent.by === 'row' ? row.parent.index : null;
      return plainly(above === null ? { at: 'under' } : { at: 'row', index: above });
    }
    const { name } = row.parent;
    if (name === '') return plainly({ at: 'under' });
    const key = this.#byKey.get(name);
    if (key !== undefined && key !== index) return plainly({ at: 'row', index: key });
    return (
      this.#above(this.#byTitle.get(name), index, name) ??
      this.#existing(name) ??
      this.#below(this.#byTitle.get(name), index) ??
      this.#above(this.#byFolded.get(folded(name)), index, name) ??
      this.#foldedNode(name) ??
      this.#below(this.#byFolded.get(folded(name)), index) ??
      this.#unknown(row, index, name)
    );
  }

  #above(indices: readonly number[] | undefined, index: number, name: string): FoundParent | null {
    const above = countBefore(indices ?? [], index);
    const nearest = indices?.[above - 1];
    if (nearest === undefined) return null;
    const line = this.rows[nearest]?.line ?? 0;
    const said =
      above < 2
        ? []
        : [look(`${above} lines above are called ${quoted(name)}.`, `This goes under the nearest, line ${line}.`)];
    return { parent: { at: 'row', index: nearest }, said, near: null };
  }

  #below(indices: readonly number[] | undefined, index: number): FoundParent | null {
    const below = indices?.[countBefore(indices, index + 1)];
    return below === undefined ? null : plainly({ at: 'row', index: below });
  }

  #existing(name: string): FoundParent | null {
    const byKey = this.#nodeByKey.get(name.toLowerCase());
    return byKey ? plainly(this.#at(byKey)) : this.#oneOf(this.#nodesByTitle.get(name), name);
  }

  #foldedNode(name: string): FoundParent | null {
    return this.#oneOf(this.#nodesByFolded.get(folded(name)), name);
  }

  #oneOf(nodes: readonly PlaceNode[] | undefined, name: string): FoundParent | null {
    const [first, second] = nodes ?? [];
    if (!first) return null;
    const said = second
      ? [
          look(
            `The strategy has several called ${quoted(name)}.`,
            `This goes under ${first.key}. Write a key to choose another.`,
          ),
        ]
      : [];
    return { parent: this.#at(first), said, near: null };
  }

  #at(node: PlaceNode): PlanParent {
    return node.id === this.options.under?.id ? { at: 'under' } : { at: 'node', node };
  }

  #unknown(row: RawRow, index: number, name: string): FoundParent {
    const close = this.#closest.find(name, this.#titlesFrom(index));
    const namesakes = close === null ? [] : (this.#byTitle.get(close) ?? []);
    const near = namesakes[countBefore(namesakes, index) - 1] ?? null;
    const said =
      close === null || row.withCell === null
        ? cannot(`No ${quoted(name)} above.`, 'Write the title of a line above, or of a node of the strategy.')
        : cannot(`No ${quoted(name)} above.`, `Did you mean ${close}?`, {
            label: close,
            line: row.line,
            lastLine: row.lastLine,
            replacement: row.withCell('parent', close),
          });
    return { parent: { at: 'nowhere' }, said: [said], near };
  }

  /** Nearest above first, then the tree. */
  *#titlesFrom(index: number): Generator<string> {
    for (let at = index - 1; at >= 0; at -= 1) {
      const title = this.rows[at]?.title ?? '';
      if (title !== '') yield title;
    }
    for (const node of this.options.nodes) yield node.title;
  }
}

/** How many of the ascending numbers are below `limit`. */
function countBefore(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const plainly = (parent: PlanParent): FoundParent => ({ parent, said: [], near: null });
