import { z } from 'zod';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import { FunctionKilled, type Invocation } from '../invocation';
import type { Limits } from '../limits';
import type { NotModelledList } from '../not-modelled';
import { SlidingLimit } from '../sliding-limit';
import { json, parseBody, text, type Answer, type WireRequest } from '../wire/answer';
import { checkKey, checkValue, ttlMs } from './kvs-checks';
import { KvsFailure } from './kvs-failure';
import { keyed, queryRequest, setRequest, transactionRequest } from './kvs-requests';
import type { Entry, KvsStore } from './kvs-store';

const defaultPage = 10;

/** What lies below `@forge/kvs`, without custom entities and secrets (501). */
export class KvsWire {
  private readonly reads: SlidingLimit;
  private readonly writes: SlidingLimit;

  constructor(
    private readonly store: KvsStore,
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly notModelled: NotModelledList,
  ) {
    this.reads = new SlidingLimit(limits.kvsReadUnitsPerMinute, 60_000, clock);
    this.writes = new SlidingLimit(limits.kvsWriteUnitsPerMinute, 60_000, clock);
  }

  async handle(request: WireRequest, invocation: Invocation): Promise<Answer> {
    try {
      this.strikeFault(request, invocation);
      this.store.purgeExpiredBefore(this.clock.now() - this.limits.kvsExpiredReadableMs);
      return this.route(request);
    } catch (error) {
      if (error instanceof KvsFailure) return error.answer();
      if (error instanceof z.ZodError) return new KvsFailure('INVALID_REQUEST', z.prettifyError(error)).answer();
      throw error;
    }
  }

  private route(request: WireRequest): Answer {
    const body = parseBody(request);
    switch (request.path.replace('/api/v1/', '')) {
      case 'get':
        return this.get(keyed.parse(body));
      case 'set':
        return this.set(setRequest.parse(body));
      case 'delete':
        return this.delete(keyed.parse(body));
      case 'query':
        return this.query(queryRequest.parse(body));
      case 'transaction':
        return this.transact(request, transactionRequest.parse(body));
      case 'batch/get':
        return this.batch(z.array(keyed).parse(body), (item) => {
          const found = this.existing(item.key);
          return present(found);
        });
      case 'batch/set':
        return this.batch(z.array(setRequest).parse(body), (item) => {
          this.put(item);
          return { key: item.key };
        });
      case 'batch/delete':
        return this.batch(z.array(keyed).parse(body), (item) => {
          this.remove(item.key);
          return { key: item.key };
        });
      default:
        this.notModelled.add('Key-value store', request.path);
        return json(501, { code: 'NOT_MODELLED', message: `This local site does not model ${request.path}.` });
    }
  }

  private get({ key }: z.infer<typeof keyed>): Answer {
    return json(200, present(this.existing(key)));
  }

  /** An expired value stays readable until it is purged, up to 48 hours later: so it is here, always. */
  private existing(key: string): Entry {
    checkKey(key, this.limits);
    const entry = this.store.get(key);
    this.charge(this.reads, entry?.value ?? '');
    if (!entry) throw new KvsFailure('KEY_NOT_FOUND', 'The key was not found.', 404);
    return entry;
  }

  private set(item: z.infer<typeof setRequest>): Answer {
    const before = this.store.get(item.key);
    this.put(item);
    if (item.options?.returnValue === undefined) return text(204);
    const entry = item.options.returnValue === 'PREVIOUS' ? before : this.store.get(item.key);
    return entry ? json(200, present(entry)) : text(200);
  }

