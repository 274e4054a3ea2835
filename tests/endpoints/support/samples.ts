import { randomUUID } from 'node:crypto';
import type { Input, InputKey } from '../../../src/shared/inputs';
import { accountOf, today } from './app';
import { fromTo, type Place } from './place';

/** One payload of each endpoint with every field that it knows; whether it would be carried out is another matter. */
export const samples: { readonly [Key in InputKey]: (place: Place) => Input<Key> } = {
  'session.open': () => ({}),
  'setup.progress': () => ({}),
  'strategy.tree': (place) => ({ strategyId: place.id('strategy') }),
  'strategy.revision': (place) => ({ strategyId: place.id('strategy') }),
  'strategy.create': (place) => ({
    ...{ requestId: randomUUID(), id: place.id('new1'), name: 'name', timeZone: 'Etc/UTC', projectIds: ['10001'] },
    visionTitle: 'vision',
  }),
  'strategy.update': (place) => ({
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), version: place.version('strategy') },
    patch: {
      name: 'name',
      timeZone: 'Etc/UTC',
      projectIds: ['10001'],
      groupIds: ['a-group'],
      editorIds: [accountOf('jonah')],
    },
  }),
  'strategy.delete': (place) => ({
    ...{
      requestId: randomUUID(),
      strategyId: place.id('strategy'),
      version: place.version('strategy'),
      name: 'another name',
    },
  }),
  'cycle.save': (place) => ({
    ...{
      requestId: randomUUID(),
      strategyId: place.id('strategy'),
      id: place.id('nextCycle'),
      version: 0,
      name: 'name',
    },
    ...{ start: today + 100, end: today + 190 },
  }),
  'team.save': (place) => ({
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), id: place.id('new1'), version: 0, name: 'name' },
    ...{ leadId: accountOf('rosa'), parentId: place.id('team'), size: 5, projectIds: ['10001'] },
  }),
  'team.remove': (place) => ({
    requestId: randomUUID(),
    strategyId: place.id('strategy'),
    id: place.id('team'),
    version: 1,
  }),
  'node.create': (place) => ({
    ...{
      requestId: randomUUID(),
      id: place.id('new1'),
      strategyId: place.id('strategy'),
      parentId: place.id('objective'),
    },
    ...{ afterId: place.id('kr'), kind: 'keyResult', title: 'title', ownerId: accountOf('rosa'), weight: 2, unit: '%' },
    commitment: everyAmount,
  }),
  'node.update': (place) => ({
    ...{ requestId: randomUUID(), nodeId: place.id('kr'), version: place.version('kr') },
    patch: {
      ...{
        title: 'title',
        narrative: 'narrative',
        rationale: 'rationale',
        tradeOffs: 'trade-offs',
        ownerId: accountOf('rosa'),
      },
      ...{
        contributorIds: [accountOf('leo')],
        teamId: place.id('team'),
        weight: 4,
        lifecycle: 'active',
        cycleId: place.id('cycle'),
      },
      ...{
        reviewBy: today,
        milestonesDone: 1,
        milestonesTotal: 2,
        metricName: 'metric',
        unit: '%',
        commitment: everyAmount,
      },
      override: { health: 'atRisk', reason: 'reason', until: today },
    },
    ...{ reason: 'reason', undoOf: randomUUID() },
  }),
  'node.move': (place) => ({
    ...{ requestId: randomUUID(), nodeId: place.id('kr'), version: place.version('kr') },
    ...{ parentId: place.id('other'), afterId: place.id('krOther') },
  }),
  'node.archive': (place) => ({ requestId: randomUUID(), nodeId: place.id('kr'), version: place.version('kr') }),
  'node.restore': (place) => ({ requestId: randomUUID(), nodeId: place.id('gone'), version: 2 }),
  'node.consequences': (place) => ({ nodeId: place.id('objective') }),
  'node.panel': (place) => ({ nodeId: place.id('objective') }),
  'node.archived': (place) => ({ strategyId: place.id('strategy') }),
  'node.work': (place) => ({ nodeId: place.id('objective'), below: true, after: randomUUID() }),
  'edge.save': (place) => ({
    ...{
      requestId: randomUUID(),
      id: place.id('contributesTo'),
      version: place.version('contributesTo'),
      kind: 'contributesTo',
    },
    ...{ fromId: place.id('inner'), toId: place.id('other'), shareBp: 1_000, neededBy: today },
  }),
  'edge.remove': (place) => ({
    requestId: randomUUID(),
    id: place.id('contributesTo'),
    version: place.version('contributesTo'),
  }),
  'checkIn.create': (place) => ({
    ...{
      requestId: randomUUID(),
      id: place.id('new1'),
      nodeId: place.id('kr'),
      value: 1,
      confidence: 5,
      comment: 'comment',
      undoOf: randomUUID(),
    },
    asOf: today,
  }),
  'checkIn.remove': (place) => ({ requestId: randomUUID(), id: place.id('checkIn') }),
  'paste.make': (place) => ({
    ...{ requestId: randomUUID(), strategyId: place.id('strategy'), parentId: place.id('objective') },
    rows: [
      {
        ...{
          id: place.id('new1'),
          parentId: place.id('objective'),
          kind: 'keyResult',
          title: 'title',
          ownerId: accountOf('leo'),
        },
        ...{ weight: 1, unit: '%', commitment: everyAmount },
      },
    ],
  }),
  'paste.undo': (place) => ({
    requestId: randomUUID(),
    strategyId: place.id('strategy'),
    nodeIds: [place.id('krOther')],
  }),
  'work.link': (place) => ({
    ...{ requestId: randomUUID(), id: place.id('link'), version: 0, itemId: place.itemId },
    ...{ nodeId: place.id('objective'), shareBp: 1_000, note: 'note' },
  }),
  'work.unlink': (place) => ({ requestId: randomUUID(), id: place.id('link'), version: 1 }),
  'work.linkMany': (place) => ({
    requestId: randomUUID(),
    nodeId: place.id('objective'),
    items: [{ id: place.id('link'), itemId: place.itemId }],
  }),
  'work.unlinkMany': (place) => ({
    requestId: randomUUID(),
    nodeId: place.id('objective'),
    links: [{ id: place.id('link'), itemId: place.itemId, version: 1 }],
  }),
  'work.classify': (place) => ({
    ...{ requestId: randomUUID(), itemId: place.itemId, class: 'ktlo', reason: 'reason', version: 0 },
  }),
  'settings.save': (place) => ({
    ...{ requestId: randomUUID(), version: place.tree.settings.version },
    patch: {
      ...{ onTrackBp: 9_100, atRiskBp: 7_100, lowConfidence: 2, cadenceDays: 7, graceDays: 1, estimateUnit: 'points' },
      labels: { vision: 'a', theme: 'b', objective: 'c', keyResult: 'd', initiative: 'e' },
    },
  }),
  'document.open': (place) => ({ strategyId: place.id('strategy'), nodeId: place.id('theme') }),
  'work.targets': () => ({ projectId: '10001' }),
  'work.context': () => ({ itemId: 10_001, parentIds: [10_002], projectId: '10001' }),
  'admin.overview': () => ({}),
  'upkeep.status': () => ({}),
  'upkeep.retry': () => ({ requestId: randomUUID() }),
  'projects.closed': () => ({ projectIds: ['10001'] }),
};

const everyAmount = { ...fromTo(1, 2), bandLow: 1, bandHigh: 2, tolerance: 1, dueDay: today };
