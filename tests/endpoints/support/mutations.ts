import { randomUUID } from 'node:crypto';
import type { Input, InputKey } from '../../../src/shared/inputs';
import { accountOf, today } from './app';
import { fromTo, type Name, type Place } from './place';

/** One change of a place, as a person in the browser would ask for it. */
export interface Mutation {
  readonly key: InputKey;
  readonly payload: unknown;
}

export interface MutationCase {
  /** What has to be there first. */
  readonly needs: readonly (
    'withStory' | 'withTeam' | 'withNextCycle' | 'withCheckIns' | 'withEdges' | 'withGone' | 'withIssue' | 'withLink'
  )[];
  readonly make: (place: Place) => Mutation;
}

/** Keys of all endpoints that change something. */
export type MutatingKey = Exclude<
  InputKey,
  | 'session.open'
  | 'setup.progress'
  | 'strategy.tree'
  | 'strategy.revision'
  | 'node.consequences'
  | 'node.panel'
  | 'node.archived'
  | 'node.work'
  | 'work.context'
  | 'work.targets'
  | 'document.open'
  | 'admin.overview'
  | 'upkeep.status'
  | 'projects.closed'
>;

const mutation = <Key extends MutatingKey>(key: Key, payload: Omit<Input<Key>, 'requestId'>): Mutation => ({
  key,
  payload: { requestId: randomUUID(), ...payload },
});

const update = (place: Place, name: Name, patch: Input<'node.update'>['patch'], reason?: string): Mutation =>
  mutation('node.update', {
    ...{ nodeId: place.id(name), version: place.version(name), patch },
    ...(reason === undefined ? {} : { reason }),
  });

const inStrategy = (place: Place) => ({ strategyId: place.id('strategy') });

const makeCase = (needs: MutationCase['needs'], make: MutationCase['make']): MutationCase => ({ needs, make });

