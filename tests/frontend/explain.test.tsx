import { openPage } from './panel-harness';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Explanation } from '../../src/frontend/features/explain/explanation';
import type { Explained } from '../../src/frontend/app/page';
import { computeStrategy } from '../../src/domain/rollup';
import type { NodeRow } from '../../src/shared/views';
import { cycle, dayOf, keyResultNode, node, NOW, settings, STRATEGY, TODAY } from './panel-fixtures';
import { PanelServer } from './panel-server';

const NBSP = '\u00a0';

/** The objective of the pictures with its two key results, an initiative and a draft. */
function larkfield(change: (rows: NodeRow[]) => NodeRow[] = (rows) => rows): NodeRow[] {
  const timeToPay = keyResultNode({ id: 'kr-9', key: 'KR-9', title: 'Median time to pay', unit: 's' });
  const rows = change([
    node('vis-1', 'vision', 'The grocer our towns choose'),
    node('obj-7', 'objective', 'Checkout that people finish', { parentId: 'vis-1' }),
    keyResultNode(),
    {
      ...timeToPay,
      keyResult: {
        ...timeToPay.keyResult!,
        direction: 'decrease',
        baseline: 250,
        target: 150,
        current: { value: 192, asOf: dayOf('2026-11-17'), enteredAt: NOW },
        confidence: 7,
      },
    },
    node('ini-3', 'initiative', 'Move payments', { parentId: 'obj-7', milestonesDone: 3, milestonesTotal: 5 }),
    node('obj-9', 'objective', 'A draft', { parentId: 'obj-7', lifecycle: 'draft' }),
  ]);
  const numbers = computeStrategy({
    strategyId: STRATEGY,
    nodes: rows,
    edges: [],
    cycles: [cycle],
    health: settings,
    today: TODAY,
    now: NOW,
    timeZone: 'UTC',
  });
  return rows.map((row) => ({ ...row, rollup: numbers.rollups.get(row.id)! }));
}

async function explain(nodeId: string, what: Explained, rows = larkfield()) {
  new PanelServer(rows);
  const closed: string[] = [];
  const page = await openPage(<Explanation nodeId={nodeId} what={what} onClose={() => closed.push('closed')} />);
  await screen.findByRole('heading');
  return { ...page, closed, container: document.body };
}

