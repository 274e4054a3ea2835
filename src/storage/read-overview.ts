import { sql } from 'kysely';
import type { Overview } from '../services/ports/reads';
import { db } from './database';
import { text, textOrNull, whole, type Raw } from './decode';
import { toStrategy } from './header-rows';
import { defaultSettings, SITE_SETTINGS, toSettings } from './settings-value';

const MOST_ADMINS = 20;

/** All strategies, the settings and the administrators who have used the app, in one statement. */
export async function readOverview(): Promise<Overview> {
  const { rows } =
    await sql<Raw>`select 's' as k, s.id as i, s.name as t1, s.time_zone as t2, s.project_ids as t3, s.group_ids as t4,
      s.editor_ids as t5, s.updated_by as t6, s.last_write as t7, s.version as n1, s.revision as n2, s.updated_at as n3,
      coalesce(c.nodes, 0) as n4, 0 as n5
    from strategy s left join (select strategy_id, count(*) as nodes from node where archived_at is null group by strategy_id) c
      on c.strategy_id = s.id where s.deleted_at is null
    union all select 'x', x.name, x.value, x.updated_by, null, null, null, null, null, x.version, null, x.updated_at, null, null
      from setting x where x.name = ${SITE_SETTINGS}
    union all select 'a', a.id, null, null, null, null, null, null, null, null, null, a.seen_at, null, null
      from account a where a.is_admin = 1`.execute(db);
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  const byName = (a: { name: string; id: string }, b: { name: string; id: string }) =>
    a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
  return {
    strategies: of('s').map(toStrategy).sort(byName),
    settings: of('x').map((row) => toSettings(row, 't1', 'n1'))[0] ?? defaultSettings,
    settingsBy: of('x').map((row) => ({ updatedBy: textOrNull(row, 't2'), updatedAt: whole(row, 'n3') }))[0] ?? {},
    admins: of('a')
      .map((row) => text(row, 'i'))
      .sort()
      .slice(0, MOST_ADMINS),
  };
}
