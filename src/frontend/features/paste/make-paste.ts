import type { NodeId, StrategyId } from '../../../domain/model';
import { type MadeRow, toChunks } from '../../../shared/paste/chunks';
import type { PastePlan } from '../../../shared/paste/plan';
import type { Failure, Result } from '../../../shared/result';
import type { Changed } from '../../../shared/views';

export interface MakeDeps {
  readonly strategyId: StrategyId;
  readonly parentId: NodeId | null;
  readonly call: (
    payload: { strategyId: StrategyId; parentId: NodeId | null; rows: MadeRow['input'][] },
    requestId: string,
  ) => Promise<Result<Changed>>;
  readonly apply: (changed: Changed) => void;
  /** Reads the tree again and answers the keys of these nodes, for those that are there. */
  readonly lookUp: (ids: readonly NodeId[]) => Promise<ReadonlyMap<NodeId, string>>;
  readonly onProgress: (made: number) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly newId: () => string;
}

export interface Made {
  readonly nodeIds: readonly NodeId[];
  /** Key of the node made of a row, by the row's index in the plan. */
  readonly keys: ReadonlyMap<number, string>;
  /** Why the rest was not made; `null` when everything that could be was. */
  readonly failure: Failure | null;
}

const TRIES = 3;
const PATIENCE_MS = 1_000;

const passing = ({ code }: Failure) => code === 'busy' || code === 'unavailable' || code === 'settingUp';

/** A write whose answer got lost is given again under its own id, so that nothing is made twice. */
async function send(deps: MakeDeps, rows: MadeRow['input'][], requestId: string): Promise<Result<Changed>> {
  const { strategyId, parentId, call, wait } = deps;
  let result = await call({ strategyId, parentId, rows }, requestId);
  for (let tries = 1; tries < TRIES && !result.ok && passing(result.failure); tries += 1) {
    await wait(result.failure.retryAfterMs ?? PATIENCE_MS * tries);
    result = await call({ strategyId, parentId, rows }, requestId);
  }
  return result;
}

/** Makes a plan piece by piece. Stops at the first piece that fails and says what there is by then. */
export async function makePaste(plan: PastePlan, deps: MakeDeps): Promise<Made> {
  const nodeIds: NodeId[] = [];
  const keys = new Map<number, string>();
  for (const chunk of toChunks(plan, deps.newId)) {
    const result = await send(
      deps,
      chunk.map((row) => row.input),
      deps.newId(),
    );
    const ids = chunk.map((row) => row.input.id);
    // After a failure only the tree itself knows what was made.
    const found = result.ok ? keysOf(result.value, ids) : await deps.lookUp(ids);
    if (result.ok) deps.apply(result.value);
    for (const { input, index } of chunk) {
      const key = found.get(input.id);
      if (key === undefined) continue;
      nodeIds.push(input.id);
      keys.set(index, key);
    }
    deps.onProgress(nodeIds.length);
    if (!result.ok) return { nodeIds, keys, failure: keys.size === countOf(plan) ? null : result.failure };
  }
  return { nodeIds, keys, failure: null };
}

const countOf = (plan: PastePlan) => plan.counts.make;

function keysOf(changed: Changed, ids: readonly NodeId[]): ReadonlyMap<NodeId, string> {
  const wanted = new Set(ids);
  return new Map(changed.nodes.filter((node) => wanted.has(node.id)).map((node) => [node.id, node.key]));
}
