import { WHOLE, type Bp } from './model';

/**
 * Sum of `top` / sum of `bottom` in ten-thousandths, rounded half up, as if every number were the decimal that its shortest text says
 * (0.1 + 0.2 is 0.3). Doubles answer when their error cannot move the rounding; else whole numbers do.
 * Terms are finite, the sum of `bottom` is not 0.
 */
export function ratioBp(top: readonly number[], bottom: readonly number[]): Bp {
  return fastRatioBp(top, bottom) ?? exactRatioBp(top, bottom);
}

/** Twice the bound of the relative error of one rounding: generous, for a miss only costs the slow way. */
const UNIT = 2 ** -51;

function fastRatioBp(top: readonly number[], bottom: readonly number[]): Bp | null {
  let a = 0;
  let aSize = 0;
  for (const term of top) {
    a += term;
    aSize += Math.abs(term);
  }
  let b = 0;
  let bSize = 0;
  for (const term of bottom) {
    b += term;
    bSize += Math.abs(term);
  }
  // Below this size doubles lose digits, and a relative bound means nothing.
  if (bSize < 1e-200 || (aSize !== 0 && aSize < 1e-200)) return null;
  const aError = aSize * top.length * UNIT;
  const bError = bSize * bottom.length * UNIT;
  if (bError * 4 > Math.abs(b)) return null;
  const quotient = (a / b) * WHOLE;
  const error =
    ((aError + Math.abs(a / b) * bError) / (Math.abs(b) - bError)) * WHOLE + (Math.abs(quotient) + 1) * UNIT;
  const rounded = Math.floor(quotient + 0.5);
  const toEdge = Math.min(quotient + 0.5 - rounded, rounded + 0.5 - quotient);
  return toEdge > error * 2 ? rounded : null;
}

/** The same by whole numbers alone. Exported for the tests, which compare the two ways. */
export function exactRatioBp(top: readonly number[], bottom: readonly number[]): Bp {
  const terms = [...top, ...bottom].map(decimalOf);
  const scale = terms.reduce((most, { places }) => Math.max(most, places), 0);
  const whole = terms.map(({ digits, places }) => digits * 10n ** BigInt(scale - places));
  let a = whole.slice(0, top.length).reduce((sum, term) => sum + term, 0n);
  let b = whole.slice(top.length).reduce((sum, term) => sum + term, 0n);
  if (b < 0n) [a, b] = [-a, -b];
  return Number(floorDiv(2n * a * BigInt(WHOLE) + b, 2n * b));
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** A double as the decimal of its shortest text: digits · 10^−places. */
function decimalOf(value: number): { readonly digits: bigint; readonly places: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** Quotient of whole numbers, rounded half up; exact while 2 · top + bottom stays below 2^53. */
export function divideHalfUp(top: number, bottom: number): number {
  return Math.floor((2 * top + bottom) / (2 * bottom));
}
