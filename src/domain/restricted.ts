import { compute } from './engine/compute';
import { COUNTED } from './engine/inputs';
import { UNKNOWN } from './engine/means';
import type { EngineInput, NodeId } from './model';

/**
 * [LS6] Nodes whose numbers would give away those of nodes that the person may not see: all known inputs are such nodes, or are not shown
 * themselves for that reason.
 */
export function numbersNotShown(input: EngineInput, mayView: (id: NodeId) => boolean): Set<NodeId> {
  const { tree, edges, inputs, outcome } = compute(input);
  const { start, source, reason, foreignIds } = inputs;
  const size = tree.order.length;
  const hidden = new Set<NodeId>();
  for (const index of edges.bottomUp) {
    let known = 0;
    let shown = 0;
    for (let at = start[index]!; at < start[index + 1]!; at += 1) {
      const from = source[at]!;
      if (reason[at] !== COUNTED || outcome[from] === UNKNOWN) continue;
      const id = from < size ? tree.order[from]!.id : foreignIds[from - size]!;
      known += 1;
      if (mayView(id) && !hidden.has(id)) shown += 1;
    }
    if (known > 0 && shown === 0) hidden.add(tree.order[index]!.id);
  }
  return hidden;
}