/** At least one of every endpoint that changes something; a new endpoint without one fails the type check and a test. */
export const mutations: { readonly [Key in MutatingKey]: Readonly<Record<string, MutationCase>> } = {
  'strategy.create': {
    'a second strategy': makeCase([], (place) =>
      mutation('strategy.create', {
        id: place.id('new1'),
        name: `${place.word} second`,
        timeZone: 'Etc/UTC',
        projectIds: [],
        visionTitle: `${place.word} second vision`,
      }),
    ),
  },
  'strategy.update': {
    'name and projects': makeCase([], (place) =>
      mutation('strategy.update', {
        ...inStrategy(place),
        version: place.version('strategy'),
        patch: { name: `${place.word} renamed`, projectIds: ['10001'] },
      }),
    ),
    'its time zone': makeCase(['withCheckIns'], (place) =>
      mutation('strategy.update', {
        ...inStrategy(place),
        version: place.version('strategy'),
        patch: { timeZone: 'Pacific/Auckland' },
      }),
    ),
    editors: makeCase([], (place) =>
      mutation('strategy.update', {
        ...inStrategy(place),
        version: place.version('strategy'),
        patch: { editorIds: [accountOf('jonah')] },
      }),
    ),
  },
  'strategy.delete': {
    'the whole strategy': makeCase(['withCheckIns', 'withEdges', 'withTeam'], (place) =>
      mutation('strategy.delete', {
        ...inStrategy(place),
        version: place.version('strategy'),
        name: place.tree.strategy.name,
      }),
    ),
  },
  'cycle.save': {
    'a new cycle': makeCase([], (place) => {
      const end = place.tree.cycles[0]?.end ?? today;
      const said = { id: place.id('nextCycle'), version: 0, name: `${place.word} next`, start: end + 1, end: end + 90 };
      return mutation('cycle.save', { ...inStrategy(place), ...said });
    }),
    'a shorter cycle': makeCase(['withCheckIns'], (place) => {
      const { start = today - 40 } = place.tree.cycles[0] ?? {};
      const said = {
        id: place.id('cycle'),
        version: place.version('cycle'),
        name: `${place.word} short`,
        start,
        end: today + 2,
      };
      return mutation('cycle.save', { ...inStrategy(place), ...said });
    }),
  },
  'team.save': {
    'a new team': makeCase([], (place) =>
      mutation('team.save', {
        ...{ ...inStrategy(place), id: place.id('team'), version: 0, name: `${place.word} team` },
        ...{ leadId: accountOf('rosa'), parentId: null, size: 5, projectIds: [] },
      }),
    ),
    'another name': makeCase(['withTeam'], (place) =>
      mutation('team.save', {
        ...{ ...inStrategy(place), id: place.id('team'), version: place.version('team'), name: `${place.word} crew` },
        ...{ leadId: null, parentId: null, size: null, projectIds: ['10001', '10002'] },
      }),
    ),
  },
  'team.remove': {
    'a team in use': makeCase(['withTeam'], (place) =>
      mutation('team.remove', { ...inStrategy(place), id: place.id('team'), version: place.version('team') }),
    ),
  },
  'node.create': {
    'a key result with all that it may carry': makeCase([], (place) =>
      mutation('node.create', {
        ...inStrategy(place),
        ...{ id: place.id('new1'), parentId: place.id('objective'), afterId: place.id('kr'), kind: 'keyResult' },
        ...{ title: `${place.word} new`, ownerId: accountOf('rosa'), weight: 3, unit: '€', commitment: fromTo(1, 2) },
      }),
    ),
    'an objective by its title': makeCase([], (place) =>
      mutation('node.create', {
        ...{
          ...inStrategy(place),
          id: place.id('new1'),
          parentId: place.id('theme'),
          kind: 'objective',
          title: `${place.word} new`,
        },
      }),
    ),
  },
  'node.update': {
    title: makeCase([], (place) => update(place, 'objective', { title: `${place.word} renamed` })),
    texts: makeCase(['withStory'], (place) =>
      update(place, 'objective', { narrative: 'now', rationale: '', tradeOffs: `${place.word} other` }),
    ),
    people: makeCase(['withStory', 'withTeam'], (place) =>
      update(place, 'objective', { ownerId: null, contributorIds: [accountOf('leo')], teamId: null }),
    ),
    'weight and review': makeCase(['withCheckIns'], (place) => update(place, 'kr', { weight: 5, reviewBy: today + 3 })),
    paused: makeCase(['withCheckIns'], (place) => update(place, 'kr', { lifecycle: 'paused' })),
    'its cycle': makeCase(['withNextCycle', 'withCheckIns'], (place) =>
      update(place, 'objective', { cycleId: place.id('nextCycle') }),
    ),
    milestones: makeCase([], (place) => update(place, 'initiative', { milestonesDone: 2, milestonesTotal: 5 })),
    override: makeCase(['withCheckIns'], (place) =>
      update(place, 'kr', { override: { health: 'offTrack', reason: `${place.word} because`, until: today + 9 } }),
    ),
    'target, with the reason': makeCase(['withCheckIns'], (place) =>
      update(place, 'kr', { commitment: fromTo(0, 60) }, `${place.word} reason`),
    ),
    'name and unit of the metric': makeCase(['withCheckIns'], (place) =>
      update(place, 'kr', { metricName: `${place.word} measure`, unit: 'days' }, `${place.word} reason`),
    ),
  },
  'node.move': {
    'to another parent, first': makeCase(['withCheckIns'], (place) =>
      mutation('node.move', {
        nodeId: place.id('kr'),
        version: place.version('kr'),
        parentId: place.id('other'),
        afterId: null,
      }),
    ),
    'a subtree': makeCase(['withCheckIns', 'withEdges'], (place) =>
      mutation('node.move', {
        ...{ nodeId: place.id('objective'), version: place.version('objective') },
        ...{ parentId: place.id('vision'), afterId: place.id('theme') },
      }),
    ),
    'among its siblings': makeCase([], (place) =>
      mutation('node.move', {
        ...{ nodeId: place.id('other'), version: place.version('other'), parentId: place.id('theme'), afterId: null },
      }),
    ),
  },
  'node.archive': {
    'a subtree': makeCase(['withCheckIns', 'withEdges'], (place) =>
      mutation('node.archive', { nodeId: place.id('objective'), version: place.version('objective') }),
    ),
    'a leaf': makeCase(['withCheckIns'], (place) =>
      mutation('node.archive', { nodeId: place.id('kr'), version: place.version('kr') }),
    ),
  },
  'node.restore': {
    'a subtree': makeCase(['withGone'], (place) => mutation('node.restore', { nodeId: place.id('gone'), version: 2 })),
  },
  'edge.save': {
    'a contribution': makeCase(['withCheckIns'], (place) =>
      mutation('edge.save', {
        ...{ id: place.id('contributesTo'), version: 0, kind: 'contributesTo' },
        ...{ fromId: place.id('objective'), toId: place.id('other'), shareBp: 4_000, neededBy: null },
      }),
    ),
    'another share': makeCase(['withEdges'], (place) =>
      mutation('edge.save', {
        ...{ id: place.id('contributesTo'), version: place.version('contributesTo'), kind: 'contributesTo' },
        ...{ fromId: place.id('inner'), toId: place.id('other'), shareBp: 9_000, neededBy: null },
      }),
    ),
  },
  'edge.remove': {
    'a contribution': makeCase(['withEdges', 'withCheckIns'], (place) =>
      mutation('edge.remove', { id: place.id('contributesTo'), version: place.version('contributesTo') }),
    ),
  },
  'checkIn.create': {
    'the first one': makeCase([], (place) =>
      mutation('checkIn.create', {
        ...{ id: place.id('checkIn'), nodeId: place.id('kr'), value: 42.5, confidence: 4 },
        ...{ comment: `${place.word} comment`, asOf: today },
      }),
    ),
    'a back-dated one': makeCase(['withCheckIns'], (place) =>
      mutation('checkIn.create', {
        ...{ id: place.id('new1'), nodeId: place.id('kr'), value: 1, confidence: null },
        ...{ comment: '', asOf: today - 5 },
      }),
    ),
  },
  'checkIn.remove': {
    'the latest': makeCase(['withCheckIns'], (place) => mutation('checkIn.remove', { id: place.id('checkIn2') })),
  },
  'paste.make': {
    'a small tree': makeCase([], (place) => {
      const row = { ownerId: null, weight: 1, unit: '', commitment: null };
      return mutation('paste.make', {
        ...inStrategy(place),
        parentId: place.id('theme'),
        rows: [
          { ...row, id: place.id('new1'), parentId: null, kind: 'objective', title: `${place.word} new 1` },
          {
            ...row,
            id: place.id('new2'),
            parentId: place.id('new1'),
            kind: 'keyResult',
            title: `${place.word} new 2`,
            unit: 'h',
            commitment: fromTo(9, 3),
          },
          {
            ...row,
            id: place.id('new3'),
            parentId: place.id('new1'),
            kind: 'initiative',
            title: `${place.word} new 3`,
          },
        ],
      });
    }),
  },
  'paste.undo': {
    'everything below the theme': makeCase([], (place) => {
      const made: readonly Name[] = ['theme', 'objective', 'kr', 'kr2', 'inner', 'initiative', 'other', 'krOther'];
      return mutation('paste.undo', { ...inStrategy(place), nodeIds: made.map((name) => place.id(name)) });
    }),
  },
  'work.link': {
    'an issue': makeCase(['withIssue'], (place) =>
      mutation('work.link', {
        ...{ id: place.id('link'), version: 0, itemId: place.itemId },
        ...{ nodeId: place.id('objective'), shareBp: null, note: `${place.word} note` },
      }),
    ),
    'another share': makeCase(['withLink'], (place) =>
      mutation('work.link', {
        ...{ id: place.id('link'), version: 1, itemId: place.itemId },
        ...{ nodeId: place.id('objective'), shareBp: 3_000, note: '' },
      }),
    ),
  },
  'work.unlink': {
    'an issue': makeCase(['withLink'], (place) => mutation('work.unlink', { id: place.id('link'), version: 1 })),
  },
  'work.linkMany': {
    'an issue': makeCase(['withIssue'], (place) =>
      mutation('work.linkMany', {
        nodeId: place.id('objective'),
        items: [{ id: place.id('link'), itemId: place.itemId }],
      }),
    ),
  },
  'work.unlinkMany': {
    'an issue': makeCase(['withLink'], (place) =>
      mutation('work.unlinkMany', {
        nodeId: place.id('objective'),
        links: [{ id: place.id('link'), itemId: place.itemId, version: 1 }],
      }),
    ),
  },
  'work.classify': {
    'deliberately outside': makeCase(['withIssue'], (place) =>
      mutation('work.classify', {
        ...{ itemId: place.itemId, class: 'enabling', reason: `${place.word} reason`, version: 0 },
      }),
    ),
  },
  'upkeep.retry': { 'what was set aside': makeCase([], () => mutation('upkeep.retry', {})) },
  'settings.save': {
    'thresholds and words': makeCase(['withCheckIns'], (place) =>
      mutation('settings.save', {
        version: place.tree.settings.version,
        patch: {
          onTrackBp: 9_500,
          labels: { vision: 'Vision', theme: 'Pillar', objective: 'Driver', keyResult: 'Measure', initiative: 'Rock' },
        },
      }),
    ),
  },
};

/** Every mutation with the place it needs: for `it.each`. What issues lead to, and what waits, is in no view of a strategy: tests/storage/work-links.test.ts, upkeep.test.ts. */
export const allMutations: readonly (readonly [name: string, MutationCase])[] = Object.entries(mutations).flatMap(
  ([key, cases]) =>
    /^(work|upkeep)\./.test(key) ? [] : Object.entries(cases).map(([name, one]) => [`${key}: ${name}`, one] as const),
);

/** One of each endpoint. */
export const firstMutations = allMutations.filter(([name], at) => {
  const [key] = name.split(':');
  return allMutations.findIndex(([other]) => other.startsWith(`${key}:`)) === at;
});

export async function prepare(place: Place, { needs }: MutationCase): Promise<Place> {
  for (const need of needs) await place[need]();
  return place;
}
