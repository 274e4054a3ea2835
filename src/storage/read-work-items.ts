import { sql } from 'kysely';
import type { NodeId, StrategyId } from '../domain/model';
import { toWhole } from '../domain/work/delivery';
import { LINK_SOURCES, WORK_CLASSES, type Delivery, type ItemId } from '../domain/work/model';
import type { Spoken } from '../services/ports/work-rows';
import { db } from './database';
import { text, whole, wholeOrNull, word, type Raw } from './decode';

export async function readSpoken(itemIds: readonly ItemId[]): Promise<Spoken> {
  if (itemIds.length === 0) return { links: [], classes: [] };
  const among = sql.join([...itemIds]);
  const { rows } =
    await sql<Raw>`select 'l' as k, l.id as t1, l.node_id as t2, l.strategy_id as t3, l.source as t4, l.item_id as n1, l.share_bp as n2
      from link l join strategy s on s.id = l.strategy_id and s.deleted_at is null where l.item_id in (${among})
    union all select 'c', c.class, null, null, null, c.item_id, null from work_class c
      where c.class is not null and c.item_id in (${among})`.execute(db);
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return {
    links: of('l').map((row) => ({
      ...{ id: text(row, 't1'), nodeId: text(row, 't2'), strategyId: text(row, 't3'), itemId: whole(row, 'n1') },
      ...{ source: word(row, 't4', LINK_SOURCES), shareBp: wholeOrNull(row, 'n2') },
    })),
    classes: of('c').map((row) => ({ itemId: whole(row, 'n1'), workClass: word(row, 't1', WORK_CLASSES) })),
  };
}

export async function readItemsBelow(itemIds: readonly ItemId[]): Promise<ItemId[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('work_item')
    .select('id')
    .where('parent_id', 'in', itemIds)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map((row) => whole({ ...row }, 'id'));
}

export async function readParentsOf(itemIds: readonly ItemId[]): Promise<Map<ItemId, ItemId | null>> {
  const rows = await db.selectFrom('work_item').select(['id', 'parent_id']).where('id', 'in', itemIds).execute();
  return new Map(rows.map((row) => [whole({ ...row }, 'id'), wholeOrNull({ ...row }, 'parent_id')]));
}

/** Products are in 1e-8 and added exactly; rounded down once a node. */
export async function readOwnDelivery(strategyId: StrategyId): Promise<Map<NodeId, Delivery>> {
  const sum = (amount: string, name: string) => sql.raw(`sum(l.eff_bp * ${amount}) as ${name}`);
  const done = (amount: string) => `case when w.state = 'done' then ${amount} else 0 end`;
  const [points, hours] = ['coalesce(w.sum_points_bp, 0)', 'coalesce(w.sum_hours_bp, 0)'];
  const known = (column: string) => `case when w.${column} is null then 0 else 10000 end`;
  const columns = [
    ...[sum(done('10000'), 'd1'), sum('10000', 'd2'), sum(done(points), 'd3'), sum(points, 'd4')],
    ...[sum(known('sum_points_bp'), 'd5'), sum(done(hours), 'd6'), sum(hours, 'd7'), sum(known('sum_hours_bp'), 'd8')],
  ];
  const { rows } = await sql<Raw>`select l.node_id, ${sql.join(columns)}
    from link l join work_item w on w.link_item_id = l.item_id and w.counts = 1 and w.state <> 'left' and w.deleted_at is null
    where l.strategy_id = ${strategyId} group by l.node_id`.execute(db);
  return new Map(
    rows.map((row) => [
      text(row, 'node_id'),
      toWhole({
        ...{ issuesDone: whole(row, 'd1'), issuesTotal: whole(row, 'd2') },
        ...{ pointsDone: whole(row, 'd3'), pointsTotal: whole(row, 'd4'), pointsIssues: whole(row, 'd5') },
        ...{ hoursDone: whole(row, 'd6'), hoursTotal: whole(row, 'd7'), hoursIssues: whole(row, 'd8') },
      }),
    ]),
  );
}

export async function readUnsynced(limit: number): Promise<ItemId[]> {
  const { rows } =
    await sql<Raw>`select l.item_id, max(l.updated_at) as at from link l left join work_item w on w.id = l.item_id
    where w.id is null or coalesce(w.checked_at, 0) < l.updated_at
    group by l.item_id order by at desc, l.item_id limit ${sql.lit(limit)}`.execute(db);
  return rows.map((row) => whole(row, 'item_id'));
}
