import { larkfield, type TreeServer } from './tree-server';
import { openStrategy, row, sent } from './tree-page';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';

let server: TreeServer;
beforeEach(() => {
  server = larkfield();
  server.editAll = false;
});

async function onRow(name: RegExp) {
  const page = await openStrategy();
  await page.user.click(row(name));
  return page;
}

test('Shift+Enter on a key result of somebody else says why not, and opens no check-in', async () => {
  const { user } = await onRow(/KR-9/);
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  expect(await screen.findByRole('alert')).toHaveTextContent('You can read this key result, not change it');
  expect(screen.queryByRole('dialog', { name: 'Check in KR-9' })).toBeNull();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus());
  await user.keyboard('{Enter}');
});

test.each([['{F2}'], ['{Delete}'], ['{Alt>}{ArrowUp}{/Alt}'], ['{Control>}{Shift>}{Enter}{/Shift}{/Control}']])(
  '%s on a row of somebody else says at once why not and whom to ask',
  async (keys) => {
    const { user } = await onRow(/OBJ-8/);
    const before = screen.queryAllByRole('textbox').length;
    await user.keyboard(keys);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You can read this objective, not change it');
    await waitFor(() =>
      expect(alert).toHaveTextContent('Nadia Sorel owns it. Editors of this strategy can change it too.'),
    );
    expect(within(alert).getByRole('button', { name: 'Ask Nadia Sorel' })).toBeInTheDocument();
    expect(screen.queryAllByRole('textbox')).toHaveLength(before);
    expect(screen.queryByRole('dialog', { name: 'Archive OBJ-8' })).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(row(/OBJ-8/)).toHaveFocus());
    expect(sent('node.move').concat(sent('node.archive'), sent('node.update'))).toEqual([]);
  },
  20_000,
);

test('a row beside which nothing may be added names whom to ask about what it stands below', async () => {
  server.rows = server.rows.map((one) => (one.id === 'thm-1' ? { ...one, ownerId: 'mara' } : one));
  const { user } = await onRow(/OBJ-7/);
  await user.keyboard('{Control>}{Enter}{/Control}');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You can read this theme, not change it');
  await waitFor(() => expect(alert).toHaveTextContent('Mara Ellison owns it.'));
});

test('the menu of a row that may only be read has only what may be done', async () => {
  const { user, container } = await onRow(/OBJ-15/);
  await user.keyboard('{Shift>}{F10}{/Shift}');
  const menu = await screen.findByRole('menu', { name: 'Actions for OBJ-15' });
  const names = () =>
    within(menu)
      .getAllByRole('menuitem')
      .map((one) => one.textContent.replace(/[←→]|Enter|Ctrl/g, ''));
  expect(names()).toEqual(['Open', 'Collapse', 'Explain the result', 'Copy link', 'Add after']);
  expect(await axe(container)).toHaveNoViolations();
  await user.click(within(menu).getByRole('menuitem', { name: /Collapse/ }));
  expect(row(/OBJ-15/)).toHaveAttribute('aria-expanded', 'false');
}, 20_000);

test('"Not moved" has a button with the focus that closes it', async () => {
  server.editAll = true;
  const { user } = await onRow(/KR-9/);
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Not moved');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('alert')).toBeNull();
  await waitFor(() => expect(row(/KR-9/)).toHaveFocus());
  await user.keyboard('{ArrowDown}');
  expect(row(/OBJ-15/)).toHaveFocus();
});
