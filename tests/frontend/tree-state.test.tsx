import { host } from './panel-host';
import { larkfield, type TreeServer } from './tree-server';
import { openStrategy, row, shownKeys } from './tree-page';
import { act, screen, waitFor, within } from '@testing-library/react';
import { cycle, STRATEGY, TODAY } from './panel-fixtures';
import { fail } from '../../src/shared/result';
import { TreeStore } from '../../src/frontend/app/tree-store';

let server: TreeServer;
beforeEach(() => {
  server = larkfield();
});

const unavailable = fail({ code: 'unavailable', message: 'The database does not answer.' });

test('old data stays under an error, which says from when it is, and goes once it can be read again', async () => {
  const { user } = await openStrategy();
  const read = host.endpoints['strategy.tree']!;
  host.endpoints['strategy.tree'] = () => unavailable;
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The strategy could not be read');
  expect(alert).toHaveTextContent('Nothing is lost. What you see is from 10:42.');
  expect(row(/OBJ-7/)).toBeInTheDocument();
  // Below the rows, so that none of them moves.
  const place = alert.compareDocumentPosition(screen.getByRole('treegrid'));
  expect(place & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy();
  host.endpoints['strategy.tree'] = read;
  await user.click(screen.getAllByRole('button', { name: 'Try again' })[0]!);
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('[HE6] a health that a person set has a mark and says who, until when and why', async () => {
  const override = {
    health: 'onTrack' as const,
    reason: 'The new till goes live on Monday',
    by: 'nadia',
    until: TODAY + 5,
  };
  const set = { health: 'onTrack' as const, computedHealth: 'atRisk' as const };
  server.rows = server.rows.map((one) =>
    one.id === 'obj-7' ? { ...one, override, rollup: { ...one.rollup, ...set } } : one,
  );
  await openStrategy();
  const health = within(row(/OBJ-7/)).getByRole('button', { name: /^Health: On track/ });
  const words = 'Set by Nadia Sorel until 24 Nov: The new till goes live on Monday.';
  await waitFor(() => expect(health).toHaveAccessibleName(`Health: On track. ${words} Explain`));
  expect(health).toHaveAttribute('title', `${words} Computed: At risk.`);
  expect(health.querySelector('[data-own]')).not.toBeNull();
  const computed = within(row(/OBJ-8/)).getByRole('button', { name: /^Health/ });
  expect(computed.querySelector('[data-own]')).toBeNull();
});

test.each([
  ['achieved', 'Achieved on 12 Nov. Last check-in 17 Nov'],
  ['dropped', 'Dropped on 12 Nov. Last check-in 17 Nov'],
  ['paused', 'Paused on 12 Nov. Last check-in 17 Nov'],
] as const)('of what is %s, the day when it happened stands in the place of the check-in', async (lifecycle, title) => {
  const over = { lifecycle, lifecycleDay: TODAY - 7 };
  server.rows = server.rows.map((one) => {
    const rollup = { ...one.rollup, lastCheckInDay: TODAY - 2 };
    return one.id === 'obj-7' ? { ...one, ...over, rollup: { ...rollup, health: lifecycle } } : { ...one, rollup };
  });
  await openStrategy();
  expect(within(row(/OBJ-7/)).getByTitle(title)).toHaveTextContent(/^12 Nov$/);
  expect(within(row(/OBJ-8/)).getByTitle('Last check-in 17 Nov')).toHaveTextContent(/^2 days$/);
});

test('[TR4] [RU1] what never expires shows no numbers of today under a past cycle', async () => {
  const past = { ...cycle, id: 'c-past', name: 'Q3 2026', start: cycle.start - 92, end: cycle.start - 1 };
  server.cycles = [past, cycle];
  server.rows = server.rows.map((one) => ({
    ...one,
    cycleId: one.id === 'obj-8' ? 'c-past' : null,
    rollup: { ...one.rollup, outcomeBp: 4_000, expectedBp: 5_000, health: 'onTrack', lastCheckInDay: TODAY - 2 },
  }));
  const { user } = await openStrategy();
  expect(row(/THM-1/)).toHaveTextContent('40');
  await user.click(screen.getByRole('button', { name: /^Cycle: Q4 2026/ }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: /Q3 2026/ }));
  await waitFor(() => expect(shownKeys()).toEqual(['VIS-1', 'THM-1', 'OBJ-8', 'THM-2']));
  expect(row(/THM-1/)).not.toHaveTextContent(/40|On track|2 days/);
  expect(
    within(row(/THM-1/)).getByRole('gridcell', {
      name: 'No result for Q3 2026: it counts Q4 2026, the current cycle',
    }),
  ).toHaveTextContent('–');
  expect(row(/OBJ-8/)).toHaveTextContent('40');
  await user.click(screen.getByRole('button', { name: /^Cycle: Q3 2026/ }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'All cycles' }));
  await waitFor(() => expect(row(/THM-1/)).toHaveTextContent('40'));
});

test('a strategy that one may no longer see leaves the screen', async () => {
  const { user } = await openStrategy();
  host.endpoints['strategy.tree'] = () => fail({ code: 'notFound', message: 'There is no such strategy.' });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText('There is no strategy you may see')).toBeInTheDocument();
  expect(screen.queryByRole('treegrid')).toBeNull();
});

