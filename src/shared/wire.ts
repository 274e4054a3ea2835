/**
 * Long lists of rows cross the bridge as columns: 5,000 rows of a tree would take 6 MB with the names of their fields in each, and the
 * bridge carries 5. What comes out is what went in.
 */

/** Rows from which a list is worth it. */
const LONG = 1_000;
const MARK = '$columns';

type Json = unknown;
type Row = Readonly<Record<string, Json>>;

interface PackedList {
  readonly rows: number;
  readonly fields: readonly (readonly [name: string, column: Column])[];
}

/** Values of one field in the order of the rows; `absent`: rows without it, `nulls`: rows where a nested object is null. */
type Column =
  | { readonly all: Json; readonly absent?: readonly number[] }
  | { readonly each: readonly Json[]; readonly absent?: readonly number[] }
  | { readonly list: PackedList; readonly nulls: readonly number[]; readonly absent?: readonly number[] };

const isRow = (value: Json): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer on its way out. Short ones, and everything but long lists in it, stay as they are. */
export function toWire(answer: Json): Json {
  if (Array.isArray(answer)) {
    if (answer.length >= LONG && answer.every(isRow)) return { [MARK]: pack(answer) };
    return answer.length >= LONG ? answer : answer.map(toWire);
  }
  if (!isRow(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, toWire(value)]));
}

function pack(list: readonly Row[]): PackedList {
  const names = new Set<string>();
  for (const row of list) for (const name of Object.keys(row)) names.add(name);
  return { rows: list.length, fields: [...names].map((name) => [name, columnOf(list, name)]) };
}

function columnOf(list: readonly Row[], name: string): Column {
  const absent = placesOf(list, (row) => row[name] === undefined);
  const values = list.map((row) => row[name]).filter((value) => value !== undefined);
  const gaps = absent.length === 0 ? {} : { absent };
  const [first] = values;
  if (values.every((value) => value === first) && !isRow(first)) return { all: first, ...gaps };
  const objects = values.filter(isRow);
  const nulls = placesOf(values, (value) => value === null);
  if (objects.length > 0 && objects.length + nulls.length === values.length)
    return { list: pack(objects), nulls, ...gaps };
  return { each: values, ...gaps };
}

function placesOf<T>(list: readonly T[], test: (item: T) => boolean): number[] {
  const places: number[] = [];
  list.forEach((item, at) => {
    if (test(item)) places.push(at);
  });
  return places;
}

/** The same answer on its way in. */
export function fromWire(answer: Json): Json {
  if (Array.isArray(answer)) return answer.length >= LONG ? answer : answer.map(fromWire);
  if (!isRow(answer)) return answer;
  const packed = answer[MARK];
  if (isPacked(packed)) return unpack(packed);
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, fromWire(value)]));
}

function isPacked(value: Json): value is PackedList {
  return isRow(value) && typeof value['rows'] === 'number' && Array.isArray(value['fields']);
}

function unpack({ rows, fields }: PackedList): Json[] {
  const list = Array.from({ length: rows }, (): Record<string, Json> => ({}));
  for (const [name, column] of fields) {
    const gaps = new Set(column.absent);
    const values = valuesOf(column, rows - gaps.size);
    let next = 0;
    list.forEach((row, at) => {
      if (!gaps.has(at)) row[name] = values[next++];
    });
  }
  return list;
}

function valuesOf(column: Column, count: number): readonly Json[] {
  if ('each' in column) return column.each;
  if ('all' in column) return Array.from({ length: count }, () => column.all);
  const nulls = new Set(column.nulls);
  const objects = unpack(column.list);
  let next = 0;
  return Array.from({ length: count }, (_, at) => (nulls.has(at) ? null : objects[next++]));
}
