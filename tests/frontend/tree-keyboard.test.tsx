import { larkfield, type TreeServer } from './tree-server';
import { openStrategy, row, sent, shownKeys } from './tree-page';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { fail } from '../../src/shared/result';

let server: TreeServer;
beforeEach(() => {
  server = larkfield();
});

async function onRow(name: RegExp) {
  const page = await openStrategy();
  await page.user.click(row(name));
  expect(row(name)).toHaveFocus();
  return page;
}

test('the tree says level, place and state of each row, and nothing offends axe', async () => {
  const { container } = await openStrategy();
  const objective = row(/OBJ-7/);
  expect(objective).toHaveAttribute('aria-level', '3');
  expect(objective).toHaveAttribute('aria-posinset', '1');
  expect(objective).toHaveAttribute('aria-setsize', '2');
  expect(objective).toHaveAttribute('aria-expanded', 'true');
  expect(row(/KR-8/)).not.toHaveAttribute('aria-expanded');
  expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', String(shownKeys().length + 1));
  await waitFor(() => expect(row(/OBJ-7/)).toHaveTextContent('Ife Adeyemi'));
  expect(await axe(container)).toHaveNoViolations();
}, 30_000);

test('exactly one row takes the Tab key', async () => {
  await onRow(/OBJ-7/);
  const stops = screen.getAllByRole('row').filter((one) => one.tabIndex === 0);
  expect(stops).toEqual([row(/OBJ-7/)]);
});

test('arrows, Home and End walk; left and right close, open, go up and down', async () => {
  const { user } = await onRow(/OBJ-7/);
  await user.keyboard('{ArrowDown}');
  expect(row(/KR-8/)).toHaveFocus();
  await user.keyboard('{ArrowLeft}');
  expect(row(/OBJ-7/)).toHaveFocus();
  await user.keyboard('{ArrowLeft}');
  expect(row(/OBJ-7/)).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByRole('row', { name: /KR-8/ })).toBeNull();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(row(/KR-8/)).toHaveFocus();
  await user.keyboard('{End}');
  expect(row(/THM-2/)).toHaveFocus();
  await user.keyboard('{Home}');
  expect(row(/VIS-1/)).toHaveFocus();
});

test('* opens the rows beside it', async () => {
  const { user } = await onRow(/OBJ-15/);
  await user.keyboard('{ArrowLeft}');
  expect(row(/OBJ-15/)).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('{ArrowUp}*');
  expect(row(/OBJ-15/)).toHaveAttribute('aria-expanded', 'true');
  expect(row(/KR-21/)).toBeInTheDocument();
});

test('letters lead to the next title that begins with them', async () => {
  const { user } = await onRow(/VIS-1/);
  await user.keyboard('ne');
  expect(row(/OBJ-8/)).toHaveFocus();
});

test('Space selects, Escape lets go; several selected rows offer their actions', async () => {
  const { user } = await onRow(/KR-8/);
  await user.keyboard(' {ArrowDown} ');
  expect(row(/KR-8/)).toHaveAttribute('aria-selected', 'true');
  expect(row(/KR-9/)).toHaveAttribute('aria-selected', 'true');
  expect(within(screen.getByRole('toolbar', { name: 'Selected rows' })).getByText('2 selected')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(row(/KR-8/)).toHaveAttribute('aria-selected', 'false');
});

test('Shift with an arrow selects a range', async () => {
  const { user } = await onRow(/KR-8/);
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  const selected = screen.getAllByRole('row', { selected: true }).map((one) => one.getAttribute('data-row-id'));
  expect(selected).toEqual(['kr-8', 'kr-9', 'obj-15']);
});

test('Enter opens the panel and Escape closes it, back on the row', async () => {
  const { user, app } = await onRow(/OBJ-7/);
  await user.keyboard('{Enter}');
  expect(app.router.get()).toMatchObject({ nodeKey: 'OBJ-7' });
  expect(await screen.findByRole('complementary', { name: /OBJ-7/ })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(row(/OBJ-7/)).toHaveFocus();
});

test('F2 renames in place; Escape leaves the title', async () => {
  const { user } = await onRow(/OBJ-8/);
  await user.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'Title of OBJ-8' })).toHaveFocus();
  await user.keyboard('They come back{Escape}');
  expect(sent('node.update')).toEqual([]);
  await user.keyboard('{F2}They come back{Enter}');
  await waitFor(() => expect(row(/They come back/)).toHaveFocus());
  expect(sent('node.update')).toMatchObject([{ nodeId: 'obj-8', version: 1, patch: { title: 'They come back' } }]);
  expect(screen.getByText('Renamed OBJ-8')).toBeInTheDocument();
});

