import { UNKNOWN_LEVEL, WORK_STATES } from './items';
import { WORK_CLASSES, type WorkClass } from './model';
import { BY_CLASS, BY_LINKS, type Standings, type WorkColumns } from './standings';

/** [RU5] Items that follow a link to one node and are in neither number, by why; how many, at any share. */
export interface WorkLeftOut {
  /** Done with a resolution that delivers nothing. */
  readonly notDelivered: number;
  /** Higher items that count as what is below them. */
  readonly asChildren: number;
  /** Their estimate is in that of their parent. */
  readonly subTasks: number;
  /** Nobody has told yet what they are. */
  readonly unknown: number;
  /** [RU6] Below an item that is linked here, and deliberately outside. */
  readonly classed: Readonly<Record<WorkClass, number>>;
}

const LEFT = WORK_STATES.indexOf('left');

/** @param node index by which the work was read */
export function leftOutAt(
  { items, linkStart, linkNode, classOf }: WorkColumns,
  { by, from }: Standings,
  node: number,
): WorkLeftOut {
  const found = { notDelivered: 0, asChildren: 0, subTasks: 0, unknown: 0 };
  const classed: Record<WorkClass, number> = { ktlo: 0, enabling: 0, exploratory: 0 };
  const leadsHere = (item: number) => linkNode.subarray(linkStart[item], linkStart[item + 1]).includes(node);
  for (let item = 0; item < by.length; item += 1) {
    if (by[item] === BY_CLASS) {
      const above = items.parent[from[item]!]!;
      if (above < 0 || by[above] !== BY_LINKS || !leadsHere(from[above]!) || items.counted[item] === 0) continue;
      classed[WORK_CLASSES[classOf[from[item]!]!]!] += 1;
    } else if (by[item] === BY_LINKS && leadsHere(from[item]!)) {
      if (items.counted[item] === 1) found.notDelivered += items.state[item] === LEFT ? 1 : 0;
      else if (items.level[item] === UNKNOWN_LEVEL) found.unknown += 1;
      else if (items.level[item]! < 0) found.subTasks += 1;
      else found.asChildren += 1;
    }
  }
  return { ...found, classed };
}
