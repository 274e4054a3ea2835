import type { Operand, OperatorValue } from '@atlaskit/jql-ast';
import { refused } from './failure';
import type { Issue } from './issue-store';
import type { JqlContext, JqlField } from './jql-fields';

type Test = (issue: Issue) => boolean;

/** The test that one clause of a query makes. A value that is not there is matched by `is EMPTY` only, as in Jira. */
export function compileOperand(field: JqlField, operator: OperatorValue, operand: Operand, context: JqlContext): Test {
  const operands = operand.operandType === 'list' ? operand.values : [operand];
  const wantsEmpty = operands.some((value) => meansEmpty(field, value));
  const values = operands.filter((value) => !meansEmpty(field, value));
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return anyOf(field, values, wantsEmpty, context);
    case '!=':
    case 'not in':
    case 'is not': {
      const matches = anyOf(field, values, wantsEmpty, context);
      return (issue) => !matches(issue) && !(isEmpty(field, issue) && !wantsEmpty);
    }
    case '~':
      return contains(field, operandText(operand, context));
    case '!~': {
      const matches = contains(field, operandText(operand, context));
      return (issue) => !isEmpty(field, issue) && !matches(issue);
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(field, operator, operand, context);
    default:
      throw context.notModelled(`JQL ${operator}`);
  }
}

/** `EMPTY`, and the name that Jira gives to a missing resolution. */
function meansEmpty(field: JqlField, operand: Operand): boolean {
  if (operand.operandType === 'keyword') return true;
  return field.name === 'resolution' && operand.operandType === 'value' && operand.value.toLowerCase() === 'unresolved';
}

function isEmpty(field: JqlField, issue: Issue): boolean {
  const value = field.read(issue);
  return value === null || (typeof value !== 'number' && value.length === 0);
}

function anyOf(field: JqlField, operands: readonly Operand[], orEmpty: boolean, context: JqlContext): Test {
  if (field.kind === 'text' && operands.length > 0) {
    throw refused(400, `The operator '=' is not supported by the '${field.name}' field.`);
  }
  if (field.kind === 'identity') {
    const wanted = new Set(operands.flatMap((operand) => identities(field, operand, context)));
    return (issue) => (orEmpty && isEmpty(field, issue)) || field.read(issue).some((value) => wanted.has(value));
  }
  const wanted = new Set(operands.map((operand) => amount(field, operand, context)));
  return (issue) => {
    const value = field.read(issue);
    return (orEmpty && isEmpty(field, issue)) || (typeof value === 'number' && wanted.has(value));
  };
}

function identities(
  field: Extract<JqlField, { kind: 'identity' }>,
  operand: Operand,
  context: JqlContext,
): readonly string[] {
  if (operand.operandType === 'value') return [field.resolve(operand.value)];
  if (operand.operandType === 'function' && operand.function.value.toLowerCase() === 'currentuser') {
    const { caller } = context;
    return caller.kind === 'person' && caller.person ? [caller.person.accountId] : [];
  }
  throw context.notModelled(
    operand.operandType === 'function' ? `JQL function ${operand.function.value}` : 'nested JQL lists',
  );
}

/** Every word of the query starts a word of the text; a trailing * is allowed and means the same. */
function contains(field: JqlField, text: string): Test {
  if (field.kind !== 'text') throw refused(400, `The operator '~' is not supported by the '${field.name}' field.`);
  const words = text
    .toLowerCase()
    .replace(/[*"]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return (issue) => {
    const found = field
      .read(issue)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
  };
}

function operandText(operand: Operand, context: JqlContext): string {
  if (operand.operandType !== 'value') throw context.notModelled('JQL ~ with a function or a list');
  return operand.value;
}

function compare(field: JqlField, operator: '<' | '<=' | '>' | '>=', operand: Operand, context: JqlContext): Test {
  if (field.kind !== 'number' && field.kind !== 'moment') {
    throw refused(400, `The operator '${operator}' is not supported by the '${field.name}' field.`);
  }
  const limit = amount(field, operand, context);
  const holds = {
    '<': (v: number) => v < limit,
    '<=': (v: number) => v <= limit,
    '>': (v: number) => v > limit,
    '>=': (v: number) => v >= limit,
  }[operator];
  return (issue) => {
    const value = field.read(issue);
    return value !== null && holds(value);
  };
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

function isUnit(text: string): text is keyof typeof unitMs {
  return text in unitMs;
}

/** `-5d`, or `4w 2d`: one sign for all of it; null for anything else. */
function periodMs(text: string): number | null {
  const found = /^([+-]?)(\d+[mhdw](?:\s+\d+[mhdw])*)$/.exec(text.trim());
  if (!found) return null;
  const parts = (found[2] ?? '').split(/\s+/).map((part) => {
    const unit = part.slice(-1);
    return isUnit(unit) ? Number(part.slice(0, -1)) * unitMs[unit] : 0;
  });
  const sum = parts.reduce((total, part) => total + part, 0);
  return found[1] === '-' ? -sum : sum;
}

function amount(field: JqlField, operand: Operand, context: JqlContext): number {
  if (operand.operandType === 'function') {
    const [shift = '', ...more] = operand.arguments.map(({ value }) => value);
    const name = operand.function.value;
    const period = shift === '' ? 0 : periodMs(shift);
    // A bare number counts in the function's own unit, and years and months have no fixed length.
    if (period === null || more.length > 0) throw context.notModelled(`arguments of the JQL function ${name}`);
    return moment(name, context) + period;
  }
  if (operand.operandType !== 'value') throw context.notModelled('this JQL operand');
  const text = operand.value;
  if (field.kind === 'number') {
    if (text.trim() === '' || Number.isNaN(Number(text)))
      throw refused(400, `'${text}' is not a valid number for the field '${field.name}'.`);
    return Number(text);
  }
  const period = periodMs(text);
  if (period !== null) return context.now + period;
  const time = Date.parse(`${text.replace(/\//g, '-').replace(' ', 'T')}${/[ T]/.test(text) ? 'Z' : ''}`);
  if (Number.isNaN(time)) {
    throw refused(
      400,
      `Date value '${text}' for field '${field.name}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    );
  }
  return time;
}

/** Days begin at midnight UTC on this site, weeks on Sunday. */
function moment(name: string, context: JqlContext): number {
  const now = new Date(context.now);
  switch (name.toLowerCase()) {
    case 'now':
      return context.now;
    case 'startofday':
      return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
    case 'endofday':
      return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) - 1;
    case 'startofweek':
      return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - now.getUTCDay());
    case 'startofmonth':
      return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
    case 'startofyear':
      return Date.UTC(now.getUTCFullYear(), 0, 1);
    default:
      throw context.notModelled(`JQL function ${name}`);
  }
}
