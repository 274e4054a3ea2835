import { larkfield } from './tree-server';
import { node } from './panel-fixtures';
import fc from 'fast-check';
import { fromPath, toPath, type Route } from '../../src/frontend/app/route';
import { UndoStack } from '../../src/frontend/app/undo-stack';
import { ancestorsOf, indexTree, withChanged } from '../../src/frontend/app/tree-model';
import { ALL_LEVELS, NO_FILTER, type ViewOptions } from '../../src/frontend/app/view-options';
import { placeWords } from '../../src/frontend/features/tree/move-words';
import { placeBeside } from '../../src/frontend/components/place';
import { dropTarget, targetOf } from '../../src/frontend/features/tree/move-plan';
import { expectedShapes } from '../../src/frontend/features/tree/expected-shape';
import { visibleRows } from '../../src/frontend/features/tree/visible-rows';
import type { Ghost } from '../../src/frontend/features/tree/ghosts';
import type { Changed } from '../../src/shared/views';

const all: ViewOptions = {
  tab: 'everything',
  query: '',
  filter: NO_FILTER,
  cycle: null,
  level: ALL_LEVELS,
  overrides: new Map(),
};
const model = () => indexTree(larkfield().tree());
const ghost = (id: string, parentId: string, afterId: string | null): Ghost => ({
  id,
  parentId,
  afterId,
  kind: 'keyResult',
  chosen: false,
  named: false,
  title: '',
  state: 'typing',
  failure: null,
});
const ids = (ghosts: readonly Ghost[] = [], view: ViewOptions = all) =>
  visibleRows({ model: model(), view, shown: null, ghosts }).map((line) => line.id);

const answer = (id: string, version: number): Changed => ({
  nodes: [node(id, 'objective', 'x', { version })],
  removedIds: [],
  revision: 1,
  undo: null,
});

describe('lines of the tree', () => {
  test('follow the ranks, as deep as the level says', () => {
    expect(ids()).toEqual(['vis-1', 'thm-1', 'obj-7', 'kr-8', 'kr-9', 'obj-15', 'kr-21', 'obj-8', 'thm-2']);
    expect(ids([], { ...all, level: 1 })).toEqual(['vis-1', 'thm-1', 'thm-2']);
    expect(ids([], { ...all, level: 1, overrides: new Map([['thm-1', true]]) })).toContain('obj-8');
  });

  test('a ghost stands after what it follows, first, or after another ghost, and opens its parent', () => {
    expect(ids([ghost('g', 'obj-7', 'kr-8')]).slice(2, 6)).toEqual(['obj-7', 'kr-8', 'g', 'kr-9']);
    expect(ids([ghost('g', 'obj-7', null)]).slice(2, 4)).toEqual(['obj-7', 'g']);
    expect(ids([ghost('g', 'obj-8', null), ghost('h', 'obj-8', 'g')]).slice(7)).toEqual(['obj-8', 'g', 'h', 'thm-2']);
    expect(ids([ghost('g', 'obj-8', null)], { ...all, level: 0 })).not.toContain('g');
    expect(ids([ghost('g', 'vis-1', null)], { ...all, level: 0 })).toContain('g');
  });

  test('a row that could not be placed is seen at the end, not lost', () => {
    const view = larkfield().tree();
    const stray = node('kr-99', 'keyResult', 'Stray', { parentId: 'gone', rank: 'a' });
    const misplaced = indexTree({
      ...view,
      nodes: [...view.nodes, stray],
      problems: [{ nodeId: 'kr-99', problem: 'missingParent' }],
    });
    const lines = visibleRows({ model: misplaced, view: all, shown: null, ghosts: [] });
    expect(lines.at(-1)?.id).toBe('kr-99');
  });

  test('a chain of 5,000 does not overflow', () => {
    const chain = Array.from({ length: 5_000 }, (_, at) =>
      node(`n${at}`, 'objective', 'x', { parentId: at === 0 ? null : `n${at - 1}` }),
    );
    const deep = indexTree({ ...larkfield().tree(), nodes: chain });
    expect(visibleRows({ model: deep, view: all, shown: null, ghosts: [] })).toHaveLength(5_000);
    expect(ancestorsOf(deep, 'n4999')).toHaveLength(4_999);
  });
});

