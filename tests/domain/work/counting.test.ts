import { notDeliveredSet, stateOf } from '../../../src/domain/work/counting';
import { workFigure } from '../../../src/domain/work/figure';
import { countedItems } from '../../../src/domain/work/items';
import { NO_DELIVERY } from '../../../src/domain/work/model';
import { done, epic, item, subTask, work } from './make';

const left = notDeliveredSet(work);

test('[RU5] done with a resolution that delivers nothing leaves both numbers, ignoring case', () => {
  expect(stateOf({ category: 'done', resolution: "WON'T DO" }, left)).toBe('left');
  expect(stateOf({ category: 'done', resolution: 'Fixed' }, left)).toBe('done');
  expect(stateOf({ category: 'done', resolution: null }, left)).toBe('done');
  expect(stateOf({ category: 'indeterminate', resolution: 'Duplicate' }, left)).toBe('open');
  expect(stateOf({ category: null, resolution: null }, left)).toBe('open');
});

test('[RU5] an epic counts as its stories; without any it counts itself', () => {
  const items = [epic(1), item(2, { parentId: 1 }), epic(3), item(4, { parentId: 1, ...done })];
  expect(countedItems(items, work).map(({ id, state }) => [id, state])).toEqual([
    [2, 'open'],
    [3, 'open'],
    [4, 'done'],
  ]);
});

test('[RU5] an epic whose stories all left counts nothing', () => {
  const items = [epic(1), item(2, { parentId: 1, category: 'done', resolution: 'Duplicate' })];
  expect(countedItems(items, work)).toMatchObject([{ id: 2, state: 'left' }]);
});

test('[RU5] an item above epics counts as what is below it', () => {
  const items = [item(1, { level: 2 }), epic(2, { parentId: 1 }), item(3, { parentId: 2 }), epic(4, { parentId: 1 })];
  expect(countedItems(items, work).map(({ id }) => id)).toEqual([3, 4]);
});

test('[RU5] sub-tasks have no amount; their estimate adds to that of their parent', () => {
  const items = [item(1, { points: 30_000 }), subTask(2, 1, { points: 5_000, hours: 20_000 }), subTask(3, 1)];
  expect(countedItems(items, work)).toEqual([{ id: 1, state: 'open', points: 35_000, hours: 20_000 }]);
});

test('[RU5] a negative estimate says nothing', () => {
  expect(countedItems([item(1, { points: -10_000 })], work)).toMatchObject([{ points: null }]);
  expect(countedItems([item(1, { points: 10_000 }), subTask(2, 1, { points: -1 })], work)).toMatchObject([
    { points: 10_000 },
  ]);
});

test('[RU5] an item of which nothing is known yet counts nowhere', () => {
  expect(countedItems([item(1, { level: null })], work)).toEqual([]);
});

const estimated = { ...NO_DELIVERY, issuesDone: 10_000, issuesTotal: 50_000, pointsDone: 20_000, pointsTotal: 90_000 };

test('[RU7] below 60 % estimated issues are counted instead, and it says so', () => {
  expect(workFigure({ ...estimated, pointsIssues: 29_999 }, 'points')).toEqual({
    ...{ done: 10_000, total: 50_000, unit: 'issues', fellBack: true, unestimated: 0 },
  });
  expect(workFigure({ ...estimated, pointsIssues: 30_000 }, 'points')).toEqual({
    ...{ done: 20_000, total: 90_000, unit: 'points', fellBack: false, unestimated: 20_000 },
  });
});

test('[RU7] nothing linked is no number', () => {
  expect(workFigure(NO_DELIVERY, 'issues')).toBeNull();
});
