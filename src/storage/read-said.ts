import { sql, type RawBuilder } from 'kysely';
import { LINK_SOURCES, WORK_CLASSES, type ItemId } from '../domain/work/model';
import type { Said, SpeakingStrategy, SaidClass, SaidLink } from '../services/ports/path-rows';
import { db } from './database';
import { text, textOrNull, texts, whole, wholeOrNull, word, type Raw } from './decode';
import { branch, column, columns, type Branch } from './header-branches';

/** Links and classes of these items, and all strategies: one statement, whatever there is of other links. */
export async function readSaid(itemIds: readonly ItemId[]): Promise<Said> {
  const { rows } = await sql<Raw>`${sql.join(saidBranches(sql.join([...itemIds])), sql` union all `)}`.execute(db);
  return toSaid(rows);
}

/** @param ids what may stand in a list of SQL */
export function saidBranches(ids: RawBuilder<unknown>): Branch[] {
  return [
    branch(
      'l',
      {
        id: column('l.id'),
        texts: columns('l.node_id', 'l.source', 'l.note', 'l.updated_by'),
        numbers: columns('l.item_id', 'l.share_bp', 'l.version', 'l.updated_at'),
      },
      sql`from link l where l.item_id in (${ids})`,
    ),
    branch(
      'c',
      {
        id: column('c.class'),
        texts: columns('c.reason', 'c.updated_by'),
        numbers: columns('c.item_id', 'c.version', 'c.updated_at'),
      },
      sql`from work_class c where c.class is not null and c.item_id in (${ids})`,
    ),
    branch(
      's',
      {
        id: column('s.id'),
        texts: columns('s.name', 's.time_zone', 's.project_ids', 's.group_ids', 's.editor_ids'),
      },
      sql`from strategy s where s.deleted_at is null`,
    ),
  ];
}

export function toSaid(rows: readonly Raw[]): Said {
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return { links: of('l').map(toLink), classes: of('c').map(toClass), strategies: of('s').map(toSpeaking) };
}

function toLink(row: Raw): SaidLink {
  return {
    id: text(row, 'i'),
    nodeId: text(row, 't1'),
    source: word(row, 't2', LINK_SOURCES),
    note: textOrNull(row, 't3') ?? '',
    updatedBy: textOrNull(row, 't4'),
    itemId: whole(row, 'n1'),
    shareBp: wholeOrNull(row, 'n2'),
    version: whole(row, 'n3'),
    updatedAt: whole(row, 'n4'),
  };
}

function toClass(row: Raw): SaidClass {
  return {
    workClass: word(row, 'i', WORK_CLASSES),
    reason: textOrNull(row, 't1') ?? '',
    updatedBy: textOrNull(row, 't2'),
    itemId: whole(row, 'n1'),
    version: whole(row, 'n2'),
    updatedAt: whole(row, 'n3'),
  };
}

function toSpeaking(row: Raw): SpeakingStrategy {
  return {
    id: text(row, 'i'),
    name: text(row, 't1'),
    timeZone: text(row, 't2'),
    projectIds: texts(row, 't3'),
    groupIds: texts(row, 't4'),
    editorIds: texts(row, 't5'),
  };
}
