import { sql } from 'kysely';
import { LINK_SOURCES } from '../domain/work/model';
import type { LinkPage } from '../services/ports/work-rows';
import { LIMITS } from '../shared/limits';
import type { NodeLink, NodeWorkView } from '../shared/work-views';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';

/** The count comes first, in a row of its own: a page may be empty and there be links all the same. */
export async function readNodeLinks(page: LinkPage): Promise<Pick<NodeWorkView, 'links' | 'total'>> {
  const { strategyId, nodeId, below, after } = page;
  const whose = below
    ? sql`(l.node_id = ${nodeId} or l.node_id in (select a.node_id from node_ancestor a where a.ancestor_id = ${nodeId}))`
    : sql`l.node_id = ${nodeId}`;
  const from = sql`from link l join node h on h.id = l.node_id and h.archived_at is null
    where l.strategy_id = ${strategyId} and ${whose}`;
  const none = sql.raw('null');
  const { rows } = await sql<Raw>`select count(*) as n1, ${none} as n2, ${none} as n3, ${none} as n4, ${none} as n5,
      ${none} as n6, ${none} as t1, ${none} as t2, ${none} as t3, ${none} as t4 ${from}
    union all select * from (
      select l.item_id as n1, l.share_bp as n2, l.eff_bp as n3, l.version as n4, i.under_done as n5, i.under_total as n6,
        l.id as t1, l.node_id as t2, l.source as t3, l.note as t4
      from link l join node h on h.id = l.node_id and h.archived_at is null left join work_item i on i.id = l.item_id
      where l.strategy_id = ${strategyId} and ${whose} and l.id > ${after}
      order by l.id limit ${sql.lit(LIMITS.linksAtOnce)}) p`.execute(db);
  const total = rows.find((row) => row['t1'] === null);
  return {
    links: rows.filter((row) => row['t1'] !== null).map(toNodeLink),
    total: total ? whole(total, 'n1') : 0,
  };
}

function toNodeLink(row: Raw): NodeLink {
  return {
    id: text(row, 't1'),
    nodeId: text(row, 't2'),
    source: word(row, 't3', LINK_SOURCES),
    note: textOrNull(row, 't4') ?? '',
    itemId: whole(row, 'n1'),
    shareBp: wholeOrNull(row, 'n2'),
    effBp: whole(row, 'n3'),
    version: whole(row, 'n4'),
    underDone: wholeOrNull(row, 'n5'),
    underTotal: wholeOrNull(row, 'n6'),
  };
}