describe('a changed answer', () => {
  test('takes the place of the rows and leaves the others as they are', () => {
    const before = model();
    const renamed = { ...larkfield().row('obj-8'), title: 'Renamed' };
    const after = withChanged(before, { nodes: [renamed], removedIds: ['kr-9'], revision: 11, undo: null });
    expect(after.byId.get('obj-8')?.title).toBe('Renamed');
    expect(after.byId.has('kr-9')).toBe(false);
    expect(after.byId.get('obj-7')).toBe(before.byId.get('obj-7'));
    expect(after.view.strategy.revision).toBe(11);
  });

  test('an archived row leaves the tree whichever way it is said', () => {
    const archived = { ...larkfield().row('obj-8'), archivedAt: 1 };
    const after = withChanged(model(), { nodes: [archived], removedIds: [], revision: 11, undo: null });
    expect(after.byId.has('obj-8')).toBe(false);
  });
});

describe('moves', () => {
  test('up, down, in and out name the parent and the sibling before', () => {
    const tree = model();
    const of = (id: string, direction: 'up' | 'down' | 'in' | 'out') => targetOf(tree, tree.byId.get(id)!, direction);
    expect(of('kr-9', 'up')).toEqual({ parentId: 'obj-7', afterId: null });
    expect(of('kr-9', 'down')).toEqual({ parentId: 'obj-7', afterId: 'obj-15' });
    expect(of('obj-8', 'in')).toEqual({ parentId: 'obj-7', afterId: 'obj-15' });
    expect(of('obj-15', 'out')).toEqual({ parentId: 'thm-1', afterId: 'obj-7' });
    expect(of('kr-8', 'up')).toBeNull();
    expect(of('vis-1', 'down')).toBeNull();
  });

  test('a drop before a row stands after the one above it, the moved one not counted', () => {
    const tree = model();
    expect(dropTarget(tree, tree.byId.get('obj-15')!, 'before', 'kr-9')).toEqual({
      parentId: 'obj-7',
      afterId: 'kr-8',
    });
    expect(dropTarget(tree, tree.byId.get('obj-8')!, 'child', 'kr-9')).toEqual({ parentId: 'obj-8', afterId: null });
    expect(dropTarget(tree, tree.byId.get('vis-1')!, 'after', 'kr-9')).toBeNull();
  });
});

describe('undo', () => {
  const step = (id: string, before: number) => ({
    undo: { key: 'node.update', payload: { nodeId: id, version: before + 1, patch: { title: 'old' } } } as const,
    before: new Map([[id, before]]),
  });

  test('after one is undone, older ones expect the version that this made', () => {
    const stack = new UndoStack();
    stack.push({ steps: [step('a', 1)], done: 'first' });
    stack.push({ steps: [step('a', 2)], done: 'second' });
    const second = stack.pop()!;
    stack.rebase(second.steps[0]!, answer('a', 4));
    expect(stack.pop()!.steps[0]!.undo.payload).toMatchObject({ version: 4 });
  });

  test('somebody else’s change in between is not papered over', () => {
    const stack = new UndoStack();
    stack.push({ steps: [step('a', 1)], done: 'first' });
    stack.rebase(step('a', 3), answer('a', 5));
    expect(stack.pop()!.steps[0]!.undo.payload).toMatchObject({ version: 2 });
  });

  test('several writes of one command become one step', () => {
    const stack = new UndoStack();
    stack.push({ steps: [step('a', 1)], done: 'a' });
    stack.push({ steps: [step('b', 1)], done: 'b' });
    expect(stack.group(2, 'Moved 2 rows')?.steps).toHaveLength(2);
    stack.pop();
    expect(stack.pop()).toBeNull();
  });
});

