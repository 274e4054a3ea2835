import { sql } from 'kysely';
import type { LinkRow, StoredClass, StoredLink } from '../services/ports/work-rows';
import type { WriteOutcome, WriteStamp } from '../services/ports/writes';
import { batches } from './batches';
import { db } from './database';
import { guardedInsert, guardedUpdate, type Owner } from './guarded';
import { firstStamp, nextStamp } from './stamp';

const whoseIs = (row: { readonly last_write: unknown } | undefined, requestId: string): Owner => {
  if (!row) return 'absent';
  return row.last_write === requestId ? 'mine' : 'other';
};

async function linkOwner({ id, itemId, nodeId, source }: LinkRow, requestId: string): Promise<Owner> {
  const found = await db
    .selectFrom('link')
    .select('last_write')
    .where(({ and, eb, or }) =>
      or([eb('id', '=', id), and([eb('item_id', '=', itemId), eb('node_id', '=', nodeId), eb('source', '=', source)])]),
    )
    .execute();
  return whoseIs(found.find((row) => row.last_write === requestId) ?? found[0], requestId);
}

const saidOf = ({ shareBp, note }: LinkRow, effBp: number) => ({
  share_bp: shareBp,
  eff_bp: effBp,
  note: note === '' ? null : note,
});

const columnsOf = (row: LinkRow, effBp: number) => ({
  id: row.id,
  strategy_id: row.strategyId,
  node_id: row.nodeId,
  item_id: row.itemId,
  source: row.source,
  ...saidOf(row, effBp),
});

export function saveLink(row: LinkRow, effBp: number, version: number, stamp: WriteStamp): Promise<WriteOutcome> {
  const whose = () => linkOwner(row, stamp.requestId);
  const said = saidOf(row, effBp);
  if (version === 0) {
    const insert = db.insertInto('link').values({ ...columnsOf(row, effBp), ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('link')
    .set({ ...said, ...nextStamp(stamp) })
    .where('id', '=', row.id)
    .where('node_id', '=', row.nodeId)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}

/** What is gone already was taken by an earlier run. */
export async function removeLink(id: string, version: number): Promise<WriteOutcome> {
  const gone = db.deleteFrom('link').where('id', '=', id).where('version', '=', version);
  if ((await gone.executeTakeFirst()).numDeletedRows > 0n) return 'done';
  const left = await db.selectFrom('link').select('last_write').where('id', '=', id).executeTakeFirst();
  return left ? 'stale' : 'done';
}

export async function addLinks(
  rows: readonly LinkRow[],
  flow: ReadonlyMap<string, number>,
  stamp: WriteStamp,
): Promise<void> {
  const values = rows.map((row) => ({ ...columnsOf(row, flow.get(row.id) ?? 0), ...firstStamp(stamp) }));
  for (const batch of batches(values)) {
    await db
      .insertInto('link')
      .values(batch)
      // Something has to be named: the id is the same in any case but that of another link of the same ends, which keeps its own.
      .onDuplicateKeyUpdate({ id: sql.ref('link.id') })
      .execute();
  }
}

export async function removeLinks(rows: readonly Pick<StoredLink, 'id' | 'version'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .deleteFrom('link')
    .where(({ and, eb, or }) =>
      or(rows.map(({ id, version }) => and([eb('id', '=', id), eb('version', '=', version)]))),
    )
    .execute();
}

/** Derived from the shares: no version, and nobody's change. */
export async function saveEffective(shares: ReadonlyMap<string, number>): Promise<void> {
  if (shares.size === 0) return;
  const cases = [...shares].map(([id, effBp]) => sql`when ${id} then ${effBp}`);
  await db
    .updateTable('link')
    .set({ eff_bp: sql<number>`case id ${sql.join(cases, sql` `)} else eff_bp end` })
    .where('id', 'in', [...shares.keys()])
    .execute();
}

export function saveClass(
  { itemId, workClass, reason }: Pick<StoredClass, 'itemId' | 'workClass' | 'reason'>,
  version: number,
  stamp: WriteStamp,
): Promise<WriteOutcome> {
  const whose = async (): Promise<Owner> => {
    const row = await db.selectFrom('work_class').select('last_write').where('item_id', '=', itemId).executeTakeFirst();
    return whoseIs(row, stamp.requestId);
  };
  const said = { class: workClass, reason: reason === '' ? null : reason };
  if (version === 0) {
    const insert = db.insertInto('work_class').values({ item_id: itemId, ...said, ...firstStamp(stamp) });
    return guardedInsert(() => insert.execute(), whose);
  }
  const update = db
    .updateTable('work_class')
    .set({ ...said, ...nextStamp(stamp) })
    .where('item_id', '=', itemId)
    .where('version', '=', version);
  return guardedUpdate(async () => Number((await update.executeTakeFirst()).numUpdatedRows), whose);
}