/** Numbers and units are held together by a no-break space, which a test need not know. */
const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name.replaceAll(' ', '\\s')}$`, 'u') });
const sumRow = () => within(screen.getByRole('table')).getAllByRole('row').at(-1)!.textContent;

describe('result of a parent', () => {
  it('[RU1] shows inputs with dates, the sum, what is left out, the weakest and the rule', async () => {
    const { user, asked, closed } = await explain('obj-7', 'result');
    expect(screen.getByRole('heading')).toHaveTextContent('Result 48 %');
    expect(screen.getByText('Mean of two inputs with equal weight.')).toBeVisible();
    expect(row('KR-8 Checkout completion 66.4 % 17 Nov 38.6 %')).toBeVisible();
    expect(row('KR-9 Median time to pay 192 s 17 Nov 58.0 %')).toBeVisible();
    expect(sumRow()).toBe(`(38.6 + 58.0)${NBSP}/${NBSP}248.3${NBSP}%`);
    expect(
      screen.getByText('Not counted: one initiative, one draft. Its milestones stand beside: 3 of 5.'),
    ).toBeVisible();
    expect(screen.getByText('KR-8, 0.72 of expected')).toBeVisible();

    const rule = screen.getByRole('button', { name: 'Rule RU1' });
    await user.click(rule);
    expect(rule).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/weighted mean of the known results/)).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'KR-9 Median time to pay' }));
    expect(asked).toEqual(['openPanel kr-9']);
    expect(closed).toEqual(['closed']);
  });

  it('[RU1] spells weights when they differ, with as many decimals as make it add up', async () => {
    await explain(
      'obj-7',
      'result',
      larkfield((rows) => rows.map((row) => (row.id === 'kr-9' ? { ...row, weight: 3 } : row))),
    );
    expect(screen.getByText('Mean of two inputs by their weights.')).toBeVisible();
    expect(sumRow()).toBe(`(1${NBSP}×${NBSP}38.57 + 3${NBSP}×${NBSP}58.00)${NBSP}/${NBSP}453.14${NBSP}%`);
  });

  it('says so when there is no result yet', async () => {
    await explain('obj-9', 'result');
    expect(screen.getByRole('heading')).toHaveTextContent('No result yet');
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('result of a key result', () => {
  it('[PR1] shows start, now, target and the division', async () => {
    await explain('kr-8', 'result');
    expect(row('Now 17 Nov 66.4 %')).toBeVisible();
    expect(sumRow()).toBe(`(66.4 − 61) / (75 − 61)38.6${NBSP}%`);
    expect(screen.getByRole('button', { name: 'Rule PR1' })).toBeVisible();
  });

  it('[PR2] says what is unknown, and is not 0', async () => {
    const none = larkfield((rows) =>
      rows.map((row) => (row.id === 'kr-8' ? { ...row, keyResult: { ...row.keyResult!, current: null } } : row)),
    );
    await explain('kr-8', 'result', none);
    expect(screen.getByRole('heading')).toHaveTextContent('No result yet');
    expect(screen.getByText('No check-in in Q4 2026 yet, so nothing is known. Unknown is not 0.')).toBeVisible();
  });
});

describe('expected', () => {
  it('[EX1] counts the days', async () => {
    await explain('kr-8', 'expected');
    expect(screen.getByRole('heading')).toHaveTextContent('Expected 53 %');
    expect(sumRow()).toBe(`49 / 92 days53.3${NBSP}%`);
  });

  it('[EX2] is the mean over the same inputs', async () => {
    await explain('obj-7', 'expected');
    expect(sumRow()).toBe(`(53.3 + 53.3)${NBSP}/${NBSP}253.3${NBSP}%`);
    expect(screen.getByText('49 of 92 days have passed, the same for both inputs.')).toBeVisible();
  });
});

describe('health', () => {
  it('[HE4] shows the ratio on its scale', async () => {
    await explain('obj-7', 'health');
    expect(screen.getByRole('heading')).toHaveTextContent('Health On track');
    expect(screen.getByText('0.91')).toBeVisible();
    expect(screen.getByText('= 48.3 % result / 53.3 % expected')).toBeVisible();
    expect(
      screen.getByRole('img', { name: 'Off track below 0.70, on track from 0.90, here 0.91' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/49 of 92 days have passed, the same for both inputs/)).toBeVisible();
    expect(screen.getByText('Confidence 6.5 does not lower it')).toBeVisible();
  });

  it('[HE6] shows a judgement beside the computed health', async () => {
    const override = { health: 'offTrack', reason: 'The provider leaves.', by: 'jonah', until: TODAY + 5 } as const;
    await explain(
      'obj-7',
      'health',
      larkfield((rows) => rows.map((row) => (row.id === 'obj-7' ? { ...row, override } : row))),
    );
    expect(
      await screen.findByText('Jonah Castell set it to off track until 24 Nov: The provider leaves.'),
    ).toBeVisible();
    expect(screen.getByText('Computed: on track. Above, the computed one counts.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Rule HE6' })).toBeVisible();
  });

  it('[HE2] says since when nobody checked in', async () => {
    const silent = { asOf: TODAY - 26, value: 62, enteredAt: 0 };
    const rows = larkfield((all) =>
      all.map((row) =>
        row.id === 'kr-8'
          ? { ...row, keyResult: { ...row.keyResult!, current: silent, lastCheckInDay: TODAY - 26 } }
          : row,
      ),
    );
    await explain('kr-8', 'health', rows);
    expect(
      screen.getByText(/The last check-in was on 24 Oct, 26 days ago\. A check-in is due every 14 days/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Rule HE2' })).toBeVisible();
  });
});

it.each(['result', 'expected', 'health'] as const)('%s has no accessibility problem', async (what) => {
  const { container } = await explain('obj-7', what);
  expect(await axe(container, { rules: { region: { enabled: false } } })).toHaveNoViolations();
});
