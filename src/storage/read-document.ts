import { sql } from 'kysely';
import type { NodeId, StrategyId } from '../domain/model';
import { LINK_SOURCES } from '../domain/work/model';
import type { DocumentHeader, DocumentLinkRow, DocumentTexts } from '../services/ports/document-rows';
import { LIMITS } from '../shared/limits';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';
import { isKind } from './guarded';
import { branch, column, columns, headerBranches, type Branch } from './header-branches';
import { headerOf } from './read-header';
import { wayBranches, waysOf } from './read-ways';

const TEXTS = 'dt';
const LINKS = 'dl';
/** An answer holds 4 MiB: where whole texts do not fit, their beginnings do. */
const SHORT = 280;

/** A strategy and what its document holds beyond the tree, in one statement. */
export async function readDocumentHeader(
  strategyId: StrategyId,
  nodeId: NodeId | null,
): Promise<DocumentHeader | null> {
  try {
    return await readWith(strategyId, nodeId, LIMITS.longText);
  } catch (error) {
    if (!(isKind(error, 'refused') || isKind(error, 'tooLarge'))) throw error;
    return readWith(strategyId, nodeId, SHORT);
  }
}

async function readWith(
  strategyId: StrategyId,
  nodeId: NodeId | null,
  characters: number,
): Promise<DocumentHeader | null> {
  const beyond = sql`select b.to_id from node_edge b where b.kind = 'contributesTo' and b.from_strategy = ${strategyId}
    and b.to_strategy <> ${strategyId}`;
  const branches = [
    ...headerBranches({ strategyId }, undefined),
    ofTexts(strategyId, nodeId, characters),
    ofLinks(strategyId, nodeId),
    ...wayBranches(beyond),
  ];
  const { rows } = await sql<Raw>`${sql.join(branches, sql` union all `)}`.execute(db);
  const header = headerOf(rows);
  if (!header) return null;
  const links = rows.filter((row) => text(row, 'k') === LINKS);
  return {
    header,
    texts: new Map(rows.filter((row) => text(row, 'k') === TEXTS).map((row) => [text(row, 'i'), toTexts(row)])),
    links: links.map(toLink),
    linkCount: links[0] ? whole(links[0], 'n6') : 0,
    beyond: waysOf(rows),
  };
}

/** Below it over every way; what only contributes to it is sorted out by whoever has the tree. */
const within = (name: string, nodeId: NodeId | null): Branch =>
  nodeId === null
    ? sql``
    : sql` and (${sql.ref(name)} = ${nodeId} or ${sql.ref(name)} in (select a.node_id from node_ancestor a where a.ancestor_id = ${nodeId}))`;

/** Of a key result a document tells the numbers, not the story. */
function ofTexts(strategyId: StrategyId, nodeId: NodeId | null, characters: number): Branch {
  const begun = (name: string): Branch => sql`substr(${sql.ref(name)}, 1, ${sql.lit(characters)})`;
  return branch(
    TEXTS,
    {
      id: column('d.id'),
      texts: [...['d.narrative', 'd.rationale', 'd.trade_offs'].map(begun), column('d.lifecycle_reason')],
      numbers: columns('d.lifecycle_at'),
    },
    sql`from node d where d.strategy_id = ${strategyId} and d.archived_at is null and d.kind <> 'keyResult'${within('d.id', nodeId)}`,
  );
}

/** The first of every node before the second of any, so that a node with many leaves room for the others. */
function ofLinks(strategyId: StrategyId, nodeId: NodeId | null): Branch {
  const ranked = sql`select l.id, l.node_id, l.item_id, l.share_bp, l.source,
      row_number() over (partition by l.node_id order by l.id) as nth,
      count(*) over (partition by l.node_id) as of_node, count(*) over () as in_all
    from link l join node h on h.id = l.node_id and h.archived_at is null
    where l.strategy_id = ${strategyId}${within('l.node_id', nodeId)}`;
  return branch(
    LINKS,
    {
      id: column('x.id'),
      texts: columns('x.node_id', 'x.source'),
      numbers: columns('x.item_id', 'x.share_bp', 'i.under_done', 'i.under_total', 'x.of_node', 'x.in_all'),
    },
    sql`from (select * from (${ranked}) r order by nth, id limit ${sql.lit(LIMITS.documentLinks)}) x
      left join work_item i on i.id = x.item_id`,
  );
}

function toTexts(row: Raw): DocumentTexts {
  return {
    narrative: textOrNull(row, 't1') ?? '',
    rationale: textOrNull(row, 't2') ?? '',
    tradeOffs: textOrNull(row, 't3') ?? '',
    lifecycleReason: textOrNull(row, 't4') ?? '',
    lifecycleAt: wholeOrNull(row, 'n1'),
  };
}

function toLink(row: Raw): DocumentLinkRow {
  return {
    id: text(row, 'i'),
    nodeId: text(row, 't1'),
    source: word(row, 't2', LINK_SOURCES),
    itemId: whole(row, 'n1'),
    shareBp: wholeOrNull(row, 'n2'),
    underDone: wholeOrNull(row, 'n3'),
    underTotal: wholeOrNull(row, 'n4'),
    ofNode: whole(row, 'n5'),
  };
}
