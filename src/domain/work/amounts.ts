import { WHOLE, type NodeId } from '../model';
import { DELIVERY_FIELDS, NO_DELIVERY, type Delivery } from './model';

/** Delivery of many nodes in one column: the fields of node i are at `i × FIELDS` onward, in the order of `DELIVERY_FIELDS`. */
export const FIELDS = DELIVERY_FIELDS.length;

type Sums = { -readonly [Field in keyof Delivery]: number };

/** Part of a whole amount, rounded down; exact for every safe integer, where a plain product would not be. */
export function partOf(amount: number, shareBp: number): number {
  const wholes = Math.floor(amount / WHOLE);
  return wholes * shareBp + Math.floor(((amount - wholes * WHOLE) * shareBp) / WHOLE);
}

export function columnOf(amounts: ReadonlyMap<NodeId, Delivery>, ids: readonly NodeId[]): Float64Array {
  const column = new Float64Array(ids.length * FIELDS);
  for (const [index, id] of ids.entries()) {
    const delivery = amounts.get(id);
    if (delivery === undefined) continue;
    for (const [nth, field] of DELIVERY_FIELDS.entries()) column[index * FIELDS + nth] = delivery[field];
  }
  return column;
}

export function deliveryAt(column: Float64Array, index: number): Delivery {
  const delivery: Sums = { ...NO_DELIVERY };
  for (const [nth, field] of DELIVERY_FIELDS.entries()) delivery[field] = column[index * FIELDS + nth]!;
  return delivery;
}

export function sameDelivery(a: Delivery, b: Delivery): boolean {
  return DELIVERY_FIELDS.every((field) => a[field] === b[field]);
}

/** Sums of amount × share, from 1e-8 to ten-thousandths, rounded down. */
export function toWhole(sum: Delivery): Delivery {
  const whole: Sums = { ...NO_DELIVERY };
  for (const field of DELIVERY_FIELDS) whole[field] = Math.floor(sum[field] / WHOLE);
  return whole;
}

/** [RU4] What flows over a share. */
export function partOfDelivery(delivery: Delivery, shareBp: number): Delivery {
  const part: Sums = { ...NO_DELIVERY };
  for (const field of DELIVERY_FIELDS) part[field] = partOf(delivery[field], shareBp);
  return part;
}

export function lessDelivery(a: Delivery, b: Delivery): Delivery {
  const rest: Sums = { ...a };
  for (const field of DELIVERY_FIELDS) rest[field] -= b[field];
  return rest;
}

export function addDelivery(a: Delivery, b: Delivery): Delivery {
  const sum: Sums = { ...a };
  for (const field of DELIVERY_FIELDS) sum[field] += b[field];
  return sum;
}
