import { sql } from 'kysely';
import { KINDS, LIFECYCLES, type NodeId } from '../domain/model';
import type { StoredWayNode, WaysUp } from '../services/ports/path-rows';
import { db } from './database';
import { text, textOrNull, whole, wholeOrNull, word, type Raw } from './decode';
import { branch, column, columns, type Branch } from './header-branches';
import { HEALTHS } from './header-rows';
import { keyOf } from './node-key';

/** What is told of the story beside a path. */
const NARRATIVE_CHARACTERS = 280;

/** These nodes and what stands above them, in one statement: the closure knows the ways, so no tree is read. */
export async function readWays(nodeIds: readonly NodeId[]): Promise<WaysUp> {
  const { rows } = await sql<Raw>`${sql.join(wayBranches(sql.join([...nodeIds])), sql` union all `)}`.execute(db);
  return waysOf(rows);
}

const NODES = 'wn';
const EDGES = 'we';

/** @param ids of nodes, as a list or as a query */
export function wayBranches(ids: Branch): Branch[] {
  const onWay = (name: string) =>
    sql`(${sql.ref(name)} in (${ids}) or ${sql.ref(name)} in (select a.ancestor_id from node_ancestor a where a.node_id in (${ids})))`;
  return [
    branch(
      NODES,
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
          'r.day',
        ),
      },
      sql`from node n join strategy s on s.id = n.strategy_id and s.deleted_at is null
        left join node_rollup r on r.node_id = n.id left join cycle c on c.id = r.cycle_id where ${onWay('n.id')}`,
    ),
    branch(
      EDGES,
      { id: column('e.id'), texts: columns('e.from_id', 'e.to_id') },
      sql`from node_edge e where e.kind = 'contributesTo' and ${onWay('e.from_id')}`,
    ),
  ];
}

/** The ways among rows of which some may be others'. */
export function waysOf(rows: readonly Raw[]): WaysUp {
  const of = (kind: string): Raw[] => rows.filter((row) => text(row, 'k') === kind);
  return {
    nodes: of(NODES).map(toWayNode),
    contributions: of(EDGES)
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
    day: wholeOrNull(row, 'n8'),
  };
}