test('an answer that comes late does not take an own write off the screen', async () => {
  const store = new TreeStore(STRATEGY);
  await store.refresh();
  let answer: (value: unknown) => void = () => {};
  const before = host.endpoints['strategy.tree']!({});
  host.endpoints['strategy.tree'] = () => new Promise((resolve) => (answer = resolve));
  const reading = store.refresh();
  await Promise.resolve();
  await waitFor(() => expect(store.get().reading).toBe(true));
  server.add('obj-99', 'objective', 'Written meanwhile', 'thm-2');
  server.revision += 1;
  store.apply({ nodes: [server.row('obj-99')], removedIds: [], revision: server.revision, undo: null });
  host.endpoints['strategy.tree'] = () => ({ ok: true, value: server.tree() });
  await waitFor(() => answer(before));
  await reading;
  expect(store.get().model?.byId.has('obj-99')).toBe(true);
});

test('a write that shows that others wrote too reads the tree again', async () => {
  const { app } = await openStrategy();
  server.add('obj-98', 'objective', 'By somebody else', 'thm-2');
  server.revision += 2;
  const answer = { nodes: [], removedIds: [], revision: server.revision, undo: null };
  act(() => app.tree(STRATEGY).apply(answer));
  await waitFor(() => expect(row(/By somebody else/)).toBeInTheDocument());
});

test('polling asks only for the revision, and reads when there is a newer one', async () => {
  const { app } = await openStrategy();
  jest.useFakeTimers({ doNotFake: ['performance', 'queueMicrotask'] });
  const stop = app.tree(STRATEGY).poll();
  host.calls.length = 0;
  await act(() => jest.advanceTimersByTimeAsync(5_000));
  expect(host.calls.map((call) => call.key)).toEqual(['strategy.revision']);
  server.add('obj-97', 'objective', 'Polled', 'thm-2');
  server.revision += 1;
  await act(() => jest.advanceTimersByTimeAsync(5_000));
  stop();
  jest.useRealTimers();
  expect(host.calls.map((call) => call.key)).toContain('strategy.tree');
  await waitFor(() => expect(shownKeys()).toContain('OBJ-97'));
});

test('while Sightline is set up it says so, with its progress, and goes on by itself', async () => {
  const open = host.endpoints['session.open']!;
  host.endpoints['session.open'] = () => fail({ code: 'settingUp', message: 'Setting up.', progress: 0.4 });
  host.endpoints['setup.progress'] = () => {
    host.endpoints['session.open'] = open;
    return { ok: true, value: { progress: 1 } };
  };
  await openStrategy();
  expect(host.calls.map((call) => call.key).slice(0, 3)).toEqual(['session.open', 'setup.progress', 'session.open']);
  expect(row(/OBJ-7/)).toBeInTheDocument();
}, 20_000);

test('a write that comes through ends the message that nothing could be read', async () => {
  const { user, app } = await openStrategy();
  const read = host.endpoints['strategy.tree']!;
  host.endpoints['strategy.tree'] = () => unavailable;
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByRole('alert');
  server.revision += 1;
  const answer = { nodes: [], removedIds: [], revision: server.revision, undo: null };
  act(() => app.tree(STRATEGY).apply(answer));
  expect(screen.queryByRole('alert')).toBeNull();
  host.endpoints['strategy.tree'] = read;
});

const noConsent = () => {
  throw new Error('There was an error invoking the function - Authentication Required');
};
const HOW = /^Sightline may not act for you yet.*allow it when asked\.$/;

test('without the consent of the person nothing is shown, and it is said how to give it', async () => {
  const { user } = await openStrategy();
  host.endpoints['strategy.tree'] = noConsent;
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(HOW)).toBeInTheDocument();
  expect(screen.queryByRole('treegrid')).toBeNull();
});

test('so it is at the first opening', async () => {
  host.endpoints['session.open'] = noConsent;
  const opening = openStrategy().catch(() => undefined);
  expect(await screen.findByText(HOW)).toBeInTheDocument();
  expect(document.body).not.toHaveTextContent('There is no strategy you may see');
  await opening;
});
