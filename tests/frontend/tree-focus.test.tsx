import { host } from './panel-host';
import { larkfield, type TreeServer } from './tree-server';
import { openStrategy, row, sent } from './tree-page';
import { act, screen, waitFor, within } from '@testing-library/react';
import { cycle, TODAY } from './panel-fixtures';
import { ok } from '../../src/shared/result';

let server: TreeServer;
beforeEach(() => {
  server = larkfield();
});

const field = () => screen.getByRole('textbox', { name: 'Title' });

test('"Add objective" above the tree adds to the theme one is in, and says which', async () => {
  const { user } = await openStrategy();
  await user.click(row(/KR-21/));
  await user.click(screen.getByRole('button', { name: 'Add objective' }));
  expect(field()).toHaveFocus();
  expect(field()).toHaveAttribute('placeholder', 'New objective under THM-1 Grow online revenue');
  expect(field()).toHaveAccessibleDescription('New objective under THM-1 Grow online revenue');
  await user.keyboard('Fewer returns{Enter}{Escape}');
  await waitFor(() => expect(sent('node.create')).toMatchObject([{ parentId: 'thm-1', kind: 'objective' }]));
});

test('who may write only below an objective of their own adds there', async () => {
  server.editAll = false;
  server.rows = server.rows.map((one) => ({ ...one, ownerId: one.id === 'obj-15' ? 'ife' : 'nadia' }));
  const { user } = await openStrategy();
  await user.click(row(/THM-2/));
  await user.click(screen.getByRole('button', { name: 'Add objective' }));
  expect(field()).toHaveAttribute('placeholder', 'New objective under OBJ-15 Guests can order');
});

test('a field that was asked for at its place is only "Title"', async () => {
  const { user } = await openStrategy();
  await user.click(row(/OBJ-8/));
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  expect(field()).toHaveAttribute('placeholder', 'Title');
});

describe('after undoing a create', () => {
  async function created() {
    const page = await openStrategy();
    await page.user.click(row(/OBJ-8/));
    await page.user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}One{Enter}{Escape}');
    await waitFor(() => expect(row(/One/)).toHaveFocus());
    return page;
  }

  test('the focus is on the row above', async () => {
    const { user } = await created();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(server.childTitles('obj-8')).toEqual([]));
    await waitFor(() => expect(row(/OBJ-8/)).toHaveFocus());
    await user.keyboard('{ArrowUp}');
    expect(row(/KR-21/)).toHaveFocus();
  });

  test('by the button of the flag, too', async () => {
    const { user } = await created();
    await user.keyboard('{Delete}');
    await user.click(await screen.findByRole('button', { name: 'Archive' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/^Undone: Archived/)).toBeInTheDocument();
    await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'row'));
  });
});

test('Shift+Enter and Esc leave the focus on the row', async () => {
  const { user } = await openStrategy();
  await user.click(row(/KR-8/));
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  const dialog = await screen.findByRole('dialog', { name: 'Check in KR-8' });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(row(/KR-8/)).toHaveFocus());
});

test('a click and Esc leave it on the button that was clicked', async () => {
  const { user } = await openStrategy();
  const button = within(row(/OBJ-7/)).getByRole('button', { name: /^Result/ });
  await user.click(button);
  const dialog = await screen.findByRole('dialog', { name: 'Result of OBJ-7' });
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(button).toHaveFocus());
});

test('a tree that was taken back to nothing is the first hour again', async () => {
  const { app } = await openStrategy();
  const removedIds = server.rows.flatMap((one) => (one.kind === 'vision' ? [] : [one.id]));
  server.rows = server.rows.filter((one) => one.kind === 'vision');
  server.revision += 1;
  host.endpoints['paste.undo'] = () => ok({ nodes: [], removedIds, revision: server.revision, undo: null });
  app.undo.push({
    steps: [{ undo: { key: 'paste.undo', payload: { strategyId: 's', nodeIds: removedIds } }, before: new Map() }],
    done: 'Pasted 8 lines',
  });
  const { default: userEvent } = await import('@testing-library/user-event');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(await screen.findByRole('heading', { name: 'Set up your strategy' }, { timeout: 5_000 })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Start from an example/ })).toBeInTheDocument();
  act(() => app.flags.hide());
});

test('the trend is said in words', async () => {
  server.rows = server.rows.map((one) =>
    one.id === 'obj-7'
      ? { ...one, rollup: { ...one.rollup, trend: { fromWeek: Math.floor(TODAY / 7) - 1, points: [3_000, 4_100] } } }
      : one,
  );
  await openStrategy();
  expect(
    within(row(/OBJ-7/)).getByRole('gridcell', { name: /^From 30\s% to 41\s% since \d+ Nov, rising$/ }),
  ).toBeVisible();
});

describe('under a cycle that has ended', () => {
  const past = { ...cycle, id: 'c-past', name: 'Q3 2026', start: cycle.start - 92, end: cycle.start - 1 };
  const show = async () => {
    const { user } = await openStrategy();
    await user.click(screen.getByRole('button', { name: /^Cycle: Q4 2026/ }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: /Q3 2026/ }));
    await user.click(row(/OBJ-8/));
    return user;
  };
  beforeEach(() => {
    server.cycles = [past, cycle];
    server.rows = server.rows.map((one) => ({ ...one, cycleId: one.id === 'obj-8' ? 'c-past' : null }));
  });

  test('"Add objective" shows the current one, where the new row will be, and says so', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Add objective' }));
    expect(field()).toHaveAttribute('placeholder', 'New objective under THM-1 Grow online revenue');
    expect(screen.getByRole('button', { name: /^Cycle: Q4 2026/ })).toBeInTheDocument();
    expect(
      screen.getByText('Q3 2026 has ended. What is added now goes into Q4 2026, which is shown now.'),
    ).toBeInTheDocument();
  });

  test('who may write only there is told before anything is made', async () => {
    server.editAll = false;
    server.rows = server.rows.map((one) => ({ ...one, ownerId: one.id === 'obj-8' ? 'ife' : 'nadia' }));
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Add objective' }));
    expect(field()).toHaveAttribute(
      'placeholder',
      'New objective under OBJ-8 New customers come back, in Q3 2026, which has ended',
    );
  });

  test('a row added right there says the same', async () => {
    const user = await show();
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(field()).toHaveAttribute('placeholder', 'New key result in Q3 2026, which has ended');
  });
});