  private put({ key, value, options }: z.infer<typeof setRequest>): void {
    checkKey(key, this.limits);
    const encoded = checkValue(value, this.limits);
    const lifetime = ttlMs(options?.ttl, this.limits);
    this.charge(this.writes, encoded);
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && this.store.get(key)) {
      throw new KvsFailure('KEY_CONFLICT', 'The key exists already.', 409);
    }
    const now = this.clock.now();
    this.store.set(key, encoded, now, lifetime === null ? null : now + lifetime);
  }

  private delete({ key }: z.infer<typeof keyed>): Answer {
    if (!this.remove(key)) throw new KvsFailure('KEY_NOT_FOUND', 'The key was not found.', 404);
    return text(204);
  }

  private remove(key: string): boolean {
    checkKey(key, this.limits);
    this.charge(this.writes, '');
    return this.store.delete(key);
  }

  private query({ limit = defaultPage, after = '', where }: z.infer<typeof queryRequest>): Answer {
    if (limit > this.limits.kvsQueryPage)
      throw new KvsFailure('LIST_QUERY_LIMIT_EXCEEDED', 'A page has at most 100 values.');
    const entries = this.store.page(where?.[0]?.values[0] ?? '', after, limit + 1);
    const page = entries.slice(0, limit);
    this.charge(this.reads, page.map((entry) => entry.value).join(''));
    const cursor = entries.length > limit ? page.at(-1)?.key : undefined;
    return json(200, { data: page.map(present), ...(cursor === undefined ? {} : { cursor }) });
  }

  private transact(request: WireRequest, body: z.infer<typeof transactionRequest>): Answer {
    const keys = [...body.set, ...body.delete].map((item) => item.key);
    if (keys.length > this.limits.kvsTransactionOperations) {
      throw new KvsFailure('TRANSACTION_TOO_LARGE', 'A transaction has at most 25 operations.');
    }
    if (Buffer.byteLength(request.body) > this.limits.kvsTransactionBytes) {
      throw new KvsFailure('TRANSACTION_TOO_LARGE', 'A transaction has at most 4 MB.', 413);
    }
    if (new Set(keys).size < keys.length) throw new KvsFailure('DUPLICATE_KEY', 'A transaction names each key once.');
    this.store.atomically(() => {
      for (const item of body.set) this.put(item);
      for (const item of body.delete) this.remove(item.key);
    });
    return text(204);
  }

  private batch<T extends { key: string }>(items: readonly T[], each: (item: T) => unknown): Answer {
    if (items.length > this.limits.kvsBatchItems)
      throw new KvsFailure('BATCH_TOO_LARGE', 'A batch has at most 25 items.');
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const item of items) {
      try {
        successfulKeys.push(each(item));
      } catch (error) {
        if (!(error instanceof KvsFailure)) throw error;
        failedKeys.push({ key: item.key, error: { code: error.code, message: error.message } });
      }
    }
    return json(200, { successfulKeys, failedKeys });
  }

  private charge(limit: SlidingLimit, payload: string): void {
    const units = Math.max(1, Math.ceil(Buffer.byteLength(payload) / this.limits.kvsUnitBytes));
    if (!limit.take(units)) throw new KvsFailure('RATE_LIMIT_EXCEEDED', 'Too many units in a minute.', 429);
  }

  private strikeFault(request: WireRequest, invocation: Invocation): void {
    const fault = this.faults.onKvs.strike(`${request.path} ${request.body}`);
    if (fault?.kind === 'quota') throw new KvsFailure('RATE_LIMIT_EXCEEDED', 'The quota is used up.', 429);
    if (fault?.kind === 'down') throw new KvsFailure('INTERNAL_SERVER_ERROR', 'The store is not available.', 500);
    if (fault?.kind === 'crash') {
      invocation.dead = 'The function died (a switch of the local site).';
      throw new FunctionKilled(invocation.dead);
    }
  }
}

function present(entry: Entry): Record<string, unknown> {
  const { key, value, createdAt, updatedAt, expiresAt } = entry;
  return {
    key,
    value: JSON.parse(value) as unknown,
    createdAt,
    updatedAt,
    ...(expiresAt === null ? {} : { expireTime: new Date(expiresAt).toISOString() }),
  };
}
