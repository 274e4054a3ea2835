import type { Bp, NodeId } from '../../../domain/model';
import type { WorkContextView } from '../../../shared/work-context-view';

/** A link of the issue itself to something that the viewer may see. */
export interface OwnLink {
  readonly id: string;
  readonly version: number;
  readonly nodeId: NodeId;
  /** Of what it leads to, as people say it aloud. */
  readonly key: string;
  readonly shareBp: Bp | null;
  readonly note: string;
}

const ALL_BP = 10_000;

export function ownLinks({ said, nodes }: WorkContextView, itemId: number): readonly OwnLink[] {
  if (said.by !== 'links' || said.fromId !== itemId) return [];
  return said.links.flatMap(({ id, version, nodeId, shareBp, note }) =>
    nodeId === null
      ? []
      : [{ id, version, nodeId, shareBp, note, key: nodes.find((node) => node.id === nodeId)?.key ?? '' }],
  );
}

/** [RU6] What the other links leave to this one; `null` where one of them is not for this person to see. */
export function leftFor({ said }: WorkContextView, linkId: string): Bp | null {
  if (said.by !== 'links') return ALL_BP;
  const others = said.links.filter(({ id }) => id !== linkId);
  if (others.some(({ nodeId }) => nodeId === null)) return null;
  return ALL_BP - others.reduce((sum, { shareBp }) => sum + (shareBp ?? 0), 0);
}
