import type { EpochDay, Health, NodeId } from '../model';
import type { NodeBreak, NodePath, PathStatus } from './model';

/** [LS7] One sentence in parts: the surface binds and weighs them, the order and the words between are the law's. */
export interface Sentence {
  /** From the linked node upward; `null` reads "restricted objective" (LS6). */
  readonly hops: readonly (NodeId | null)[];
  /** Told instead of a health when the path is not clear. */
  readonly broken: {
    readonly status: PathStatus;
    readonly nodeId: NodeId | null;
    readonly reason: NodeBreak | null;
    readonly since: EpochDay | null;
  } | null;
  readonly health: Health | null;
  /** A node above whose health is weaker (LS5). */
  readonly weaker: NodeId | null;
}

export function sentenceOf({ hops, status, breakAt, reason, since, health, weakerAt }: NodePath): Sentence {
  const broken = breakAt === null ? null : { status, nodeId: hops[breakAt] ?? null, reason, since };
  return { hops, broken, health, weaker: weakerAt === null ? null : (hops[weakerAt] ?? null) };
}