describe('addresses', () => {
  const text = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((one) => !['strategy', 'node', 'paste', 'new'].includes(one));
  const routes: fc.Arbitrary<Route> = fc.oneof(
    fc.record({ page: fc.constant('strategy' as const), strategyId: fc.option(text), nodeKey: fc.option(text) }),
    fc.record({ page: fc.constant('paste' as const), strategyId: fc.option(text) }),
    fc.constant({ page: 'new' as const }),
  );

  test('every place has one that opens it again', () => {
    fc.assert(fc.property(routes, (route) => expect(fromPath(toPath(route))).toEqual(route)));
  });

  test('/node/OBJ-7 needs no strategy, and anything else opens the strategy', () => {
    expect(fromPath('/node/OBJ-7')).toEqual({ page: 'strategy', strategyId: null, nodeKey: 'OBJ-7' });
    expect(fromPath('/what/ever?x=%')).toEqual({ page: 'strategy', strategyId: null, nodeKey: null });
  });
});

test('a popover always stands inside the window', () => {
  const window = { width: 360, height: 640 };
  const box = fc.record({ left: fc.integer({ min: -50, max: 400 }), top: fc.integer({ min: -50, max: 700 }) });
  const size = fc.record({ width: fc.integer({ min: 50, max: 340 }), height: fc.integer({ min: 20, max: 2_000 }) });
  fc.assert(
    fc.property(box, size, fc.constantFrom('start' as const, 'end' as const), ({ left, top }, popover, align) => {
      const place = placeBeside({ left, top, right: left + 40, bottom: top + 20 }, popover, window, align);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.left + popover.width).toBeLessThanOrEqual(Math.max(window.width - 8, popover.width + 8));
      expect(place.top).toBeGreaterThanOrEqual(8);
    }),
  );
});

test('a move says under what it went; another order, above or below which row', () => {
  const tree = model();
  const row = tree.byId.get('kr-9')!;
  expect(placeWords(tree, row, { parentId: 'obj-8', afterId: null })).toBe('under OBJ-8');
  expect(placeWords(tree, row, { parentId: 'obj-7', afterId: null })).toBe('above KR-8');
  expect(placeWords(tree, row, { parentId: 'obj-7', afterId: 'obj-15' })).toBe('below OBJ-15');
  // Of several that move together none is a landmark for the others.
  expect(placeWords(tree, row, { parentId: 'obj-7', afterId: null }, new Set(['kr-8', 'kr-9']))).toBe('above OBJ-15');
});

test('a menu stands over its anchor rather than be cut off', () => {
  const anchor = { left: 100, top: 430, right: 140, bottom: 450 };
  const place = placeBeside(anchor, { width: 280, height: 560 }, { width: 1440, height: 900 }, 'start', true);
  expect(place.maxHeight).toBeGreaterThanOrEqual(560);
  expect(place.top).toBeGreaterThanOrEqual(8);
  expect(place.top + 560).toBeLessThanOrEqual(892);
});

test('[EX1] [EX2] the expected line of a trend is drawn only where a straight line is true', () => {
  const facts = {
    metricId: 'm',
    baseline: 0,
    target: 1,
    bandLow: 0,
    bandHigh: 1,
    tolerance: null,
    dueDay: null,
    current: null,
  };
  const withDirection = (direction: 'increase' | 'maintain' | 'milestone') => ({
    keyResult: { ...facts, direction, confidence: null, lastCheckInDay: null, trend: null },
  });
  const server = larkfield()
    .add('kr-1', 'keyResult', 'Rises', 'obj-8', withDirection('increase'))
    .add('obj-20', 'objective', 'Kept', 'thm-2')
    .add('kr-2', 'keyResult', 'Stays', 'obj-20', withDirection('maintain'));
  const shapes = expectedShapes(indexTree(server.tree()));
  expect(shapes.get('obj-8')).toBe('rising');
  expect(shapes.get('obj-20')).toBe('flat');
  expect(shapes.get('vis-1')).toBe('other');
  expect(shapes.has('obj-7')).toBe(false);
});
