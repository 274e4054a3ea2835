import { expires } from '../../../domain/kinds';
import { effectiveCycleId, type Tree } from '../../../domain/tree';
import type { AccountId, CycleFacts, NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import type { Person } from '../../app/people';
import type { TreeModel } from '../../app/tree-model';
import { isNarrowed, type Filter, type ViewOptions } from '../../app/view-options';

/** Which rows are shown. `null`: all of them. */
export interface Shown {
  readonly matches: ReadonlySet<NodeId>;
  /** The matches and what stands above them. */
  readonly rows: ReadonlySet<NodeId>;
}

interface Who {
  readonly accountId: AccountId;
  readonly people: ReadonlyMap<AccountId, Person>;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const overlaps = (a: CycleFacts, b: CycleFacts): boolean => a.start <= b.end && b.start <= a.end;

const within = <Value>(wanted: ReadonlySet<Value>, value: Value | null): boolean =>
  wanted.size === 0 || (value !== null && wanted.has(value));

function passes(node: NodeRow, filter: Filter): boolean {
  return (
    within(filter.kinds, node.kind) &&
    within(filter.health, node.rollup.health) &&
    within(filter.owners, node.ownerId) &&
    within(filter.teams, node.teamId) &&
    within(filter.lifecycles, node.lifecycle)
  );
}

/** Titles, keys and names of owners, ignoring case and accents; every word has to be found. */
function finder(query: string, { people }: Who): (node: NodeRow) => boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (node) => {
    const owner = node.ownerId === null ? '' : (people.get(node.ownerId)?.name ?? '');
    const text = fold(`${node.key} ${node.title} ${owner}`);
    return words.every((word) => text.includes(word));
  };
}

/** [TR4] Rows whose own or inherited cycle overlaps the chosen one; what never expires is always in. */
function inCycle(model: TreeModel, tree: Tree, view: ViewOptions): (node: NodeRow) => boolean {
  const { cycles, currentCycleId } = model.view;
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  const wanted = byId.get(view.cycle ?? currentCycleId);
  if (view.cycle === 'all' || !wanted) return () => true;
  return (node) => {
    if (!expires(node.kind)) return true;
    const cycle = byId.get(effectiveCycleId(tree, node.id, currentCycleId) ?? currentCycleId);
    return !cycle || overlaps(cycle, wanted);
  };
}

export function shownRows(model: TreeModel, tree: Tree, view: ViewOptions, who: Who): Shown | null {
  const found = finder(view.query, who);
  const cycle = inCycle(model, tree, view);
  const mine = (node: NodeRow) => node.ownerId === who.accountId || node.contributorIds.includes(who.accountId);
  const nodes = model.view.nodes.filter(
    (node) => cycle(node) && (view.tab === 'everything' || mine(node)) && passes(node, view.filter) && found(node),
  );
  if (nodes.length === model.view.nodes.length && !isNarrowed(view)) return null;
  const matches = new Set(nodes.map((node) => node.id));
  const rows = new Set(matches);
  for (const node of nodes) {
    let parentId = node.parentId;
    while (parentId !== null && !rows.has(parentId)) {
      rows.add(parentId);
      parentId = model.byId.get(parentId)?.parentId ?? null;
    }
  }
  return { matches, rows };
}
