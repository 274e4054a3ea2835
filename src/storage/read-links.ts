import { sql } from 'kysely';
import { LINK_SOURCES, WORK_CLASSES, type ItemId } from '../domain/work/model';
import type { ItemWords, StoredClass, StoredLink } from '../services/ports/work-rows';
import { db } from './database';
import { text, textOrNull, texts, whole, wholeOrNull, word, wordOrNull, type Raw } from './decode';

const linkColumns = sql.raw(`'l' as k, l.id as t1, l.strategy_id as t2, l.node_id as t3, l.source as t4, l.note as t5,
  l.updated_by as t6, l.last_write as t7, s.group_ids as t8, s.editor_ids as t9,
  l.item_id as n1, l.share_bp as n2, l.eff_bp as n3, l.version as n4, l.updated_at as n5, s.revision as n6`);
const classColumns = sql.raw(`'c' as k, c.class as t1, null as t2, null as t3, null as t4, c.reason as t5,
  c.updated_by as t6, c.last_write as t7, null as t8, null as t9,
  c.item_id as n1, null as n2, null as n3, c.version as n4, c.updated_at as n5, null as n6`);
const links = sql.raw('from link l join strategy s on s.id = l.strategy_id and s.deleted_at is null');

export async function readItemWords(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemWords>> {
  if (itemIds.length === 0) return new Map();
  const ids = sql.join([...itemIds]);
  const { rows } = await sql<Raw>`select ${linkColumns} ${links} where l.item_id in (${ids})
    union all select ${classColumns} from work_class c where c.item_id in (${ids})`.execute(db);
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  const found = of('l')
    .map(toLink)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const classes = of('c').map(toClass);
  const wordsOf = (id: ItemId): ItemWords => ({
    links: found.filter(({ itemId }) => itemId === id),
    workClass: classes.find(({ itemId }) => itemId === id) ?? null,
  });
  return new Map(itemIds.map((id) => [id, wordsOf(id)]));
}

export async function readLinks(ids: readonly string[]): Promise<StoredLink[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Raw>`select ${linkColumns} ${links} where l.id in (${sql.join([...ids])})`.execute(db);
  return rows.map(toLink);
}

const stampIn = (row: Raw) => ({
  version: whole(row, 'n4'),
  updatedAt: whole(row, 'n5'),
  updatedBy: textOrNull(row, 't6'),
  lastWrite: text(row, 't7'),
});

function toLink(row: Raw): StoredLink {
  return {
    id: text(row, 't1'),
    strategyId: text(row, 't2'),
    nodeId: text(row, 't3'),
    itemId: whole(row, 'n1'),
    shareBp: wholeOrNull(row, 'n2'),
    effBp: whole(row, 'n3'),
    source: word(row, 't4', LINK_SOURCES),
    note: textOrNull(row, 't5') ?? '',
    access: { groupIds: texts(row, 't8'), editorIds: texts(row, 't9') },
    revision: whole(row, 'n6'),
    ...stampIn(row),
  };
}

function toClass(row: Raw): StoredClass {
  return {
    itemId: whole(row, 'n1'),
    workClass: wordOrNull(row, 't1', WORK_CLASSES),
    reason: textOrNull(row, 't5') ?? '',
    ...stampIn(row),
  };
}
