import { sql, type RawBuilder } from 'kysely';
import type { Around, WhichStrategy } from '../services/ports/reads';
import { allColumns } from './delivery-columns';
import { SITE_SETTINGS } from './settings-value';

/** One branch a table; see read-header.ts for the names of their columns. */
export function headerBranches(which: WhichStrategy, around: Around | undefined): Branch[] {
  const id =
    'nodeId' in which ? sql`(select w.strategy_id from node w where w.id = ${which.nodeId})` : sql`${which.strategyId}`;
  const always = [
    ofStrategy(id),
    ofCycles(id),
    ofTeams(id),
    ofEdges(id),
    ofSettings(),
    ofForeign(id),
    ofForeignAbove(id),
  ];
  if (!around) return always;
  const work = around.workBelow === undefined ? [] : [ofOpenWork(around.workBelow)];
  return [...always, ofNeighbours(id, around), ofLastNumbers(), ...work];
}

export type Branch = RawBuilder<unknown>;

/** Text of its own stays text: a view has hundreds of columns, and each one that is an expression costs as much as a statement. */
export type Column = string | Branch;

/** @param columns of constant text, or expressions */
export function branch(
  kind: string,
  columns: { id: Column; texts?: readonly Column[]; numbers?: readonly Column[] },
  from: Branch,
): Branch {
  const parts: Branch[] = [];
  let text = `select '${kind}' as k`;
  const add = (column: Column, name: string) => {
    if (typeof column === 'string') text += `, ${column} as ${name}`;
    else {
      parts.push(sql.raw(`${text}, `), column);
      text = ` as ${name}`;
    }
  };
  add(columns.id, 'i');
  for (const [letter, list = []] of [
    ['t', columns.texts],
    ['n', columns.numbers],
  ] as const)
    for (let at = 0; at < COLUMNS; at += 1) add(list[at] ?? 'null', `${letter}${at + 1}`);
  return sql`${sql.join([...parts, sql.raw(`${text} `), from], NOTHING)}`;
}

const COLUMNS = 9;
const NOTHING = sql.raw('');

/** `s.name` in back-ticks. */
export const column = (name: string): string =>
  name
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.');
export const columns = (...names: string[]): string[] => names.map(column);

function ofStrategy(id: Branch): Branch {
  const count = sql`(select count(*) from node cn where cn.strategy_id = s.id and cn.archived_at is null)`;
  const typed = sql`(select sum(length(bn.title) + coalesce(length(bn.contributor_ids), 0) + coalesce(length(bn.override_reason), 0))
    from node bn where bn.strategy_id = s.id and bn.archived_at is null)`;
  const trends = sql`(select sum(coalesce(length(bk.trend), 0)) from key_result bk where bk.strategy_id = s.id)`;
  const units = sql`(select sum(length(bm.unit)) from metric bm where bm.strategy_id = s.id)`;
  const bytes = sql`coalesce(${typed}, 0) + coalesce(${trends}, 0) + coalesce(${units}, 0)`;
  return branch(
    's',
    {
      id: column('s.id'),
      texts: columns(
        's.name',
        's.time_zone',
        's.project_ids',
        's.group_ids',
        's.editor_ids',
        's.updated_by',
        's.last_write',
      ),
      numbers: [...columns('s.version', 's.revision', 's.updated_at'), count, bytes],
    },
    sql`from strategy s where s.id = ${id} and s.deleted_at is null`,
  );
}

function ofCycles(id: Branch): Branch {
  return branch(
    'c',
    {
      id: column('c.id'),
      texts: columns('c.name', 'c.updated_by', 'c.last_write'),
      numbers: columns('c.version', 'c.start_day', 'c.end_day', 'c.closed_at', 'c.updated_at'),
    },
    sql`from cycle c where c.strategy_id = ${id}`,
  );
}

function ofTeams(id: Branch): Branch {
  return branch(
    't',
    {
      id: column('t.id'),
      texts: columns('t.name', 't.lead_id', 't.parent_id', 't.project_ids', 't.updated_by', 't.last_write'),
      numbers: columns('t.version', 't.size', 't.updated_at'),
    },
    sql`from team t where t.strategy_id = ${id}`,
  );
}

