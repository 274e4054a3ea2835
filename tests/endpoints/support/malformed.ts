import { z } from 'zod';
import { inputs, type InputKey } from '../../../src/shared/inputs';

/** What JSON Schema says of one place in a payload. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly minLength?: number;
}

type Path = readonly (string | number)[];

export interface Malformed {
  readonly what: string;
  /** Where the answer has to say that something is wrong. */
  readonly path: string;
  readonly payload: unknown;
}

const shapeOf = (key: InputKey): Shape => z.toJSONSchema(inputs[key], { io: 'input', unrepresentable: 'any' }) as Shape;

/** Names that every object inherits, and names that a payload might want to smuggle in. */
const smuggled = [
  'extra',
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'hasOwnProperty',
  'accountId',
  'moduleKey',
];
const loneSurrogates = ['\uD83D', 'a\uDE00b', '\uDE00\uD83D'];
/** More than the longest text, and less than a request may have. */
const longText = 'x'.repeat(20_001);

/** Fields that the schema knows and the sample lacks: what nothing below would try. */
export function missingFields(key: InputKey, sample: unknown): string[] {
  return [...walk(shapeOf(key), sample, [])].flatMap(({ shape, value, path }) =>
    Object.keys(shape.properties ?? {})
      .filter((name) => !(isObject(value) && Object.hasOwn(value, name)))
      .map((name) => [...path, name].join('.')),
  );
}

/** The sample with one thing wrong in it, once for every field and every way to be wrong. */
export function* malformed(key: InputKey, sample: unknown): Generator<Malformed> {
  for (const { shape, nullable, value, path } of walk(shapeOf(key), sample, [])) {
    const at = path.join('.') || 'payload';
    for (const [what, wrong] of wrongValues(shape, nullable, value)) {
      // No payload at all is an empty one.
      if (path.length === 0 && wrong === null) continue;
      yield { what: `${at} ${what}`, path: at, payload: replaced(sample, path, wrong) };
    }
    if (!isObject(value)) continue;
    for (const name of smuggled) {
      yield { what: `${at} with a field ${name}`, path: at, payload: replaced(sample, path, withField(value, name)) };
    }
    for (const name of shape.required ?? []) {
      const { [name]: _, ...rest } = value;
      yield { what: `${at} without ${name}`, path: [...path, name].join('.'), payload: replaced(sample, path, rest) };
    }
  }
}

interface Place {
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly value: unknown;
  readonly path: Path;
}

function* walk(given: Shape, value: unknown, path: Path): Generator<Place> {
  const options = given.anyOf ?? [given];
  const isNull = ({ type }: Shape) => type === 'null';
  const nullable = options.some(
    (option) => isNull(option) || (Array.isArray(option.type) && option.type.includes('null')),
  );
  const found = options.find((option) => !isNull(option)) ?? given;
  const shape = Array.isArray(found.type) ? { ...found, type: found.type[0] ?? '' } : found;
  yield { shape, nullable, value, path };
  for (const [name, inner] of Object.entries(shape.properties ?? {})) {
    if (isObject(value) && Object.hasOwn(value, name)) yield* walk(inner, value[name], [...path, name]);
  }
  if (shape.items && Array.isArray(value)) yield* walk(shape.items, value[0], [...path, 0]);
}

function* wrongValues(shape: Shape, nullable: boolean, value: unknown): Generator<[string, unknown]> {
  if (!nullable) yield ['null', null];
  if (shape.type !== 'boolean') yield ['a boolean', true];
  if (shape.type === 'object')
    yield* [['a list', [value]] as [string, unknown], ['a text', 'text'] as [string, unknown]];
  else yield ['an object', { toString: 'x' }];
  if (shape.type === 'string' || shape.enum) {
    yield ['a number', 7];
    yield ['a list', ['x']];
    yield ['too long', longText];
    for (const text of loneSurrogates) yield ['half a letter', text];
    yield ['with U+0000', `${String(value)}\0`];
    if (shape.enum) for (const name of smuggled) yield [`the word ${name}`, name];
  }
  if (shape.type === 'number' || shape.type === 'integer') {
    for (const number of [1e308, -1e308, 1e16]) yield [`${number}`, number];
    if (shape.type === 'integer') yield ['a fraction', 0.5];
    yield ['a text', String(value)];
    yield ['the word NaN', 'NaN'];
    if (!nullable) yield ['not a number', Number.NaN];
  }
  if (shape.type === 'array' && Array.isArray(value)) {
    yield ['too long a list', Array.from({ length: (shape.maxItems ?? 5_000) + 1 }, () => value[0] as unknown)];
    yield ['a list of lists', [value]];
    if ((shape.minItems ?? 0) > 0) yield ['an empty list', []];
  }
}

function replaced(whole: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item: unknown, at) => (at === step ? replaced(item, rest, value) : item));
  return { ...(whole as object), [step]: replaced((whole as Record<string, unknown>)[step], rest, value) };
}

/** As JSON brings it: `__proto__` is a field of its own then. */
function withField(value: object, name: string): unknown {
  return { ...value, ...(JSON.parse(`{ ${JSON.stringify(name)}: { "admin": true } }`) as object), ...own(name) };
}

function own(name: string): object {
  const made = {};
  Object.defineProperty(made, name, { value: { admin: true }, enumerable: true });
  return made;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