test('a title that is too long is refused with the reason, and what was typed stays', async () => {
  const { user } = await onRow(/OBJ-8/);
  const typed = 'x'.repeat(10_000);
  server.refuseNext = fail({
    code: 'badInput',
    message: 'Look at the marked fields.',
    fields: { 'patch.title': 'A title has at most 500 characters.' },
  });
  await user.keyboard('{F2}');
  const field = screen.getByRole('textbox', { name: 'Title of OBJ-8' });
  fireEvent.change(field, { target: { value: typed } });
  expect(field).not.toHaveAttribute('maxlength');
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('A title has at most 500 characters.');
  expect(sent('node.update')).toMatchObject([{ patch: { title: typed } }]);
  await user.click(screen.getByRole('button', { name: 'Back to the title' }));
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toHaveValue(typed);
});

test('a rename after somebody else’s change keeps what was typed and says who', async () => {
  const { user } = await onRow(/OBJ-8/);
  server.rows = server.rows.map((one) => (one.id === 'obj-8' ? { ...one, version: 2, title: 'Saved by Nadia' } : one));
  await user.keyboard('{F2}Mine{Enter}');
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(alert).toHaveTextContent('Nadia Sorel changed this'));
  expect(alert).toHaveTextContent('Saved now: “Saved by Nadia”');
  expect(screen.getByRole('textbox', { name: 'Title of OBJ-8' })).toHaveValue('Mine');
  await user.click(screen.getByRole('button', { name: 'Save mine' }));
  await waitFor(() => expect(server.row('obj-8').title).toBe('Mine'));
});

test('Alt and the arrows reorder, and Ctrl+Z takes it back', async () => {
  const { user } = await onRow(/KR-9/);
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(server.childTitles('obj-7')[0]).toBe('Median time to pay'));
  expect(sent('node.move')).toMatchObject([{ nodeId: 'kr-9', parentId: 'obj-7', afterId: null }]);
  expect(await screen.findByText('Moved KR-9 up')).toBeInTheDocument();
  await waitFor(() => expect(row(/KR-9/)).toHaveFocus());
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(server.childTitles('obj-7')[0]).toBe('Checkout completion'));
  expect(await screen.findByText('Undone: Moved KR-9 up')).toBeInTheDocument();
});

test('two actions on one row are undone one after the other', async () => {
  const { user } = await onRow(/KR-9/);
  await user.keyboard('{F2}Seconds to pay{Enter}');
  await screen.findByText('Renamed KR-9');
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await screen.findByText('Moved KR-9 up');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Moved KR-9 up');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Renamed KR-9');
  expect(server.childTitles('obj-7')).toEqual(['Checkout completion', 'Median time to pay', 'Guests can order']);
});

test('an undo that comes too late says who has changed it since', async () => {
  const { user } = await onRow(/OBJ-8/);
  await user.keyboard('{F2}They come back{Enter}');
  await screen.findByText('Renamed OBJ-8');
  server.rows = server.rows.map((one) => (one.id === 'obj-8' ? { ...one, version: one.version + 1 } : one));
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('Not undone')).toBeInTheDocument();
  expect(await screen.findByText(/Nadia Sorel has changed OBJ-8 since\./)).toBeInTheDocument();
});