function ofEdges(id: Branch): Branch {
  return branch(
    'e',
    {
      id: column('e.id'),
      texts: columns(
        'e.kind',
        'e.from_id',
        'e.to_id',
        'e.from_strategy',
        'e.to_strategy',
        'o.group_ids',
        'o.editor_ids',
        'e.updated_by',
      ),
      numbers: [
        ...columns('e.version', 'e.share_bp', 'e.needed_by'),
        sql`case when x.id is null then 0 else 1 end`,
        column('e.updated_at'),
      ],
    },
    sql`from node_edge e left join strategy o on o.deleted_at is null and (o.id = e.from_strategy or o.id = e.to_strategy) and o.id <> ${id}
      left join node x on x.strategy_id = o.id and x.archived_at is null and (x.id = e.from_id or x.id = e.to_id)
      where e.from_strategy = ${id} or e.to_strategy = ${id}`,
  );
}

function ofSettings(): Branch {
  return branch(
    'x',
    { id: column('x.name'), texts: columns('x.value'), numbers: columns('x.version') },
    sql`from setting x where x.name = ${SITE_SETTINGS}`,
  );
}

/** Roll-ups of nodes of other strategies that contribute to this one. */
function ofForeign(id: Branch): Branch {
  return branch(
    'f',
    {
      id: column('fn.id'),
      texts: [
        ...columns('fr.health', 'fr.computed_health', 'fn.kind', 'fn.lifecycle', 'fr.weakest_id'),
        sql`concat(${sql.join(
          allColumns.map((name) => sql.ref(`fr.${name}`)),
          sql`, ',', `,
        )})`,
      ],
      numbers: columns(
        'fr.outcome_bp',
        'fr.expected_bp',
        'fr.ratio_bp',
        'fr.confidence_x100',
        'fr.last_check_in_day',
        'fr.day',
        'fn.weight',
        'fc.start_day',
        'fc.end_day',
      ),
    },
    sql`from node_edge fe join node fn on fn.id = fe.from_id and fn.archived_at is null
      join strategy fs on fs.id = fn.strategy_id and fs.deleted_at is null join node_rollup fr on fr.node_id = fn.id
      left join cycle fc on fc.id = fr.cycle_id
      where fe.to_strategy = ${id} and fe.from_strategy <> ${id} and fe.kind = 'contributesTo'`,
  );
}

/** Nodes of other strategies that this one contributes to, and what stands above them. */
function ofForeignAbove(id: Branch): Branch {
  return branch(
    'p',
    { id: column('pa.node_id'), texts: columns('pa.ancestor_id') },
    sql`from node_edge pe join node_ancestor pa on pa.node_id = pe.to_id
      where pe.from_strategy = ${id} and pe.to_strategy <> ${id} and pe.kind = 'contributesTo'`,
  );
}

function ofNeighbours(id: Branch, { parentIds, ids }: Around): Branch {
  const parents = parentIds.filter((parent) => parent !== null);
  const places =
    parents.length > 0 ? [sql`n.id in (${sql.join(parents)})`, sql`n.parent_id in (${sql.join(parents)})`] : [];
  if (parentIds.includes(null)) places.push(sql`n.parent_id is null`);
  const here = sql`(n.strategy_id = ${id} and (${sql.join(places, sql` or `)}))`;
  const named = ids.length > 0 ? sql` or n.id in (${sql.join(ids)})` : sql``;
  return branch(
    'n',
    {
      id: column('n.id'),
      texts: columns(
        'n.parent_id',
        'n.kind',
        'n.rank_key',
        'n.owner_id',
        'n.contributor_ids',
        'n.lifecycle',
        'n.created_by',
        'n.strategy_id',
        'n.last_write',
      ),
      numbers: [
        ...columns('n.key_no', 'n.version', 'n.archived_at'),
        sql`case when n.cycle_id is null then 0 else 1 end`,
      ],
    },
    sql`from node n where ${places.length > 0 ? here : sql`1 = 0`}${named}`,
  );
}

/** Below by parents alone: what merely contributes stays when this goes. */
function ofOpenWork(nodeId: string): Branch {
  return branch(
    'w',
    { id: `''`, numbers: [sql`count(distinct wl.item_id)`] },
    sql`from link wl join work_item wi on wi.id = wl.item_id and wi.deleted_at is null and coalesce(wi.status_category, '') <> 'done'
      where wl.node_id = ${nodeId}
        or wl.node_id in (select wa.node_id from node_ancestor wa where wa.ancestor_id = ${nodeId} and wa.by_parent = 1)`,
  );
}

function ofLastNumbers(): Branch {
  return branch('k', { id: column('kc.kind'), numbers: columns('kc.last_no') }, sql`from key_counter kc`);
}
