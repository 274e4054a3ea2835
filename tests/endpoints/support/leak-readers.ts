import { people } from '../../../local/site/people';
import { accountOf, type Who } from './app';
import type { LeakWorld } from './leak-world';
import { ofIssues, type FoundStrategy } from './needles';

/** Team member, manager, viewer, reader without Jira, outsider. */
export const readers = ['ife', 'jonah', 'wren', 'edda', 'silas'] as const satisfies readonly Who[];
export type Reader = (typeof readers)[number];

export function mayRead(who: Reader | 'everybody', strategy: string): boolean {
  if (who === 'silas' || strategy === 'Zugspitze strategy') return false;
  return strategy === 'Larkfield to 2027' || who === 'jonah';
}

/** What people wrote in strategies that they may read, and who stands there: some of it has the same words as what they may not. */
export function openTo(world: LeakWorld, who: Reader | 'everybody', browsed: ReadonlySet<string>): ReadonlySet<string> {
  // Who sees nothing is told whom to ask.
  const open = new Set<string>([accountOf('mara'), ...(who === 'everybody' ? [] : [accountOf(who)])]);
  for (const [text] of ofIssues(world.issues.filter(({ id }) => browsed.has(id)))) open.add(text);
  for (const [name, found] of world.strategies)
    if (mayRead(who, name)) for (const text of writtenIn(found)) open.add(text);
  // Whose account it is, Jira and Confluence tell everybody.
  for (const person of Object.values(people)) if (open.has(person.accountId)) open.add(person.displayName);
  return open;
}

function* writtenIn({ tree, panels }: FoundStrategy): Generator<string> {
  yield* tree.strategy.editorIds;
  for (const { name } of tree.cycles) yield name;
  for (const { name, leadId } of tree.teams) yield* [name, leadId ?? ''];
  for (const { title, ownerId, contributorIds } of tree.nodes) yield* [title, ownerId ?? '', ...contributorIds];
  for (const { narrative, rationale, tradeOffs, checkIns, activity } of panels) {
    yield* [narrative, rationale, tradeOffs, ...checkIns.map(({ comment }) => comment)];
    for (const { byId } of [...checkIns, ...activity]) yield byId ?? '';
  }
}

/** What an answer may say of work that the reader may not browse: the link's own data, and how much is done. */
const neutral = [
  'id',
  'version',
  'itemId',
  'nodeId',
  'strategyId',
  'shareBp',
  'effBp',
  'effectiveBp',
  'source',
  'note',
  'byId',
  'at',
  'paths',
  'underDone',
  'underTotal',
];

export function fieldsOfWork(answer: unknown, items: ReadonlySet<number>): string[] {
  if (Array.isArray(answer)) return answer.flatMap((one) => fieldsOfWork(one, items));
  if (typeof answer !== 'object' || answer === null) return [];
  const below = Object.values(answer).flatMap((value) => fieldsOfWork(value, items));
  const { itemId } = answer as { readonly itemId?: unknown };
  if (typeof itemId !== 'number' || !items.has(itemId) || 'speaking' in answer) return below;
  return [
    ...below,
    ...Object.keys(answer)
      .filter((field) => !neutral.includes(field))
      .map((field) => `field ${field}`),
  ];
}
