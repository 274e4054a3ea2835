const MOST = 8;

/** Where two answers differ, as a few short lines: a whole tree would bury it. Empty: they are the same. */
export function differences(expected: unknown, got: unknown): readonly string[] {
  return [...compare(expected, got, '')].slice(0, MOST);
}

function* compare(expected: unknown, got: unknown, path: string): Generator<string> {
  if (isObject(expected) && isObject(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      yield* compare(expected[key], got[key], `${path}.${key}`);
    }
    return;
  }
  if (!Object.is(expected, got)) yield `${path}: ${short(expected)} became ${short(got)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);
