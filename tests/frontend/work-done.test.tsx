import { openPage } from './panel-harness';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { keepEdges } from '../../src/domain/engine/kept-edges';
import { buildTree } from '../../src/domain/tree';
import { rollUpDelivery } from '../../src/domain/work/delivery';
import { NO_DELIVERY, type Delivery } from '../../src/domain/work/model';
import { Explanation } from '../../src/frontend/features/explain/explanation';
import { Stats } from '../../src/frontend/features/panel/stats';
import type { EdgeView, NodeRow, TreeView } from '../../src/shared/views';
import { node, settings } from './panel-fixtures';
import { PanelServer } from './panel-server';
import { larkfield } from './tree-server';
import { openStrategy, row } from './tree-page';

const issues = (done: number, total: number, part: Partial<Delivery> = {}): Delivery => ({
  ...{ ...NO_DELIVERY, issuesDone: done * 10_000, issuesTotal: total * 10_000 },
  ...part,
});

/** Two objectives, one of which gives a quarter of itself to the other. */
const own: Readonly<Record<string, Delivery>> = {
  'obj-7': issues(2, 4),
  'kr-8': issues(6, 9),
  'obj-9': issues(3, 5),
};
const quarter: EdgeView = {
  ...{ id: 'e1', version: 1, kind: 'contributesTo', fromId: 'obj-9', toId: 'obj-7' },
  ...{ shareBp: 2_500, neededBy: null },
};
const edges = [quarter];

function rows(change: (rows: NodeRow[]) => NodeRow[] = (same) => same, amounts = own): NodeRow[] {
  const plain = change([
    node('vis-1', 'vision', 'The grocer our towns choose'),
    node('obj-7', 'objective', 'Checkout that people finish', { parentId: 'vis-1', key: 'OBJ-7' }),
    node('kr-8', 'keyResult', 'Checkout completion', { parentId: 'obj-7', key: 'KR-8' }),
    node('kr-9', 'keyResult', 'Median time to pay', { parentId: 'obj-7', key: 'KR-9' }),
    node('obj-9', 'objective', 'Orders arrive complete', { parentId: 'vis-1', key: 'OBJ-9' }),
  ]);
  const tree = buildTree(plain);
  const map = new Map(Object.entries(amounts));
  const all = rollUpDelivery({ tree, edges: keepEdges(tree, edges), own: map });
  return plain.map((one) =>
    (all.get(one.id)?.issuesTotal ?? 0) === 0
      ? one
      : { ...one, work: { own: map.get(one.id) ?? null, all: all.get(one.id) ?? NO_DELIVERY } },
  );
}

async function explain(nodeId: string, nodes = rows(), tree: Partial<TreeView> = {}) {
  new PanelServer(nodes, [], { edges, ...tree });
  const page = await openPage(<Explanation nodeId={nodeId} what="work" onClose={() => undefined} />);
  await screen.findByRole('heading');
  return page;
}

const cells = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((line) => [...line.children].map((cell) => cell.textContent));

describe('where work done comes from', () => {
  it('[RU4] shows what is linked here, what flows in over which share, and their sum', async () => {
    const { user, asked } = await explain('obj-7');
    expect(screen.getByRole('heading')).toHaveTextContent('Work done 8.8 of 14.3');
    expect(cells()).toEqual([
      ['Work', 'All of it', 'Share', 'Done'],
      ['Linked here', '', '', '2 of 4'],
      ['KR-8 Checkout completion', '6 of 9', '1', '6 of 9'],
      ['OBJ-9 Orders arrive complete', '3 of 5', '0.25', '0.75 of 1.25'],
      ['2 + 6 + 0.75', '8.75 of 14.25'],
    ]);
    expect(screen.getByText('Nothing flows in from one without linked work.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Rule RU4' }));
    expect(screen.getByText(/counts at most once at any node/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'KR-8 Checkout completion' }));
    expect(asked).toEqual(['openPanel kr-8']);
    expect(await axe(screen.getByRole('table'))).toHaveNoViolations();
  });

  it('[RU3] says what of it flows nowhere', async () => {
    await explain(
      'obj-9',
      rows((all) => all.map((one) => (one.id === 'obj-9' ? { ...one, parentShareBp: 5_000 } : one))),
    );
    expect(screen.getByText(/^25\s% of this flows nowhere further up\.$/u)).toBeVisible();
  });

  it('[RU7] says that too few are estimated, and counts issues', async () => {
    const amounts = { 'kr-8': issues(6, 10, { pointsDone: 30_000, pointsTotal: 50_000, pointsIssues: 50_000 }) };
    await explain(
      'kr-8',
      rows((same) => same, amounts),
      { settings: { ...settings, estimateUnit: 'points' } },
    );
    expect(screen.getByRole('heading')).toHaveTextContent('Work done 6 of 10');
    expect(screen.getByText(/^Only 50\s% of the issues have story points, so issues are counted\.$/u)).toBeVisible();
  });

  it('[RU7] adds points up where enough have them, and says how many are left out', async () => {
    const amounts = { 'kr-8': issues(6, 10, { pointsDone: 130_000, pointsTotal: 210_000, pointsIssues: 80_000 }) };
    await explain(
      'kr-8',
      rows((same) => same, amounts),
      { settings: { ...settings, estimateUnit: 'points' } },
    );
    expect(cells().at(-1)).toEqual(['13', '13 of 21']);
    expect(screen.getByText('Not counted: 2 issues without story points.')).toBeVisible();
  });

  it('counts what another strategy gives as one, so that the sum still stands', async () => {
    const foreign = { ...quarter, id: 'e2', fromId: 'elsewhere', shareBp: 5_000 };
    const nodes = rows().map((one) =>
      one.id === 'obj-7' ? { ...one, work: { own: issues(2, 4), all: issues(9.75, 16.25) } } : one,
    );
    await explain('obj-7', nodes, { edges: [...edges, foreign] });
    expect(cells().slice(-2)).toEqual([
      ['Another strategy', '1 of 2', '1', '1 of 2'],
      ['2 + 6 + 0.75 + 1', '9.75 of 16.25'],
    ]);
  });

  it('says that nothing is linked', async () => {
    await explain('kr-9');
    expect(screen.getByRole('heading')).toHaveTextContent('No work linked');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('in the panel', () => {
  it('stands beside the result and says how much is linked to the node itself', async () => {
    new PanelServer(rows(), [], { edges });
    const { user, asked } = await openPage(<Stats node={rows()[1]!} />);
    expect(screen.getByText('issues, 4 own')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Work done: 8.8 of 14.3. Explain' }));
    expect(asked).toEqual(['explain obj-7 work']);
  });
});

describe('in the tree', () => {
  it('has a column beside the result, with a dash where nothing is linked', async () => {
    const server = larkfield();
    server.rows = server.rows.map((one) =>
      one.key === 'KR-8' ? { ...one, work: { own: issues(6, 9), all: issues(6, 9) } } : one,
    );
    const { user } = await openStrategy();
    expect(screen.getByRole('columnheader', { name: 'Work done' })).toBeVisible();
    expect(within(row(/KR-9/)).getByRole('gridcell', { name: 'Work done: none linked' })).toHaveTextContent('–');
    await user.click(within(row(/KR-8/)).getByRole('button', { name: 'Work done: 6 of 9. Explain' }));
    const dialog = await screen.findByRole('dialog', { name: 'Work done of KR-8' });
    expect(await within(dialog).findByRole('heading')).toHaveTextContent('Work done 6 of 9');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
