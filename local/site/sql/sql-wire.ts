import { z } from 'zod';
import type { Clock } from '../clock';
import type { Faults, SqlFault } from '../faults';
import { FunctionKilled, type Invocation } from '../invocation';
import type { Limits } from '../limits';
import { SlidingLimit } from '../sliding-limit';
import { json, parseBody, type Answer, type WireRequest } from '../wire/answer';
import type { Outcome, SqlEngine, SqlParam, Statement } from './engine';
import { databaseRefuses, policyRefuses, rateLimited, SqlFailure, timedOut } from './failure';
import { kindOf, refuse } from './policy';
import { tokenize } from './tokens';

const requestSchema = z.object({
  query: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
});

type Endpoint = 'execute' | 'ddl';

/** What lies below `@forge/sql`: policy, limits and faults in front of a database. */
export class SqlWire {
  private readonly statements: SlidingLimit;
  private readonly ddl: SlidingLimit;
  private readonly queryTime: SlidingLimit;

  constructor(
    private readonly engine: SqlEngine,
    private readonly limits: Limits,
    clock: Clock,
    private readonly faults: Faults,
  ) {
    this.statements = new SlidingLimit(limits.sqlStatementsPerSecond, 1000, clock);
    this.ddl = new SlidingLimit(limits.sqlDdlPerMinute, 60_000, clock);
    this.queryTime = new SlidingLimit(limits.sqlQueryMsPerMinute, 60_000, clock);
  }

  async handle(request: WireRequest, invocation: Invocation): Promise<Answer> {
    const endpoint: Endpoint = request.path.endsWith('/ddl') ? 'ddl' : 'execute';
    invocation.statements += 1;
    try {
      const outcome = await this.execute(this.parse(request, endpoint), endpoint, invocation);
      const answer = json(200, present(outcome));
      if (Buffer.byteLength(answer.body) > this.limits.sqlResponseBytes) {
        throw policyRefuses('The response is larger than 4 MiB.');
      }
      return answer;
    } catch (error) {
      if (error instanceof SqlFailure) return error.answer();
      throw error;
    }
  }

  private parse(request: WireRequest, endpoint: Endpoint): Statement {
    if (Buffer.byteLength(request.body) > this.limits.sqlRequestBytes)
      throw policyRefuses('The request is larger than 1 MiB.');
    if (!this.statements.take()) throw rateLimited('More than 150 statements in a second.');
    if (endpoint === 'ddl' && !this.ddl.take()) throw rateLimited('More than 25 DDL statements in a minute.');
    const parsed = requestSchema.safeParse(parseBody(request));
    if (!parsed.success)
      throw policyRefuses('The request needs a query and parameters that are text, numbers, booleans or null.');
    const { query, params } = parsed.data;
    const tokens = tokensOf(query);
    const refusal = refuse(tokens, endpoint);
    if (refusal) throw refusal;
    const kind = kindOf(tokens);
    if (kind === null) throw policyRefuses('This statement is not allowed.');
    if (tokens.filter((token) => token.kind === 'param').length !== params.length) {
      throw databaseRefuses(1210, 'Incorrect arguments to mysqld_stmt_execute');
    }
    return { sql: query, tokens, kind, params: params.map(asParam) };
  }

  private async execute(statement: Statement, endpoint: Endpoint, invocation: Invocation): Promise<Outcome> {
    if (this.queryTime.used() >= this.limits.sqlQueryMsPerMinute)
      throw rateLimited('More than 62.5 s of query time in a minute.');
    if (statement.kind === 'ddl') await this.refuseTooManyTables(statement);
    const fault = this.faults.onSql.strike(statement.sql);
    refuseByFault(fault, invocation);
    const started = performance.now();
    const outcome = await this.engine.run(statement);
    if (fault?.kind === 'slow') await sleep(fault.ms ?? 0);
    const took = performance.now() - started;
    this.queryTime.spend(took);
    if (took > this.allowedMs(statement, endpoint) || fault?.kind === 'timedOutButDone') throw timedOut();
    return outcome;
  }

  private async refuseTooManyTables(statement: Statement): Promise<void> {
    const creates = statement.tokens[0]?.value === 'CREATE' && statement.tokens[1]?.value === 'TABLE';
    if (creates && (await this.engine.tableCount()) >= this.limits.sqlTables)
      throw policyRefuses('An installation has at most 200 tables.');
  }

  private allowedMs({ kind }: Statement, endpoint: Endpoint): number {
    if (endpoint === 'ddl') return this.limits.sqlDdlMs;
    return kind === 'read' ? this.limits.sqlSelectMs : this.limits.sqlWriteMs;
  }
}

function refuseByFault(fault: SqlFault | null, invocation: Invocation): void {
  if (fault?.kind === 'quota') throw rateLimited('The quota of this installation is used up.');
  if (fault?.kind === 'timedOut') throw timedOut();
  if (fault?.kind === 'locked') throw databaseRefuses(1205, 'Lock wait timeout exceeded; try restarting transaction');
  if (fault?.kind === 'crash') {
    invocation.dead = 'The function died (a switch of the local site).';
    throw new FunctionKilled(invocation.dead);
  }
}

const known = new Map<string, ReturnType<typeof tokenize>>();
const MOST_KNOWN = 500;

/** An app sends the same few statements again and again. */
function tokensOf(query: string): ReturnType<typeof tokenize> {
  const before = known.get(query);
  if (before) return before;
  try {
    const tokens = tokenize(query);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(query, tokens);
    return tokens;
  } catch (error) {
    throw databaseRefuses(1064, error instanceof Error ? error.message : 'syntax error');
  }
}

function asParam(value: string | number | boolean | null): SqlParam {
  return typeof value === 'boolean' ? Number(value) : value;
}

function present(outcome: Outcome): unknown {
  if ('rows' in outcome) return { rows: outcome.rows };
  return { rows: { ...outcome.written, fieldCount: 0, info: '', serverStatus: 2, warningStatus: 0 } };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