test('a move that the kinds forbid is not sent, and the row says why', async () => {
  const { user } = await onRow(/KR-9/);
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(await screen.findByRole('alert')).toHaveTextContent("A key result can't stand below a key result.");
  expect(sent('node.move')).toEqual([]);
});

const SELECT_TWO = '{Shift>}{ArrowDown}{/Shift}';
const AS_IT_WAS = ['Checkout completion', 'Median time to pay', 'Guests can order'];

test('Alt and the arrows move all selected rows, and one Ctrl+Z takes it back', async () => {
  const { user } = await onRow(/KR-8/);
  await user.keyboard(`${SELECT_TWO}{Alt>}{ArrowDown}{/Alt}`);
  expect(await screen.findByText('Moved 2 rows down')).toBeInTheDocument();
  expect(server.childTitles('obj-7')).toEqual(['Guests can order', 'Checkout completion', 'Median time to pay']);
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(await screen.findByText('Moved 2 rows up')).toBeInTheDocument();
  expect(server.childTitles('obj-7')).toEqual(AS_IT_WAS);
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Moved 2 rows up');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Moved 2 rows down');
  expect(server.childTitles('obj-7')).toEqual(AS_IT_WAS);
});

test('"Move…" takes the selected rows to one place, also below their own parent, in their order', async () => {
  const { user } = await onRow(/KR-9/);
  await user.keyboard(SELECT_TWO);
  const toolbar = screen.getByRole('toolbar', { name: 'Selected rows' });
  await user.click(within(toolbar).getByRole('button', { name: 'Move…' }));
  await user.keyboard('OBJ-8{Enter}');
  expect(await screen.findByText('Moved 2 rows under OBJ-8')).toBeInTheDocument();
  expect(server.childTitles('obj-8')).toEqual(AS_IT_WAS.slice(1));
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Moved 2 rows under OBJ-8');
  expect(server.childTitles('obj-7')).toEqual(AS_IT_WAS);
  await user.click(within(toolbar).getByRole('button', { name: 'Move…' }));
  await user.keyboard('OBJ-7{Enter}');
  expect(await screen.findByText('Moved 2 rows below KR-8')).toBeInTheDocument();
  expect(sent('node.move').slice(-2)).toMatchObject([
    { nodeId: 'kr-9', afterId: 'kr-8' },
    { nodeId: 'obj-15', afterId: 'kr-9' },
  ]);
  expect(server.childTitles('obj-7')).toEqual(AS_IT_WAS);
});

test('selected rows that stand in different places are not moved by an arrow, and it is said how to', async () => {
  const { user } = await onRow(/OBJ-15/);
  await user.keyboard(' ');
  await user.keyboard('ne');
  await user.keyboard(' {Alt>}{ArrowUp}{/Alt}');
  expect(await screen.findByText(/stand under different rows/)).toBeInTheDocument();
  expect(sent('node.move')).toEqual([]);
});

test('a refused move says whom to ask, beside the row', async () => {
  const { user } = await onRow(/KR-9/);
  server.refuseNext = fail({ code: 'forbidden', message: 'You can read KR-9, not change it.', ask: ['nadia'] });
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You can read this key result, not change it');
  await waitFor(() => expect(alert).toHaveTextContent('Nadia Sorel owns it.'));
});

