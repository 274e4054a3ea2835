const GROUPED_BY_BLANKS = /^\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/u;
const GROUPED_BY_COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const GROUPED_BY_POINTS = /^\d{1,3}(?:\.\d{3}){1,},\d+$/u;
const PLAIN = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/iu;

/**
 * The number a person typed: 67.2, 67,2, 1 250, 1,250.5, −3, with or without its unit.
 * A lone comma before three digits groups ("1,250" is 1250).
 * @returns `null` when it is not a number
 */
export function readNumber(text: string, unit = ''): number | null {
  let body = text.trim();
  if (unit !== '' && body.endsWith(unit)) body = body.slice(0, -unit.length).trim();
  const sign = /^[-−–]/u.test(body) ? -1 : 1;
  body = body.replace(/^[-−–+]\s*/u, '');
  if (GROUPED_BY_BLANKS.test(body)) body = body.replace(/[ \u00a0\u2009\u202f'’]/gu, '').replace(',', '.');
  else if (GROUPED_BY_COMMAS.test(body)) body = body.replaceAll(',', '');
  else if (GROUPED_BY_POINTS.test(body)) body = body.replaceAll('.', '').replace(',', '.');
  else if (PLAIN.test(body)) body = body.replace(',', '.');
  else return null;
  const value = Number(body);
  // Not -0: it would print as "-0".
  return Number.isFinite(value) ? sign * value || 0 : null;
}

/** A number as it stands in an input, to be read back to the same number. */
export const writeNumber = (value: number | null): string => (value === null ? '' : String(value));
