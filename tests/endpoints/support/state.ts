import type { NodeRow, TreeView } from '../../../src/shared/views';
import type { Result } from '../../../src/shared/result';
import type { Name, Place } from './place';

/** What people can see of a place, view by view, without what differs between two runs of the same thing. */
export type State = Readonly<Record<string, unknown>>;

/** Fields that count writes or name a moment. */
const counts = ['revision', 'version', 'now', 'rank', 'metricId'];
const moments = ['enteredAt', 'activatedAt', 'resumedAt', 'lifecycleAt', 'archivedAt', 'closedAt', 'at'];

interface Options {
  /** Versions count; moments are known or unknown, and no more: for the same thing done in two places. */
  readonly elsewhere?: boolean;
}

/** Everything as an administrator sees it. What they may not see, or what is not there, is the answer's code. */
export async function stateOf(place: Place, { elsewhere = false }: Options = {}): Promise<State> {
  const { app } = place;
  const seen = async (key: string, payload: unknown): Promise<unknown> => {
    const answer = (await app.answer('mara', key, payload)) as Result<unknown>;
    return answer.ok ? answer.value : answer.failure.code;
  };
  const strategyId = place.id('strategy');
  const views: Record<string, unknown> = {
    ...split('tree', asTree(await seen('strategy.tree', { strategyId })), facts),
  };
  views['second'] = asTree(await seen('strategy.tree', { strategyId: place.id('new1') }));
  views['archived'] = await seen('node.archived', { strategyId });
  for (const name of ['objective', 'kr', 'new1'] satisfies Name[]) {
    Object.assign(views, split(name, await seen('node.panel', { nodeId: place.id(name) }), histories));
  }
  const names = place.names();
  return clean(views, { names, elsewhere }) as State;
}

/**
 * Without what only tells that something happened: for undo, which adds to the history and goes back in everything else. What was made
 * and taken back is archived, and can still be read.
 */
export async function contentOf(place: Place): Promise<State> {
  const views = Object.entries(await stateOf(place)).filter(
    ([view]) => !['archived', 'new1'].includes(view) && !view.endsWith(' log'),
  );
  return Object.fromEntries(views);
}

/** What is derived from check-ins, and what is written down of a change, may come after the change itself. */
const facts = { view: 'facts', fields: ['current', 'confidence', 'lastCheckInDay', 'trend'], of: 'keyResult' };
const histories = { view: 'log', fields: ['activity', 'commitmentChanges'], of: '' };

function split(view: string, answer: unknown, { view: part, fields, of }: typeof facts): Record<string, unknown> {
  const apart: Record<string, unknown> = {};
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, at) => walk(item, `${path}.${at}`));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
      if (!fields.includes(key) || !(path.endsWith(of) || key === 'trend'))
        return [[key, walk(item, `${path}.${key}`)] as const];
      apart[`${path}.${key}`] = item;
      return [];
    });
    return Object.fromEntries(entries);
  };
  return { [view]: walk(answer, ''), [`${view} ${part}`]: apart };
}

/** Siblings in their order stand for ranks. */
function asTree(answer: unknown): unknown {
  if (typeof answer === 'string') return answer;
  const { nodes, ...rest } = answer as TreeView;
  const ordered = [...nodes].sort(byRank);
  const below = (parentId: string | null): unknown[] =>
    ordered.filter((node) => node.parentId === parentId).map((node) => ({ ...node, below: below(node.id) }));
  const known = new Set(nodes.map(({ id }) => id));
  return {
    ...rest,
    nodes: below(null),
    lost: nodes.filter(({ parentId }) => parentId !== null && !known.has(parentId)),
  };
}

const byRank = (a: NodeRow, b: NodeRow): number =>
  Buffer.compare(Buffer.from(a.rank), Buffer.from(b.rank)) || (a.id < b.id ? -1 : 1);

interface Cleaning {
  readonly names: ReadonlyMap<string, string>;
  readonly elsewhere: boolean;
}

function clean(value: unknown, how: Cleaning): unknown {
  if (Array.isArray(value)) return sorted(value.map((item: unknown) => clean(item, how)));
  if (typeof value === 'string') return named(value, how);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    if (counts.includes(key) && !(how.elsewhere && key === 'version' && 'kind' in value)) return [];
    if (how.elsewhere && moments.includes(key)) return [[key, item === null ? null : 'a moment'] as const];
    if (key === 'id' && 'changes' in value) return [];
    return [[named(key, how), clean(item, how)] as const];
  });
  return Object.fromEntries(entries);
}

/** Lists without an order of their own; those of the tree and of histories keep theirs. */
function sorted(items: unknown[]): unknown[] {
  const plain = items.every((item) => typeof item === 'object' && item !== null && 'fromId' in item);
  return plain
    ? items
        .map((item) => JSON.stringify(item))
        .sort()
        .map((item) => JSON.parse(item) as unknown)
    : items;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=$|:)/;

/** Ids by their names, keys without their numbers, words of the place without the place. */
function named(text: string, { names, elsewhere }: Cleaning): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  return elsewhere ? text.replace(/^([A-Z]{3}|KR)-\d+$/, '$1').replace(uuid, 'an id') : text;
}
