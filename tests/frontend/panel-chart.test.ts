import { chartFacts } from '../../src/frontend/features/panel/chart/chart-facts';
import { CHART_HEIGHT, chartGeometry } from '../../src/frontend/features/panel/chart/geometry';
import type { CheckInView, CommitmentChange } from '../../src/shared/views';
import { cycle, dayOf, keyResultNode, TODAY } from './panel-fixtures';

const DAY_MS = 86_400_000;
const at = (iso: string, value: number, enteredAt = dayOf(iso) * DAY_MS): CheckInView => ({
  ...{
    id: `${iso} ${enteredAt}`,
    nodeId: 'kr-8',
    value,
    confidence: 6,
    comment: '',
    asOf: dayOf(iso),
    enteredAt,
    byId: 'ife',
  },
});
const target: CommitmentChange = {
  ...{
    id: 'c',
    nodeId: 'kr-8',
    at: dayOf('2026-11-02') * DAY_MS,
    byId: 'ife',
    reason: 'r',
    field: 'target',
    before: 80,
    after: 75,
  },
};
const facts = (checkIns: CheckInView[], changes: CommitmentChange[] = [], node = keyResultNode()) =>
  chartFacts(node, cycle, checkIns, changes, TODAY, 'UTC');

describe('what a chart shows', () => {
  it('takes the values of the cycle, oldest first, one a day', () => {
    const drawn = facts([
      at('2026-11-17', 66.4),
      at('2026-09-30', 60),
      at('2026-10-30', 64, 1),
      at('2026-10-30', 64.9, 2),
    ]);
    expect(drawn?.values.map(({ value }) => value)).toEqual([64.9, 66.4]);
  });

  it('draws nothing for what is reached or not, and nothing of nothing', () => {
    const node = keyResultNode();
    const milestone = { ...node, keyResult: { ...node.keyResult!, direction: 'milestone' as const } };
    const bare = { ...node, keyResult: { ...node.keyResult!, baseline: null, target: null } };
    expect(facts([at('2026-11-17', 1)], [], milestone)).toBeNull();
    expect(facts([], [], bare)).toBeNull();
    expect(facts([at('2026-11-17', 66.4)], [], bare)).not.toBeNull();
  });
});

describe('where it stands', () => {
  const geometry = chartGeometry(facts([at('2026-10-01', 61), at('2026-11-17', 66.4)], [target])!, 350);

  it('puts a higher value higher, and everything inside', () => {
    const [first, last] = geometry.points;
    expect(last!.y).toBeLessThan(first!.y);
    expect(first!.x).toBe(geometry.plot.left);
    for (const { x, y } of geometry.points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(350);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(CHART_HEIGHT);
    }
  });

  it('[EX1] marks what is expected today: 53.26 % of the way from 61 to 75', () => {
    expect(geometry.expectedNow!.value).toBeCloseTo(68.456, 3);
    expect(geometry.expectedNow!.x).toBe(geometry.todayX);
  });

  it('[CH1] turns the target at right angles on the day it changed', () => {
    const corners = geometry
      .targetPath!.slice(1)
      .split('L')
      .map((corner) => corner.split(',').map(Number));
    expect(corners).toHaveLength(4);
    const [start, before, after, end] = corners;
    expect(start![1]).toBe(before![1]);
    expect(before![0]).toBe(after![0]);
    expect(after![1]).toBe(end![1]);
    expect(after![1]).toBeGreaterThan(before![1]!);
  });

  it('labels start, middle and target, but never two numbers on top of each other', () => {
    expect(geometry.ticks.map(({ value }) => value)).toEqual([61, 68, 75]);
    const far = chartGeometry(facts([at('2026-11-17', 10_000)])!, 350);
    expect(far.ticks.map(({ value }) => value)).toEqual([61]);
  });

  it('survives a flat line and no width', () => {
    const node = keyResultNode();
    const flat = { ...node, keyResult: { ...node.keyResult!, baseline: null, target: null } };
    const drawn = chartGeometry(facts([at('2026-11-17', 5)], [], flat)!, 0);
    expect([drawn.points[0]!.x, drawn.points[0]!.y].every(Number.isFinite)).toBe(true);
  });
});
