import { DELIVERY_FIELDS, type Delivery } from '../domain/work/model';
import { StorageError } from './errors';
import { textOrNull, type Raw } from './decode';

const names = {
  issuesDone: 'issues_done',
  issuesTotal: 'issues_total',
  pointsDone: 'points_done',
  pointsTotal: 'points_total',
  pointsIssues: 'points_issues',
  hoursDone: 'hours_done',
  hoursTotal: 'hours_total',
  hoursIssues: 'hours_issues',
} as const satisfies Record<keyof Delivery, string>;

type Name = (typeof names)[keyof Delivery];
const named = <const Prefix extends 'own' | 'all'>(prefix: Prefix) =>
  DELIVERY_FIELDS.map((field): `${Prefix}_${Name}` => `${prefix}_${names[field]}`);

/** Amounts of node_rollup, in the order of the fields. */
export const ownColumns = named('own');
export const allColumns = named('all');

export function fromDelivery<const Prefix extends 'own' | 'all'>(
  prefix: Prefix,
  delivery: Delivery,
): Record<`${Prefix}_${Name}`, number> {
  const entries = DELIVERY_FIELDS.map((field) => [`${prefix}_${names[field]}`, delivery[field]] as const);
  return Object.fromEntries(entries) as Record<`${Prefix}_${Name}`, number>;
}

/** Amounts that a statement joined by commas; `null` where there is no work at all. */
export function toDelivery(row: Raw, column: string): Delivery | null {
  const stored = textOrNull(row, column);
  if (stored === null || stored === '') return null;
  const amounts = stored.split(',').map(Number);
  if (amounts.length !== DELIVERY_FIELDS.length || !amounts.every(Number.isSafeInteger)) {
    throw new StorageError('unavailable', `The column ${column} holds no amounts of work.`);
  }
  if (amounts.every((amount) => amount === 0)) return null;
  return Object.fromEntries(DELIVERY_FIELDS.map((field, at) => [field, amounts[at]])) as unknown as Delivery;
}
