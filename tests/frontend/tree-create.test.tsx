import { larkfield, type TreeServer } from './tree-server';
import { openStrategy, row, sent } from './tree-page';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { fail } from '../../src/shared/result';

let server: TreeServer;
beforeEach(() => {
  server = larkfield();
});

async function typingBelow(name: RegExp) {
  const page = await openStrategy();
  await page.user.click(row(name));
  await page.user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  expect(field()).toHaveFocus();
  return page;
}

const field = () => screen.getByRole('textbox', { name: 'Title' });
const placeOf = () => field().closest('[role=row]')!;

test('a title and Enter, one after another, in the order they were typed', async () => {
  const { user, container } = await typingBelow(/OBJ-8/);
  await user.keyboard('Repeat orders{Enter}Fewer complaints{Enter}');
  await waitFor(() => expect(server.childTitles('obj-8')).toEqual(['Repeat orders', 'Fewer complaints']));
  expect(sent('node.create')).toMatchObject([
    { parentId: 'obj-8', kind: 'keyResult', title: 'Repeat orders' },
    { parentId: 'obj-8', kind: 'keyResult', title: 'Fewer complaints' },
  ]);
  // Nothing else is asked, and the next field is there already.
  expect(field()).toHaveValue('');
  expect(field()).toHaveFocus();
  expect(await axe(container)).toHaveNoViolations();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
  await waitFor(() => expect(row(/Fewer complaints/)).toHaveFocus());
}, 30_000);

test('Ctrl+Enter adds beside the row, right after it', async () => {
  const { user } = await openStrategy();
  await user.click(row(/KR-8/));
  await user.keyboard('{Control>}{Enter}{/Control}Second{Enter}{Escape}');
  await waitFor(() =>
    expect(server.childTitles('obj-7')).toEqual([
      'Checkout completion',
      'Second',
      'Median time to pay',
      'Guests can order',
    ]),
  );
});

test('Tab goes below the row before, Shift+Tab out again; the kind follows', async () => {
  const { user } = await openStrategy();
  await user.click(row(/OBJ-7/));
  await user.keyboard('{Control>}{Enter}{/Control}Deeper');
  expect(placeOf()).toHaveAttribute('aria-level', '3');
  await user.keyboard('{Tab}');
  expect(placeOf()).toHaveAttribute('aria-level', '4');
  expect(field()).toHaveValue('Deeper');
  expect(field()).toHaveFocus();
  await user.keyboard('{Shift>}{Tab}{/Shift}');
  expect(placeOf()).toHaveAttribute('aria-level', '3');
  await user.keyboard('{Tab}{Enter}{Escape}');
  await waitFor(() => expect(server.childTitles('obj-7').at(-1)).toBe('Deeper'));
});

test('the kind can be chosen among those that may stand there', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.keyboard('A migration');
  await user.click(screen.getByRole('button', { name: 'Kind: Key result' }));
  const kinds = within(screen.getByRole('menu'))
    .getAllByRole('menuitemcheckbox')
    .map((one) => one.textContent);
  expect(kinds).toEqual(['Objective', 'Key result', 'Initiative']);
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Initiative' }));
  await waitFor(() => expect(field()).toHaveFocus());
  expect(field()).toHaveValue('A migration');
  await user.keyboard('{Enter}{Escape}');
  await waitFor(() => expect(sent('node.create')).toMatchObject([{ kind: 'initiative', title: 'A migration' }]));
});

test('an empty field adds nothing', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.keyboard('{Enter}   {Enter}{Escape}');
  expect(sent('node.create')).toEqual([]);
});

test('leaving the field adds what was typed', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.keyboard('Typed and left');
  await user.click(screen.getByRole('searchbox'));
  await waitFor(() => expect(server.childTitles('obj-8')).toEqual(['Typed and left']));
});

test('a refused title stays, with the reason, and can be sent again', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  server.refuseNext = fail({ code: 'forbidden', message: "You can't add anything below OBJ-8.", ask: ['nadia'] });
  await user.keyboard('Kept{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent("You can't add anything below OBJ-8.");
  await waitFor(() => expect(alert).toHaveTextContent('Nadia Sorel'));
  expect(row(/Kept/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(server.childTitles('obj-8')).toEqual(['Kept']));
});

test('Ctrl+Z after typing takes the last new row back', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.keyboard('One{Enter}Two{Enter}{Escape}');
  await waitFor(() => expect(server.childTitles('obj-8')).toEqual(['One', 'Two']));
  await waitFor(() => expect(row(/Two/)).toHaveFocus());
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(server.childTitles('obj-8')).toEqual(['One']));
});

test('several lines pasted into the tree open the paste page with the text', async () => {
  const { app } = await typingBelow(/OBJ-8/);
  fireEvent.paste(field(), { clipboardData: { getData: () => 'One\n  Two' } });
  await waitFor(() => expect(app.router.get()).toMatchObject({ page: 'paste' }));
  await waitFor(() => expect(document.body).toHaveTextContent(/One/), { timeout: 5_000 });
});

test('numbers in a title are the numbers of the key result, as in the first hour', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.keyboard('Checkout conversion 61 → 75 %{Enter}Fewer complaints{Enter}{Escape}');
  await waitFor(() => expect(sent('node.create')).toHaveLength(2));
  expect(sent('node.create')[0]).toMatchObject({
    kind: 'keyResult',
    title: 'Checkout conversion',
    unit: '%',
    commitment: { direction: 'increase', baseline: 61, target: 75 },
  });
  expect(sent('node.create')[1]).not.toHaveProperty('commitment');
});

test('a kind that was chosen keeps the words as they are', async () => {
  const { user } = await typingBelow(/OBJ-8/);
  await user.click(screen.getByRole('button', { name: 'Kind: Key result' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Initiative' }));
  await waitFor(() => expect(field()).toHaveFocus());
  await user.keyboard('Move 3 → 2 shops{Enter}{Escape}');
  await waitFor(() => expect(sent('node.create')).toMatchObject([{ kind: 'initiative', title: 'Move 3 → 2 shops' }]));
});

test.each([
  ['equal numbers', 'Checkout 61 → 61 %'],
  ['10,000 characters', 'x'.repeat(10_000)],
])('a title that cannot be added is refused with the reason and can be changed: %s', async (_, typed) => {
  const { user } = await typingBelow(/OBJ-8/);
  fireEvent.change(field(), { target: { value: typed } });
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/Target equals baseline|Shorten it to 500/);
  expect(sent('node.create')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Back to the title' }));
  await waitFor(() => expect(field()).toHaveFocus());
  expect(field()).toHaveValue(typed);
});
