import { WHOLE, type NodeId } from '../model';
import { deliveryAt, FIELDS } from './amounts';
import { WORK_STATES, type ItemColumns } from './items';
import type { ClassFacts, Delivery, LinkFacts, WorkItemFacts, WorkSettings } from './model';
import { BY_LINKS, readWork, standingsOf, type Standings, type WorkColumns } from './standings';

const DONE = WORK_STATES.indexOf('done');
const LEFT = WORK_STATES.indexOf('left');

/**
 * [RU4]–[RU6] What is linked to each node itself: an item's amount times the effective share of each link it uses; products are added
 * exactly and rounded down once a node.
 * @param nodeCount as many as the index has that the work was read with
 */
export function ownColumn(work: WorkColumns, { by, from }: Standings, nodeCount: number): Float64Array {
  const { items, linkStart, linkNode, linkBp } = work;
  const wholes = new Float64Array(nodeCount * FIELDS);
  const rests = new Float64Array(nodeCount * FIELDS);
  const amounts = new Float64Array(FIELDS);
  for (let item = 0; item < by.length; item += 1) {
    if (by[item] !== BY_LINKS || items.counted[item] === 0 || items.state[item] === LEFT) continue;
    fill(amounts, items, item);
    const to = linkStart[from[item]! + 1]!;
    for (let link = linkStart[from[item]!]!; link < to; link += 1) {
      if (linkNode[link]! < 0) continue;
      const base = linkNode[link]! * FIELDS;
      const shareBp = linkBp[link]!;
      for (let nth = 0; nth < FIELDS; nth += 1) {
        const amount = amounts[nth]!;
        if (amount === 0) continue;
        if (shareBp === WHOLE) {
          wholes[base + nth]! += amount;
          continue;
        }
        const product = amount * shareBp;
        const whole = Math.floor(product / WHOLE);
        wholes[base + nth]! += whole;
        rests[base + nth]! += product - whole * WHOLE;
      }
    }
  }
  for (let at = 0; at < wholes.length; at += 1) if (rests[at]! > 0) wholes[at]! += Math.floor(rests[at]! / WHOLE);
  return wholes;
}

/** In the order of `DELIVERY_FIELDS`. */
function fill(amounts: Float64Array, { state, points, hours }: ItemColumns, item: number): void {
  const done = state[item] === DONE ? 1 : 0;
  const inPoints = points[item]!;
  const inHours = hours[item]!;
  const withPoints = !Number.isNaN(inPoints);
  const withHours = !Number.isNaN(inHours);
  amounts[0] = done * WHOLE;
  amounts[1] = WHOLE;
  amounts[2] = withPoints ? done * inPoints : 0;
  amounts[3] = withPoints ? inPoints : 0;
  amounts[4] = withPoints ? WHOLE : 0;
  amounts[5] = withHours ? done * inHours : 0;
  amounts[6] = withHours ? inHours : 0;
  amounts[7] = withHours ? WHOLE : 0;
}

/** The same from rows, per node that anything is linked to. */
export function ownDelivery(
  items: readonly WorkItemFacts[],
  links: readonly LinkFacts[],
  classes: readonly ClassFacts[],
  settings: Pick<WorkSettings, 'notDelivered'>,
): Map<NodeId, Delivery> {
  const indexOf = new Map<NodeId, number>();
  for (const { nodeId } of links) if (!indexOf.has(nodeId)) indexOf.set(nodeId, indexOf.size);
  const work = readWork({ items, links, classes, settings }, indexOf);
  const column = ownColumn(work, standingsOf(work), indexOf.size);
  const own = new Map<NodeId, Delivery>();
  for (const [nodeId, index] of indexOf) {
    const delivery = deliveryAt(column, index);
    if (delivery.issuesTotal > 0) own.set(nodeId, delivery);
  }
  return own;
}
