import { sql } from 'kysely';
import { KINDS, LIFECYCLES, type NodeId } from '../domain/model';
import type { StoredWayNode, WaysUp } from '../services/ports/path-rows';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';
import { branch, column, columns } from './header-branches';
import { HEALTHS } from './header-rows';
import { keyOf } from './node-key';

/** What is told of the story beside a path. */
const NARRATIVE_CHARACTERS = 280;

/** These nodes and what stands above them, in one statement: the closure knows the ways, so no tree is read. */
export async function readWays(nodeIds: readonly NodeId[]): Promise<WaysUp> {
  const ids = sql.join([...nodeIds]);
  const onWay = (name: string) =>
    sql`(${column(name)} in (${ids}) or ${column(name)} in (select a.ancestor_id from node_ancestor a where a.node_id in (${ids})))`;
  const branches = [
    branch(
      'n',
      {
        id: column('n.id'),
        texts: [
          ...columns('n.strategy_id', 'n.parent_id', 'n.kind', 'n.lifecycle', 'n.title', 'n.owner_id', 'r.health'),
          sql`substr(n.narrative, 1, ${sql.lit(NARRATIVE_CHARACTERS)})`,
        ],
        numbers: columns(
          'n.key_no',
          'n.archived_at',
          'n.lifecycle_at',
          'r.outcome_bp',
          'r.expected_bp',
          'c.end_day',
          'c.closed_at',
        ),
      },
      sql`from node n join strategy s on s.id = n.strategy_id and s.deleted_at is null
        left join node_rollup r on r.node_id = n.id left join cycle c on c.id = r.cycle_id where ${onWay('n.id')}`,
    ),
    branch(
      'e',
      { id: column('e.id'), texts: columns('e.from_id', 'e.to_id') },
      sql`from node_edge e where e.kind = 'contributesTo' and ${onWay('e.from_id')}`,
    ),
  ];
  const { rows } = await sql<Raw>`${sql.join(branches, sql` union all `)}`.execute(db);
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return {
    nodes: of('n').map(toWayNode),
    contributions: of('e')
      .map((row) => ({ id: text(row, 'i'), fromId: text(row, 't1'), toId: text(row, 't2') }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A node that was made a moment ago may have no roll-up yet: then nothing is known of it. */
function toWayNode(row: Raw): StoredWayNode {
  const kind = word(row, 't3', KINDS);
  const lifecycle = word(row, 't4', LIFECYCLES);
  const end = wholeOrNull(row, 'n6');
  return {
    id: text(row, 'i'),
    strategyId: text(row, 't1'),
    parentId: textOrNull(row, 't2'),
    ...{ kind, lifecycle },
    title: text(row, 't5'),
    ownerId: textOrNull(row, 't6'),
    health: row['t7'] === null ? (lifecycle === 'active' ? 'unmeasured' : lifecycle) : word(row, 't7', HEALTHS),
    narrative: textOrNull(row, 't8') ?? '',
    key: keyOf(kind, whole(row, 'n1')),
    archivedAt: wholeOrNull(row, 'n2'),
    lifecycleAt: wholeOrNull(row, 'n3'),
    outcomeBp: wholeOrNull(row, 'n4'),
    expectedBp: wholeOrNull(row, 'n5'),
    cycle: end === null ? null : { end, closedAt: wholeOrNull(row, 'n7') },
  };
}
