import type { Commitment, Kind } from '../../domain/model';
import { inferKind } from '../../shared/paste/choose-kind';
import type { PasteProblem, PlaceNode } from '../../shared/paste/plan';
import { readPaste } from '../../shared/paste/read-paste';

export interface TitlePlace {
  readonly parentKind: Kind;
  /** What the line is when its words say nothing else. */
  readonly usual: Kind;
  /** Chosen by the person; `null` = by place and numbers. */
  readonly chosen: Kind | null;
}

export interface TitleRead {
  readonly kind: Kind;
  /** Empty when the line says nothing yet. */
  readonly title: string;
  readonly unit: string;
  readonly commitment: Commitment | null;
  readonly problem: PasteProblem | null;
}

/** What a typed line means, wherever it is typed: the same reading as that of a pasted one. */
export function readTitle(
  text: string,
  { parentKind, usual, chosen }: TitlePlace,
  labels: Readonly<Record<Kind, string>>,
): TitleRead {
  const under: PlaceNode = { id: '', parentId: null, key: '', kind: parentKind, title: '' };
  const options = { under, nodes: [], owners: new Map(), labels, format: 'indented' as const };
  // A kind that was chosen leaves nothing to find in the words but numbers of a key result.
  const [row] = readPaste(text, { ...options, plain: chosen !== null && chosen !== 'keyResult' }).rows;
  if (!row) return { kind: chosen ?? usual, title: '', unit: '', commitment: null, problem: null };
  const { title, unit, commitment } = row;
  const said = row.kind !== inferKind(parentKind, commitment !== null);
  const problem = row.problems.find(({ level }) => level === 'cannot') ?? null;
  const measured = commitment !== null || problem !== null;
  return { kind: chosen ?? (measured || said ? row.kind : usual), title, unit, commitment, problem };
}
