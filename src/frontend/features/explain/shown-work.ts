import { keepEdges } from '../../../domain/engine/kept-edges';
import { explainWork, type WorkExplanation, type WorkLine } from '../../../domain/explain/work';
import { WHOLE, type NodeId } from '../../../domain/model';
import { addDelivery, lessDelivery, partOfDelivery } from '../../../domain/work/amounts';
import { workFigure } from '../../../domain/work/figure';
import { NO_DELIVERY, type Delivery } from '../../../domain/work/model';
import { treeOf, type TreeModel } from '../../app/tree-model';

/** [RU4] Where the work done of a row comes from, made of the amounts that the rows show. `null` for a node that is not in the tree. */
export function explainWorkShown(model: TreeModel, nodeId: NodeId): WorkExplanation | null {
  const { view, byId } = model;
  const tree = treeOf(model);
  const own = new Map(view.nodes.flatMap(({ id, work }) => (work?.own ? [[id, work.own] as const] : [])));
  const unit = view.settings.estimateUnit;
  const found = explainWork({ tree, edges: keepEdges(tree, view.edges), own, unit }, nodeId);
  if (!found) return null;
  const all = byId.get(nodeId)?.work?.all ?? NO_DELIVERY;
  const here = found.inputs
    .filter(({ otherStrategy }) => !otherStrategy)
    .map((line) => lineOf(line, byId.get(line.nodeId)));
  const rest = lessDelivery(all, [found.own, ...here.map(({ flows }) => flows)].reduce(addDelivery, NO_DELIVERY));
  // Of other strategies only what flows in is known here.
  const others = found.inputs
    .filter(({ otherStrategy }) => otherStrategy)
    .slice(0, 1)
    .map((line) => ({ ...line, shareBp: WHOLE, all: rest, flows: rest }));
  return { ...found, inputs: [...here, ...others], all, figure: workFigure(all, unit) };
}

function lineOf(line: WorkLine, row: { readonly work?: { readonly all: Delivery } } | undefined): WorkLine {
  const all = row?.work?.all ?? NO_DELIVERY;
  return { ...line, all, flows: partOfDelivery(all, line.shareBp) };
}
