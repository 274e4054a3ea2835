import { allowedChildKinds } from '../../../domain/kinds';
import type { Kind, NodeId } from '../../../domain/model';
import type { Failure } from '../../../shared/result';

/** A row that is not in the tree yet: the field being typed in, or a title on its way to the server. */
export interface Ghost {
  readonly id: NodeId;
  readonly parentId: NodeId | null;
  /** Sibling it follows, which may be a ghost too; `null` = first. */
  readonly afterId: NodeId | null;
  readonly kind: Kind;
  /** The kind was chosen: the words do not change it. */
  readonly chosen: boolean;
  /** Opened from afar: its place has to be said. */
  readonly named: boolean;
  readonly title: string;
  readonly state: 'typing' | 'saving' | 'failed';
  readonly failure: Failure | null;
}

const USUAL_CHILD: Readonly<Record<Kind, Kind>> = {
  vision: 'objective',
  theme: 'objective',
  objective: 'keyResult',
  keyResult: 'initiative',
  initiative: 'initiative',
};

/** The kind that is meant most often below another. `null` when nothing may stand there. */
export function usualChildKind(parentKind: Kind | null, wish?: Kind): Kind | null {
  if (parentKind === null) return 'vision';
  const allowed = allowedChildKinds(parentKind);
  if (wish !== undefined && allowed.includes(wish)) return wish;
  const usual = USUAL_CHILD[parentKind];
  return allowed.includes(usual) ? usual : (allowed[0] ?? null);
}
