import { JastBuilder, type Clause, type Jast, type Query } from '@atlaskit/jql-ast';
import type { Issue } from './issue-store';
import { refused } from './failure';
import { compareBy, fieldOf, type JqlContext } from './jql-fields';
import { compileOperand } from './jql-operands';

type Test = (issue: Issue) => boolean;

export function parseJql(jql: string): Jast {
  // A builder remembers its last query, so each gets its own.
  return new JastBuilder().build(jql);
}

/** Jira answers bare words with an empty list; a sentence of them is not worth a parser's error. */
const bareWords = /^[a-z]+( [a-z]+)*$/i;

/**
 * The issues that a query finds, in its order.
 * @throws JiraFailure for JQL that Jira refuses, or that this site does not model
 */
export function runJql(jql: string, issues: readonly Issue[], context: JqlContext): Issue[] {
  const { query, errors } = parseJql(jql);
  if (!query?.where && errors.length === 0) {
    throw refused(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  if (errors.length > 0 && bareWords.test(jql.trim())) return [];
  const [error] = errors;
  if (error || !query?.where) throw refused(400, `Error in the JQL Query: ${error?.message ?? jql}`);
  const test = compile(query.where, context);
  return issues.filter(test).sort(ordering(query, context));
}

function compile(clause: Clause, context: JqlContext): Test {
  switch (clause.clauseType) {
    case 'compound': {
      const tests = clause.clauses.map((part) => compile(part, context));
      return clause.operator.value === 'or'
        ? (issue) => tests.some((test) => test(issue))
        : (issue) => tests.every((test) => test(issue));
    }
    case 'not': {
      const inner = compile(clause.clause, context);
      return (issue) => !inner(issue);
    }
    case 'terminal': {
      if (!clause.operator || !clause.operand || clause.predicates.length > 0)
        throw context.notModelled(`predicates of ${clause.field.value}`);
      const field = fieldOf(clause.field.value, context);
      return compileOperand(field, clause.operator.value, clause.operand, context);
    }
  }
}

/** Newest first when the query does not say, and the id last, so that pages never overlap. */
function ordering(query: Query, context: JqlContext): (a: Issue, b: Issue) => number {
  const keys = (query.orderBy?.fields ?? []).map((part) => ({
    compare: compareBy(fieldOf(part.field.value, context)),
    sign: part.direction?.value.toUpperCase() === 'DESC' ? -1 : 1,
  }));
  return (a, b) => {
    for (const { compare, sign } of keys) {
      const order = compare(a, b) * sign;
      if (order !== 0) return order;
    }
    return Number(b.id) - Number(a.id);
  };
}
