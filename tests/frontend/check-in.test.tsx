import { openPage } from './panel-harness';
import { screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { dayToIso } from '../../src/domain/days';
import { CheckInPopover } from '../../src/frontend/features/check-in/check-in-popover';
import type { NodeRow } from '../../src/shared/views';
import { cycle, dayOf, keyResultNode, node, NOW, STRATEGY, TODAY } from './panel-fixtures';
import { PanelServer } from './panel-server';

async function open(keyResult: NodeRow = keyResultNode(), tree = {}) {
  const server = new PanelServer(
    [node('vis-1', 'vision', 'The grocer'), node('obj-7', 'objective', 'Checkout', { parentId: 'vis-1' }), keyResult],
    [],
    tree,
  );
  server.recompute();
  const closed: string[] = [];
  const page = await openPage(<CheckInPopover nodeId={keyResult.id} onClose={() => closed.push('closed')} />);
  return {
    ...page,
    server,
    closed,
    sent: () => page.calls.filter((call) => call.key === 'checkIn.create').map((call) => call.payload),
  };
}

afterEach(() => sessionStorage.clear());

const value = () => screen.getByLabelText('Value');
const submit = () => screen.getByRole('button', { name: 'Check in' });

it('is filled in with what is known: one more click checks in', async () => {
  const { user, sent, closed, app } = await open();
  expect(value()).toHaveValue('66.4');
  expect(value()).toHaveAttribute('data-autofocus');
  expect(screen.getByLabelText('As of')).toHaveValue(dayToIso(TODAY));
  expect(screen.getByRole('radio', { name: '6' })).toBeChecked();
  expect(screen.getByText('was 66.4 % on 17 Nov')).toBeVisible();
  await user.click(submit());
  expect(sent()).toMatchObject([{ nodeId: 'kr-8', value: 66.4, asOf: TODAY, confidence: 6, comment: '' }]);
  expect(closed).toEqual(['closed']);
  expect(app.flags.get()).toMatchObject({ text: 'Checked in KR-8: 66.4\u00a0%' });
});

it('shows result and health as they will be, while one types', async () => {
  const { user } = await open();
  const preview = screen.getByRole('status', { name: 'Result and health after this check-in' });
  await user.clear(value());
  await user.type(value(), '67.2');
  expect(preview).toHaveTextContent(/^44\s%At risk$/u);
  await user.clear(value());
  await user.type(value(), '74');
  expect(preview).toHaveTextContent(/^93\s%On track$/u);
  await user.click(screen.getByRole('radio', { name: '2' }));
  expect(preview).toHaveTextContent(/^93\s%At risk$/u);
});

it.each([
  ['$1.3M', '$', 'Read as 1,300,000\u00a0$', 1_300_000],
  ['$1.3M', '$M', 'Read as 1.3\u00a0$M', 1.3],
  ['1,250', '%', 'Read as 1,250\u00a0%', 1_250],
  ['12%', '%', null, 12],
  ['12,5', '%', null, 12.5],
])(
  'reads %j in a field of %j as its unit says, and says so where it may surprise',
  async (typed, unit, said, saved) => {
    const { user, sent } = await open(keyResultNode({ unit }));
    await user.clear(value());
    await user.type(value(), typed);
    expect(screen.queryByText(/^Read as/u)?.textContent ?? null).toBe(said);
    await user.click(submit());
    expect(sent()).toMatchObject([{ value: saved }]);
  },
);

it('checks in with Ctrl+Enter from any field', async () => {
  const { user, sent } = await open();
  await user.type(screen.getByLabelText(/Comment/u), 'Card errors fell.{Control>}{Enter}{/Control}');
  expect(sent()).toMatchObject([{ comment: 'Card errors fell.' }]);
});

it.each([
  ['much', 'Enter a number, for example 67.2'],
  ['', 'Enter a number, for example 67.2'],
  ['1e16', 'Values go up to 1e15.'],
])('says under the field what is wrong with %j, and sends nothing', async (typed, message) => {
  const { user, sent, closed } = await open();
  await user.clear(value());
  if (typed !== '') await user.type(value(), typed);
  await user.click(submit());
  expect(value()).toHaveAccessibleDescription(message);
  expect(value()).toHaveFocus();
  expect(sent()).toEqual([]);
  expect(closed).toEqual([]);
});

it('refuses the future and takes the past', async () => {
  const { user, sent, app } = await open();
  const asOf = screen.getByLabelText('As of');
  await user.clear(asOf);
  await user.type(asOf, '2026-11-20');
  await user.click(submit());
  expect(asOf).toHaveAccessibleDescription("A check-in can't be in the future.");
  expect(sent()).toEqual([]);
  await user.clear(asOf);
  await user.type(asOf, '2026-10-30');
  expect(screen.getByText('Older than the last one: kept in the history, the result stays.')).toBeVisible();
  await user.click(submit());
  expect(sent()).toMatchObject([{ asOf: dayOf('2026-10-30') }]);
  expect(app.flags.get()).toMatchObject({ text: 'Checked in KR-8: 66.4\u00a0%. It does not change the result' });
});

it('[PR2] says that a day before the cycle does not count, and allows it', async () => {
  const { user, sent } = await open();
  const asOf = screen.getByLabelText('As of');
  await user.clear(asOf);
  await user.type(asOf, '2026-09-09');
  expect(
    screen.getByText('9 Sep lies before Q4 2026. It stays in the history and does not count for the current result.'),
  ).toBeVisible();
  await user.click(submit());
  expect(sent()).toMatchObject([{ asOf: dayOf('2026-09-09') }]);
});

it('[PR2] says that a value of a closed cycle is a correction, and asks why', async () => {
  const closed = { ...cycle, name: 'Q3 2026', start: dayOf('2026-07-01'), end: dayOf('2026-09-30'), closedAt: NOW };
  const past = { ...closed, id: '00000000-0000-4000-8000-0000000000c0' };
  const { user, sent } = await open(keyResultNode({ cycleId: past.id }), { cycles: [past, cycle] });
  expect(screen.getByLabelText('As of')).toHaveValue('2026-09-30');
  expect(screen.getByText('Q3 2026 is closed: this is a correction, and the history says so.')).toBeVisible();
  await user.click(submit());
  expect(screen.getByLabelText('Why?')).toHaveAccessibleDescription(/^Say why the value must be corrected\./u);
  expect(screen.getByLabelText('Why?')).toHaveFocus();
  expect(sent()).toEqual([]);
  await user.type(screen.getByLabelText('Why?'), 'The bank counted twice.');
  await user.click(submit());
  expect(sent()).toMatchObject([{ asOf: dayOf('2026-09-30'), comment: 'The bank counted twice.' }]);
});

it('asks of a milestone only whether it is reached', async () => {
  const keyResult = keyResultNode();
  const milestone = {
    ...keyResult,
    keyResult: {
      ...keyResult.keyResult!,
      direction: 'milestone' as const,
      baseline: null,
      target: null,
      current: null,
      confidence: null,
      dueDay: dayOf('2026-12-04'),
    },
  };
  const { user, sent } = await open(milestone);
  expect(screen.queryByLabelText('Value')).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  await user.click(submit());
  expect(sent()).toMatchObject([{ value: 1, confidence: null }]);
});

it('sets start and target on the spot where there are none', async () => {
  const keyResult = keyResultNode();
  const bare = {
    ...keyResult,
    unit: '',
    keyResult: { ...keyResult.keyResult!, baseline: null, target: null, current: null, confidence: null },
  };
  const { user, calls, closed, app } = await open(bare);
  await user.type(value(), '30');
  await user.type(screen.getByLabelText('Start'), '40');
  await user.click(submit());
  expect(screen.getByLabelText('Target')).toHaveAccessibleDescription('Enter a number, for example 67.2');
  await user.type(screen.getByLabelText('Target'), '20');
  await user.type(screen.getByLabelText(/Unit/u), 's');
  expect(screen.getByRole('status', { name: /after this check-in/u })).toHaveTextContent(/^50\s%/u);
  await user.click(submit());
  await waitFor(() => expect(closed).toEqual(['closed']));
  const writes = calls.filter(({ key }) => key === 'node.update' || key === 'checkIn.create');
  expect(writes).toMatchObject([
    {
      key: 'node.update',
      payload: { version: 3, patch: { commitment: { direction: 'decrease', baseline: 40, target: 20 }, unit: 's' } },
    },
    { key: 'checkIn.create', payload: { value: 30 } },
  ]);
  const [entry, ...older] = [app.undo.pop(), app.undo.pop()];
  expect(entry?.steps.map(({ undo }) => undo.key)).toEqual(['node.update', 'checkIn.remove']);
  expect(older).toEqual([null]);
});

it('keeps everything when it fails, and says what happened', async () => {
  const { user, server, closed, sent } = await open();
  server.refuse = { code: 'unavailable', message: 'The database does not answer. Try again.' };
  await user.type(screen.getByLabelText(/Comment/u), 'Quiet week');
  await user.click(submit());
  expect(await screen.findByRole('alert')).toHaveTextContent('Not checked in');
  expect(screen.getByLabelText(/Comment/u)).toHaveValue('Quiet week');
  expect(closed).toEqual([]);
  server.refuse = null;
  await user.click(submit());
  await waitFor(() => expect(closed).toEqual(['closed']));
  // A repeated check-in is the same check-in.
  expect(new Set(sent().map(({ id }) => id)).size).toBe(1);
});

it('keeps what was typed when it is closed, offers it again, and discards it when asked', async () => {
  const { user, rerender, sent } = await open();
  await user.clear(value());
  await user.type(value(), '71');
  await user.type(screen.getByLabelText(/Comment/u), 'Slow week');
  expect(screen.queryByText(/not sent yet/u)).toBeNull();
  rerender(<p>closed by a click elsewhere</p>);
  rerender(<CheckInPopover nodeId="kr-8" onClose={() => undefined} />);
  expect(value()).toHaveValue('71');
  expect(screen.getByLabelText(/Comment/u)).toHaveValue('Slow week');
  expect(screen.getByText(/not sent yet/u)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(value()).toHaveValue('66.4');
  rerender(<p>closed</p>);
  rerender(<CheckInPopover nodeId="kr-8" onClose={() => undefined} />);
  expect(value()).toHaveValue('66.4');
  expect(screen.queryByText(/not sent yet/u)).toBeNull();
  expect(sent()).toEqual([]);
});

it('forgets what was typed once it is sent, or cancelled', async () => {
  const { user, rerender } = await open();
  const again = () => {
    rerender(<p>closed</p>);
    rerender(<CheckInPopover nodeId="kr-8" onClose={() => undefined} />);
  };
  await user.type(screen.getByLabelText(/Comment/u), 'One');
  await user.click(submit());
  again();
  expect(screen.getByLabelText(/Comment/u)).toHaveValue('');
  await user.type(screen.getByLabelText(/Comment/u), 'Two');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  again();
  expect(screen.getByLabelText(/Comment/u)).toHaveValue('');
});

it('says that the key result was archived meanwhile, keeps what was typed and reads the tree anew', async () => {
  const { user, server, app } = await open();
  await user.type(screen.getByLabelText(/Comment/u), 'Quiet week');
  server.refuse = {
    ...{ code: 'conflict', message: 'KR-8 was archived. Restore it first.', changedBy: 'jonah', changedAt: NOW },
  };
  server.rows.delete('kr-8');
  await user.click(submit());
  expect(await screen.findByRole('alert')).toHaveTextContent('KR-8 was archived. Restore it first.');
  await waitFor(() => expect(app.tree(STRATEGY).get().model?.byId.has('kr-8')).toBe(false));
  expect(screen.getByRole('alert')).toHaveTextContent('KR-8 was archived. Restore it first.');
  expect(screen.getByLabelText(/Comment/u)).toHaveValue('Quiet week');
});

it('tells a viewer whom to ask', async () => {
  const { sent } = await open(keyResultNode({ ownerId: 'jonah' }), { abilities: { admin: false, editAll: false } });
  expect(screen.getByRole('alert')).toHaveTextContent('You can read this key result, not change it');
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/Jonah Castell/u));
  expect(screen.queryByRole('button', { name: 'Check in' })).toBeNull();
  expect(sent()).toEqual([]);
});

it('has no accessibility problem', async () => {
  await open();
  expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
});
