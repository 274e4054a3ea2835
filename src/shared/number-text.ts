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
  const sign = /^\s*[-−–]/u.test(text) ? -1 : 1;
  const typed = text.trim().replace(/^[-−–+]\s*/u, '');
  const value = readBare(unit !== '' && typed.endsWith(unit) ? typed.slice(0, -unit.length).trim() : typed);
  const found = value ?? readMoney(typed, unit);
  // Not -0: it would print as "-0".
  return found === null ? null : sign * found || 0;
}

const MONEY = /^([€$£¥])?\s*(.*?)\s*(k|K|M|Mio|m|B|bn)?$/u;
const POWERS: Readonly<Record<string, number>> = { k: 3, K: 3, m: 6, M: 6, Mio: 6, B: 9, bn: 9 };

/** “$1.3M” where the unit is “$M” is 1.3, where it is “$” it is 1300000; another currency is no number here. */
function readMoney(typed: string, unit: string): number | null {
  const [, symbol = '', between = '', scale = ''] = MONEY.exec(unit) ?? [];
  if (symbol === '' || between !== '') return null;
  const [, sign = symbol, body = '', written = scale] = MONEY.exec(typed) ?? [];
  const value = sign === symbol ? readBare(body) : null;
  if (value === null) return null;
  const power = (POWERS[written] ?? 0) - (POWERS[scale] ?? 0);
  // By way of text: 1.1 * 1e6 is 1100000.0000000001.
  const scaled = power === 0 ? value : Number(`${value}e${power}`);
  return Number.isFinite(scaled) ? scaled : null;
}

function readBare(text: string): number | null {
  let body = text;
  if (GROUPED_BY_BLANKS.test(body)) body = body.replace(/[ \u00a0\u2009\u202f'’]/gu, '').replace(',', '.');
  else if (GROUPED_BY_COMMAS.test(body)) body = body.replaceAll(',', '');
  else if (GROUPED_BY_POINTS.test(body)) body = body.replaceAll('.', '').replace(',', '.');
  else if (PLAIN.test(body)) body = body.replace(',', '.');
  else return null;
  const value = Number(body);
  return Number.isFinite(value) ? value : null;
}

/** A number as it stands in an input, to be read back to the same number. */
export const writeNumber = (value: number | null): string => (value === null ? '' : String(value));
