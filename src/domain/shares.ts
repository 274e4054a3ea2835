import { WHOLE, type Bp, type EdgeFacts, type NodeFacts, type NodeId } from './model';

export interface Shares {
  readonly parentBp: Bp;
  /** Per `contributesTo` edge, in the order given. */
  readonly edgeBp: readonly Bp[];
  /** What flows nowhere and is said. */
  readonly uncountedBp: Bp;
}

/**
 * [RU3] How a node divides itself. The parent takes what its `contributesTo` edges leave until someone says otherwise. An edge without a
 * share takes an even part of what is left, together with such a parent; parts round down and the parent keeps the remainder.
 */
export function sharesOf(parentShareBp: Bp | null, edges: readonly Pick<EdgeFacts, 'shareBp'>[]): Shares {
  const said = edges.map(({ shareBp }) => (shareBp === null ? null : clampShare(shareBp)));
  const saidSum = said.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const rest = Math.max(0, WHOLE - saidSum - clampShare(parentShareBp ?? 0));
  const unsaid = said.filter((share) => share === null).length;
  const evenPart = unsaid === 0 ? 0 : Math.floor(rest / (unsaid + (parentShareBp === null ? 1 : 0)));
  const edgeBp = said.map((share) => share ?? evenPart);
  const edgeSum = saidSum + unsaid * evenPart;
  const parentBp = parentShareBp === null ? Math.max(0, WHOLE - edgeSum) : clampShare(parentShareBp);
  return { parentBp, edgeBp, uncountedBp: Math.max(0, WHOLE - edgeSum - parentBp) };
}

function clampShare(share: number): Bp {
  return Math.min(WHOLE, Math.max(0, Math.floor(share)));
}

/** [RU3] Whether parent share and `contributesTo` shares together exceed the whole; such a write is refused. */
export function sharesExceedWhole(parentShareBp: Bp | null, edges: readonly Pick<EdgeFacts, 'shareBp'>[]): boolean {
  return edges.reduce((sum, { shareBp }) => sum + (shareBp ?? 0), parentShareBp ?? 0) > WHOLE;
}

export type ContributionProblem =
  | 'self'
  | 'ownParent' // TR2
  | 'duplicate' // the same two nodes already have one
  | 'sharesOverWhole'; // RU3

/** [TR2] [RU3] Why a `contributesTo` edge is refused; cycles are for `closesCycle`. `others`: the edges already saved, of any node. */
export function checkContribution(
  node: Pick<NodeFacts, 'id' | 'parentId' | 'parentShareBp'>,
  edge: { readonly id: string; readonly toId: NodeId; readonly shareBp: Bp | null },
  others: readonly EdgeFacts[],
): ContributionProblem | null {
  if (edge.toId === node.id) return 'self';
  if (edge.toId === node.parentId) return 'ownParent';
  const mine = others.filter(
    ({ id, kind, fromId }) => kind === 'contributesTo' && fromId === node.id && id !== edge.id,
  );
  if (mine.some(({ toId }) => toId === edge.toId)) return 'duplicate';
  return sharesExceedWhole(node.parentShareBp, [...mine, edge]) ? 'sharesOverWhole' : null;
}
