import { randomUUID } from 'node:crypto';
import { inputs, type InputKey } from '../../../src/shared/inputs';
import { mutations, type MutationCase } from './mutations';
import type { Place } from './place';
import { samples } from './samples';

export type Path = readonly (string | number)[];

export const allKeys = Object.keys(inputs) as InputKey[];

const reading = (key: InputKey, needs: MutationCase['needs'] = []): Readonly<Record<string, MutationCase>> => ({
  'as it is': { needs, make: (place) => ({ key, payload: samples[key](place) }) },
});

const everything = ['withStory', 'withTeam', 'withNextCycle', 'withCheckIns', 'withEdges', 'withGone'] as const;

const plain = { kind: 'objective', ownerId: null, weight: 1, unit: '', commitment: null };

/** Ids that no mutation carries. */
const more = {
  'node.update: team and cycle': {
    needs: ['withTeam', 'withNextCycle'],
    make: (place: Place) => ({
      key: 'node.update',
      payload: {
        ...{ requestId: randomUUID(), nodeId: place.id('inner'), version: place.version('inner') },
        patch: { teamId: place.id('team'), cycleId: place.id('nextCycle') },
      },
    }),
  },
  'team.save: below another': {
    needs: ['withTeam'],
    make: (place: Place) => ({
      key: 'team.save',
      payload: {
        ...{
          requestId: randomUUID(),
          strategyId: place.id('strategy'),
          id: place.id('new1'),
          version: 0,
          name: 'below',
        },
        ...{ leadId: null, parentId: place.id('team'), size: null, projectIds: [] },
      },
    }),
  },
  'paste.make: below a node of its own': {
    needs: [],
    make: (place: Place) => ({
      key: 'paste.make',
      payload: {
        ...{ requestId: randomUUID(), strategyId: place.id('strategy'), parentId: place.id('theme') },
        rows: [
          { ...plain, id: place.id('new1'), parentId: null, title: 'pasted' },
          { ...plain, id: place.id('new2'), parentId: place.id('inner'), title: 'pasted below another' },
        ],
      },
    }),
  },
} as const satisfies Record<string, MutationCase>;

const byKey: { readonly [Key in InputKey]: Readonly<Record<string, MutationCase>> } = {
  ...mutations,
  'session.open': reading('session.open'),
  'setup.progress': reading('setup.progress'),
  'strategy.tree': reading('strategy.tree', everything),
  'strategy.revision': reading('strategy.revision'),
  'node.consequences': reading('node.consequences', everything),
  'node.panel': reading('node.panel', everything),
  'node.archived': reading('node.archived', everything),
  'node.work': reading('node.work', everything),
  'work.context': reading('work.context'),
  'work.targets': reading('work.targets'),
  'document.open': reading('document.open', everything),
  'admin.overview': reading('admin.overview', everything),
  'upkeep.status': reading('upkeep.status'),
  'projects.closed': reading('projects.closed'),
};

/** Requests that an administrator is not refused, at least one of every endpoint: what all refusals are measured against. */
export const allRequests: readonly (readonly [name: string, MutationCase])[] = [
  ...Object.entries(byKey).flatMap(([key, cases]) =>
    Object.entries(cases).map(([name, one]) => [`${key}: ${name}`, one] as const),
  ),
  ...Object.entries(more),
];

/** Where a payload holds an id of the place, and whose. */
export function* idsIn(
  place: Place,
  payload: unknown,
  path: Path = [],
): Generator<{ readonly path: Path; readonly name: string }> {
  if (typeof payload === 'string') {
    const name = place.names().get(payload);
    if (name !== undefined) yield { path, name };
  } else if (typeof payload === 'object' && payload !== null) {
    for (const [key, value] of Object.entries(payload)) {
      yield* idsIn(place, value, [...path, Array.isArray(payload) ? Number(key) : key]);
    }
  }
}

export function replaced(whole: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item: unknown, at) => (at === step ? replaced(item, rest, value) : item));
  return { ...(whole as object), [step]: replaced((whole as Record<string, unknown>)[step], rest, value) };
}
