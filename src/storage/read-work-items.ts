import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { NodeId, StrategyId } from '../domain/model';
import { WORK_STATES } from '../domain/work/items';
import { toWhole } from '../domain/work/delivery';
import { LINK_SOURCES, STATUS_CATEGORIES, WORK_CLASSES, type Delivery, type ItemId } from '../domain/work/model';
import type { ItemRow, Spoken } from '../services/ports/work-rows';
import { db } from './database';
import { json, text, textOrNull, whole, wholeOrNull, word, wordOrNull, type Raw } from './decode';

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

const issueLinks = z.array(z.object({ id: z.int(), typeId: z.int(), outward: z.boolean(), itemId: z.int() }));

/** Jira knows sub-task, standard, epic and a few levels above. */
const LEVELS_UP = 6;
const LEVELS_DOWN = 4;

const itemColumns = (of: string) =>
  sql.raw(
    [
      ...[
        'id',
        'project_id',
        'parent_id',
        'type_id',
        'type_level',
        'status_category',
        'resolution',
        'points_bp',
        'hours_bp',
      ],
      ...[
        'resolved_at',
        'deleted_at',
        'issue_links',
        'status_at',
        'resolution_at',
        'parent_at',
        'type_at',
        'estimate_at',
        'counts',
        'state',
      ],
      ...['sum_points_bp', 'sum_hours_bp', 'link_item_id'],
    ]
      .map((name) => `${of}.${name}`)
      .join(', '),
  );

/** Without recursion, which the platform may not allow: a branch a level. */
export async function readFamily(itemIds: readonly ItemId[]): Promise<Map<ItemId, ItemRow>> {
  if (itemIds.length === 0) return new Map();
  const among = sql.join([...itemIds]);
  const steps = (count: number, step: (at: number) => string) =>
    sql.raw(Array.from({ length: count }, (_, at) => step(at + 1)).join(' '));
  const up = (at: number) => `join work_item w${at} on w${at}.id = w${at - 1}.parent_id`;
  const down = (at: number) => `join work_item w${at} on w${at}.parent_id = w${at - 1}.id`;
  const branches: RawBuilder<unknown>[] = [
    sql`select ${itemColumns('w0')} from work_item w0 where w0.id in (${among})`,
  ];
  for (let levels = 1; levels <= LEVELS_UP; levels += 1)
    branches.push(
      sql`select ${itemColumns(`w${levels}`)} from work_item w0 ${steps(levels, up)} where w0.id in (${among})`,
    );
  // Those right below may be there without their parent.
  branches.push(sql`select ${itemColumns('w0')} from work_item w0 where w0.parent_id in (${among})`);
  for (let levels = 1; levels < LEVELS_DOWN; levels += 1)
    branches.push(
      sql`select ${itemColumns(`w${levels}`)} from work_item w0 ${steps(levels, down)} where w0.parent_id in (${among})`,
    );
  branches.push(
    sql`select ${itemColumns('w1')} from work_item w0 join work_item w1 on w1.parent_id = w0.parent_id where w0.id in (${among})`,
  );
  const { rows } = await sql<Raw>`${sql.join(branches, sql` union `)}`.execute(db);
  return new Map(rows.map((row) => [whole(row, 'id'), toItem(row)]));
}

function toItem(row: Raw): ItemRow {
  return {
    id: whole(row, 'id'),
    projectId: wholeOrNull(row, 'project_id'),
    parentId: wholeOrNull(row, 'parent_id'),
    typeId: wholeOrNull(row, 'type_id'),
    level: wholeOrNull(row, 'type_level'),
    category: wordOrNull(row, 'status_category', STATUS_CATEGORIES),
    resolution: textOrNull(row, 'resolution'),
    points: wholeOrNull(row, 'points_bp'),
    hours: wholeOrNull(row, 'hours_bp'),
    resolvedAt: wholeOrNull(row, 'resolved_at'),
    issueLinks: row['issue_links'] === null ? [] : issueLinks.parse(json(row, 'issue_links')),
    knownAt: {
      status: wholeOrNull(row, 'status_at'),
      resolution: wholeOrNull(row, 'resolution_at'),
      parent: wholeOrNull(row, 'parent_at'),
      type: wholeOrNull(row, 'type_at'),
      estimate: wholeOrNull(row, 'estimate_at'),
    },
    counts: whole(row, 'counts') === 1,
    state: word(row, 'state', WORK_STATES),
    sumPoints: wholeOrNull(row, 'sum_points_bp'),
    sumHours: wholeOrNull(row, 'sum_hours_bp'),
    linkItemId: wholeOrNull(row, 'link_item_id'),
    gone: wholeOrNull(row, 'deleted_at') !== null,
  };
}

/** Products are in 1e-8 and added exactly; rounded down once a node. */
export async function readOwnDelivery(
  strategyId: StrategyId,
  nodeIds: readonly NodeId[] | null,
): Promise<Map<NodeId, Delivery>> {
  if (nodeIds?.length === 0) return new Map();
  const sum = (amount: string, name: string) => sql.raw(`sum(l.eff_bp * ${amount}) as ${name}`);
  const done = (amount: string) => `case when w.state = 'done' then ${amount} else 0 end`;
  const [points, hours] = ['coalesce(w.sum_points_bp, 0)', 'coalesce(w.sum_hours_bp, 0)'];
  const known = (column: string) => `case when w.${column} is null then 0 else 10000 end`;
  const columns = [
    ...[sum(done('10000'), 'd1'), sum('10000', 'd2'), sum(done(points), 'd3'), sum(points, 'd4')],
    ...[sum(known('sum_points_bp'), 'd5'), sum(done(hours), 'd6'), sum(hours, 'd7'), sum(known('sum_hours_bp'), 'd8')],
  ];
  const where = nodeIds === null ? sql`l.strategy_id = ${strategyId}` : sql`l.node_id in (${sql.join([...nodeIds])})`;
  const { rows } = await sql<Raw>`select l.node_id, ${sql.join(columns)}
    from link l join work_item w on w.link_item_id = l.item_id and w.counts = 1 and w.state <> 'left' and w.deleted_at is null
    where ${where} group by l.node_id`.execute(db);
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

export async function readLongestUnchecked(limit: number, projectId: number | null): Promise<ItemId[]> {
  const all = db.selectFrom('work_item').select('id');
  // What went with its project comes back with it.
  const some = projectId === null ? all.where('deleted_at', 'is', null) : all.where('project_id', '=', projectId);
  const rows = await some.orderBy('checked_at').orderBy('id').limit(sql.lit(limit)).execute();
  return rows.map((row) => whole({ ...row }, 'id'));
}

export async function readProjectsOfItems(): Promise<number[]> {
  const rows = await db
    .selectFrom('work_item')
    .select('project_id')
    .distinct()
    .where('project_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map((row) => whole({ ...row }, 'project_id'));
}