test('Delete shows what goes along before anything is archived', async () => {
  const { user } = await onRow(/OBJ-15/);
  await user.keyboard('{Delete}');
  const dialog = await screen.findByRole('dialog', { name: 'Archive OBJ-15' });
  expect(await within(dialog).findByText('Orders placed as a guest')).toBeInTheDocument();
  expect(sent('node.archive')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Archive' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /OBJ-15/ })).toBeNull());
  expect(row(/OBJ-8/)).toHaveFocus();
});

test('Shift+F10 has every command, and "Move…" finds a place', async () => {
  const { user } = await onRow(/OBJ-8/);
  await user.keyboard('{Shift>}{F10}{/Shift}');
  const menu = await screen.findByRole('menu', { name: 'Actions for OBJ-8' });
  for (const name of [/Open/, /Rename/, /Add after/, /Add below/, /Move up/, /Move out/, /Copy link/, /Archive/]) {
    expect(within(menu).getByRole('menuitem', { name })).toBeInTheDocument();
  }
  await user.click(within(menu).getByRole('menuitem', { name: 'Move…' }));
  const field = await screen.findByRole('combobox', { name: 'Find a place' });
  expect(field).toHaveFocus();
  // Nothing where its kind may not stand, nothing below itself, and not where it stands already.
  const places = screen.getAllByRole('option').map((one) => one.textContent);
  expect(places.some((place) => place.includes('KR-8') || place.includes('OBJ-8') || place.includes('THM-1G'))).toBe(
    false,
  );
  await user.keyboard('fresh{Enter}');
  await waitFor(() => expect(server.row('obj-8').parentId).toBe('thm-2'));
  expect(await screen.findByText('Moved OBJ-8 under THM-2')).toBeInTheDocument();
});

test('/ finds; the arrow leads into the tree; nothing found says where was looked', async () => {
  const { user } = await onRow(/VIS-1/);
  await user.keyboard('/guest');
  const field = screen.getByRole('searchbox', { name: 'Find in strategy' });
  expect(field).toHaveFocus();
  await waitFor(() => expect(shownKeys()).toEqual(['VIS-1', 'THM-1', 'OBJ-7', 'OBJ-15', 'KR-21']));
  await user.keyboard('{ArrowDown}');
  expect(row(/VIS-1/)).toHaveFocus();
  await user.clear(field);
  await user.type(field, 'vouchr');
  expect(await screen.findByText('Nothing matches “vouchr”')).toBeInTheDocument();
  expect(screen.getByText('Searched titles, keys and owners in Q4 2026.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Clear search' }));
  expect(shownKeys()).toContain('OBJ-8');
});

test('owners are found by name, and "Mine" shows what is mine below what it belongs to', async () => {
  const { user } = await onRow(/VIS-1/);
  await user.type(screen.getByRole('searchbox'), 'nadia');
  await waitFor(() => expect(shownKeys()).toEqual(['VIS-1', 'THM-1', 'OBJ-7', 'KR-9', 'OBJ-15', 'OBJ-8']));
  await user.clear(screen.getByRole('searchbox'));
  await user.click(screen.getByRole('button', { name: 'Mine' }));
  await waitFor(() => expect(shownKeys()).not.toContain('OBJ-8'));
  expect(shownKeys()).toContain('KR-21');
});

test('the first key after Tab is about the row that has the focus', async () => {
  const { user } = await openStrategy();
  row(/VIS-1/).focus();
  await user.keyboard('{ArrowDown}');
  expect(row(/THM-1/)).toHaveFocus();
});

test('a row that has the focus by Tab renames with F2 at once', async () => {
  const { user } = await openStrategy();
  row(/VIS-1/).focus();
  await user.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'Title of VIS-1' })).toHaveFocus();
});

test('archived, restored from the list of the archived: both are undone one after the other', async () => {
  const { user } = await onRow(/OBJ-8/);
  await user.keyboard('{Delete}');
  await user.click(await screen.findByRole('button', { name: 'Archive' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /OBJ-8/ })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Display options' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Show archived…' }));
  await user.click(await screen.findByRole('button', { name: 'Restore OBJ-8' }));
  await screen.findByText('Restored OBJ-8');
  await user.keyboard('{Escape}');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('Undone: Restored OBJ-8');
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('Undone: Archived OBJ-8')).toBeInTheDocument();
  expect(row(/OBJ-8/)).toBeInTheDocument();
});

test('a row with nothing to go under, or further out to, says so', async () => {
  const { user } = await onRow(/KR-8/);
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(await screen.findByText(/^No row stands above KR-8 that it could go under\./)).toBeInTheDocument();
  await user.click(row(/THM-1/));
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(await screen.findByText(/^THM-1 stands right below the top of the tree/)).toBeInTheDocument();
  expect(sent('node.move')).toEqual([]);
});
