import { sql } from 'kysely';
import { KINDS, type StrategyId } from '../domain/model';
import type { StoredNode } from '../services/ports/rows';
import { db } from './database';
import { text, textOrNull, texts, whole, wholeOrNull, word, type Raw } from './decode';
import { toDelivery } from './delivery-columns';
import { isKind } from './guarded';
import { toFacts } from './node-columns';
import { keyOf } from './node-key';
import { spread, treeColumns } from './tree-columns';

/** What a row takes in an answer besides texts and trends: ids, numbers, names of columns. */
const ROW_BYTES = 560;
/** Below the platform's 4 MiB, since rows differ in size. */
const PAGE_BYTES = 3.6 * 1024 * 1024;
const SMALL = 1_000;

/** Rows of a strategy that are not archived, without long texts, in the order of their ids. One statement up to 4 MiB. */
export async function readTree(
  strategyId: StrategyId,
  size: { nodeCount: number; textBytes: number },
): Promise<StoredNode[]> {
  const bytes = size.nodeCount * ROW_BYTES + size.textBytes;
  if (bytes > PAGE_BYTES) return readPages(strategyId, Math.floor((size.nodeCount * PAGE_BYTES) / bytes / 2));
  try {
    return await readPage(strategyId, null, null);
  } catch (error) {
    // An answer that is too large has no code of its own; a small tree that is refused is refused for another reason.
    if (size.nodeCount < SMALL || !(isKind(error, 'refused') || isKind(error, 'tooLarge'))) throw error;
    return readPages(strategyId, Math.floor(size.nodeCount / 4));
  }
}

async function readPages(strategyId: StrategyId, rows: number): Promise<StoredNode[]> {
  const perPage = Math.max(1, rows);
  const all: StoredNode[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: StoredNode[] = await readPage(strategyId, after, perPage);
    all.push(...page);
    after = page.length < perPage ? null : (page.at(-1)?.id ?? null);
  }
  return all;
}

async function readPage(strategyId: StrategyId, after: string | null, limit: number | null): Promise<StoredNode[]> {
  const from = after === null ? sql`` : sql` and n.id > ${after}`;
  const count = limit === null ? sql`` : sql` limit ${sql.lit(limit)}`;
  const { rows } = await sql<Raw>`select ${treeColumns} from node n left join key_result k on k.node_id = n.id
    left join metric m on m.id = n.metric_id left join node_rollup r on r.node_id = n.id
    where n.strategy_id = ${strategyId} and n.archived_at is null${from} order by n.id${count}`.execute(db);
  return rows.map((row) => toStoredNode(spread(row, { strategy_id: strategyId, archived_at: null })));
}

function toStoredNode(row: Raw): StoredNode {
  const title = text(row, 'title');
  return {
    ...toFacts(row),
    title,
    version: whole(row, 'version'),
    key: keyOf(word(row, 'kind', KINDS), whole(row, 'key_no')),
    ownerId: textOrNull(row, 'owner_id'),
    contributorIds: texts(row, 'contributor_ids'),
    teamId: textOrNull(row, 'team_id'),
    reviewBy: wholeOrNull(row, 'review_by'),
    lifecycleAt: wholeOrNull(row, 'lifecycle_at'),
    metricName: textOrNull(row, 'metric_name') ?? (row['metric_id'] === null ? '' : title),
    unit: textOrNull(row, 'unit') ?? '',
    rollupDay: wholeOrNull(row, 'rollup_day'),
    rollupDigest: textOrNull(row, 'digest'),
    pathDigest: textOrNull(row, 'path_digest'),
    own: toDelivery(row, 'own'),
  };
}
