import { openSite, type Site } from '../../local/site/site';
import { people } from '../../local/site/people';
import type { Health } from '../../src/domain/model';
import type { NodeRow, PanelView, SessionView, TreeView } from '../../src/shared/views';
import type { Result } from '../../src/shared/result';

/** The seeded company against the sample numbers of its design, which obey the law and add up. */
let site: Site;
let tree: TreeView;
const byTitle = (title: string): NodeRow => {
  const found = tree.nodes.find((node) => node.title === title);
  if (!found) throw new Error(`The seed made no “${title}”.`);
  return found;
};

async function ask<T>(as: keyof typeof people, key: string, payload: unknown = {}): Promise<T> {
  const answer = (await site.call(people[as].accountId, key, payload)) as Result<T>;
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

beforeAll(async () => {
  site = await openSite({
    app: { load: () => import('../../src/index') },
    now: Date.parse('2026-11-19T10:42:00Z'),
    seed: 'company',
  });
  const session = await ask<SessionView>('mara', 'session.open');
  const strategyId = session.strategies.find(({ name }) => name === 'Larkfield to 2027')?.id;
  tree = await ask<TreeView>('mara', 'strategy.tree', { strategyId });
}, 60_000);
afterAll(() => site.close());

const percent = (title: string) => {
  const { outcomeBp } = byTitle(title).rollup;
  return outcomeBp === null ? null : Math.floor((outcomeBp + 50) / 100);
};

describe('the seeded company', () => {
  it('is on day 50 of a cycle of 92 days', () => {
    const cycle = tree.cycles.find(({ id }) => id === tree.currentCycleId);
    expect(cycle).toMatchObject({ name: 'Q4 2026', start: tree.today - 49, end: tree.today + 42 });
  });

  it.each([
    ['VIS-1', 'The grocer our towns choose, in store and online', 40, 'atRisk'],
    ['THM-1', 'Grow online revenue', 38, 'atRisk'],
    ['OBJ-7', 'Checkout that people finish', 47, 'atRisk'],
    ['KR-8', 'Checkout completion', 39, 'atRisk'],
    ['KR-9', 'Median time to pay', 58, 'onTrack'],
    ['OBJ-15', 'Guests can order without opening an account', 45, 'atRisk'],
    ['KR-21', 'Orders placed as a guest', 45, 'atRisk'],
    ['INI-3', 'Move payments to the new provider', null, 'unmeasured'],
    ['INI-2', 'Shoppers see their savings', null, 'achieved'],
    ['OBJ-8', 'New customers come back within two weeks', 29, 'offTrack'],
    ['KR-11', 'Repeat order within 14 days', 25, 'offTrack'],
    ['KR-12', 'Complaints about the first order', 33, 'offTrack'],
    ['THM-2', 'Fresh, complete and on time', 42, 'atRisk'],
    ['OBJ-9', 'Orders arrive complete', 58, 'onTrack'],
    ['KR-13', 'Orders with a substitution', 60, 'onTrack'],
    ['KR-14', 'Delivered inside the promised hour, all twelve delivery areas', 55, 'onTrack'],
    ['OBJ-10', 'Pick fast in small stores', 22, 'outdated'],
    ['KR-16', 'Lines picked per hour', 22, 'outdated'],
    ['OBJ-18', 'The cold chain never breaks', 47, 'atRisk'],
    ['KR-17', 'Deliveries above 5 °C', 47, 'atRisk'],
    ['OBJ-16', 'Run our own chilled vans', null, 'dropped'],
    ['THM-3', 'One crew, shop floor and screen', null, 'pending'],
    ['OBJ-19', 'Pickers and developers swap places for a day each month', null, 'proposed'],
    ['OBJ-21', 'Every store knows its three worst hours', null, 'unmeasured'],
    ['OBJ-23', 'Self-checkout in twelve stores', null, 'pending'],
    ['OBJ-24', 'One rota for shop floor and screen', null, 'draft'],
    ['OBJ-4', 'Every new colleague picks an order in week one', 78, 'cycleEnded'],
  ])('%s %s: %s %%, %s', (key, title, result, health) => {
    const node = byTitle(title);
    expect([node.key, percent(title), node.rollup.health]).toEqual([key, result, health]);
  });

  it('expects 53.3 % of what began with the cycle', () => {
    for (const title of ['Checkout completion', 'Checkout that people finish', 'Grow online revenue']) {
      expect(byTitle(title).rollup.expectedBp).toBe(5_326);
    }
  });

  it('shows every health there is, but for a plan declared invalid', () => {
    const shown = new Set(tree.nodes.map(({ rollup }) => rollup.health));
    const all: Health[] = [
      ...(['onTrack', 'atRisk', 'offTrack', 'outdated', 'pending', 'unmeasured', 'cycleEnded'] as const),
      ...(['draft', 'proposed', 'paused', 'achieved', 'dropped'] as const),
    ];
    expect([...shown].sort()).toEqual(all.sort());
  });

  it('has somebody who sees it otherwise, and says why', () => {
    const { override, rollup } = byTitle('Bread from the oven on the hour');
    expect([rollup.computedHealth, rollup.health]).toEqual(['atRisk', 'onTrack']);
    expect(override?.reason).toMatch(/Oven three/);
  });

  it('has a history to draw, a back-dated check-in and a target that was changed with a reason', async () => {
    const { id } = byTitle('Checkout completion');
    const { checkIns, commitmentChanges } = await ask<PanelView>('wren', 'node.panel', { nodeId: id });
    expect(checkIns.map(({ value }) => value)).toEqual([66.4, 65.2, 64.9, 63.3, 62.9, 61.4, 61]);
    const entered = checkIns.map(({ asOf, enteredAt }) => Math.floor(enteredAt / 86_400_000) - asOf);
    expect(entered).toEqual([0, 0, 3, 0, 0, 0, 0]);
    expect(commitmentChanges).toMatchObject([
      { field: 'target', before: 80, after: 75, reason: 'the campaign in three towns was cancelled.' },
    ]);
  });

  it('has an objective that depends on another, and one that contributes a share', () => {
    const ends = tree.edges.map(({ kind, fromId, toId, shareBp }) => [
      kind,
      ...[fromId, toId].map((end) => tree.nodes.find(({ id }) => id === end)?.key),
      shareBp,
    ]);
    expect(ends).toEqual(
      expect.arrayContaining([
        ['dependsOn', 'OBJ-7', 'OBJ-10', null],
        ['contributesTo', 'OBJ-21', 'OBJ-10', 3_000],
      ]),
    );
  });

  it.each([
    ['mara', ['Larkfield to 2027', 'New towns']],
    ['jonah', ['Larkfield to 2027', 'New towns']],
    ['ife', ['Larkfield to 2027']],
    ['wren', ['Larkfield to 2027']],
    ['silas', []],
  ] as const)('lets %s see %j', async (who, names) => {
    const { strategies } = await ask<SessionView>(who, 'session.open');
    expect(strategies.map(({ name }) => name)).toEqual(names);
  });

  it('keeps the numbers of whatever day it is seeded on', async () => {
    const other = await openSite({
      app: { load: () => import('../../src/index') },
      now: Date.parse('2027-03-28T01:30:00Z'),
      seed: 'company',
    });
    const call = async (key: string, payload: unknown) => other.call(people.mara.accountId, key, payload);
    const session = (await call('session.open', {})) as Result<SessionView>;
    const strategyId = session.ok ? session.value.strategies[0]?.id : undefined;
    const answer = (await call('strategy.tree', { strategyId })) as Result<TreeView>;
    await other.close();
    if (!answer.ok) throw new Error(answer.failure.message);
    const numbers = ({ nodes }: TreeView) =>
      nodes.map(({ key, rollup }) => [key, rollup.outcomeBp, rollup.health]).sort();
    expect(numbers(answer.value)).toEqual(numbers(tree));
    expect(answer.value.cycles.map(({ name }) => name)).toContain('Feb to May 2027');
  });
});
