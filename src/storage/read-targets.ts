import { sql } from 'kysely';
import { KINDS, LIFECYCLES, type StrategyId } from '../domain/model';
import { TARGET_KINDS, TARGET_LIFECYCLES } from '../domain/work/targets';
import type { StoredTarget } from '../services/ports/path-rows';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';
import { HEALTHS } from './header-rows';
import { keyOf } from './node-key';

/** What tells two of the same title apart. */
const PARENT_CHARACTERS = 160;

/** What work of this project can be linked to in these strategies, in one statement: no numbers, no texts. */
export async function readTargets(strategyIds: readonly StrategyId[], projectId: string): Promise<StoredTarget[]> {
  if (strategyIds.length === 0) return [];
  const { rows } =
    await sql<Raw>`select n.id, n.strategy_id, n.kind, n.key_no, n.title, n.lifecycle, n.parent_id, r.health, r.day,
      substr(p.title, 1, ${sql.lit(PARENT_CHARACTERS)}) as parent_title,
      case when t.project_ids like ${`%"${projectId}"%`} then 1 else 0 end as own_team
    from node n left join node p on p.id = n.parent_id left join team t on t.id = n.team_id
      left join node_rollup r on r.node_id = n.id
    where n.strategy_id in (${sql.join([...strategyIds])}) and n.archived_at is null
      and n.kind in (${sql.join([...TARGET_KINDS])}) and n.lifecycle in (${sql.join([...TARGET_LIFECYCLES])})
      and not exists (select 1 from node_ancestor a join node above on above.id = a.ancestor_id
        where a.node_id = n.id and a.by_parent = 1 and above.lifecycle = 'dropped')`.execute(db);
  return rows.map(toTarget);
}

function toTarget(row: Raw): StoredTarget {
  const kind = word(row, 'kind', KINDS);
  const lifecycle = word(row, 'lifecycle', LIFECYCLES);
  return {
    id: text(row, 'id'),
    strategyId: text(row, 'strategy_id'),
    ...{ kind, lifecycle },
    key: keyOf(kind, whole(row, 'key_no')),
    title: text(row, 'title'),
    parentId: textOrNull(row, 'parent_id'),
    parentTitle: textOrNull(row, 'parent_title') ?? '',
    ownTeam: whole(row, 'own_team') === 1,
    // A node that was made a moment ago may have no roll-up yet.
    health: row['health'] === null ? (lifecycle === 'active' ? 'unmeasured' : lifecycle) : word(row, 'health', HEALTHS),
    day: wholeOrNull(row, 'day'),
  };
}
