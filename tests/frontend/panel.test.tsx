import { openPage } from './panel-harness';
import { host } from './panel-host';
import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NodePanel } from '../../src/frontend/features/panel/node-panel';
import { drafts } from '../../src/frontend/features/panel/editing/drafts';
import { fail } from '../../src/shared/result';
import type { NodeRow, PanelView, TreeView } from '../../src/shared/views';
import { CYCLE, dayOf, keyResultNode, node, panelOf, TODAY } from './panel-fixtures';
import { PanelServer } from './panel-server';

const DAY_MS = 86_400_000;
const story =
  'Four in ten baskets are left at the till. We make paying the shortest part of shopping, on a phone, with one thumb.';

const checkIns: PanelView['checkIns'] = [
  {
    id: 'c3',
    nodeId: 'kr-8',
    value: 66.4,
    confidence: 6,
    comment: 'Card errors fell after the provider moved.',
    asOf: dayOf('2026-11-17'),
    enteredAt: dayOf('2026-11-17') * DAY_MS,
    byId: 'ife',
  },
  {
    id: 'c2',
    nodeId: 'kr-8',
    value: 65.2,
    confidence: 6,
    comment: 'Quiet week, no release',
    asOf: dayOf('2026-11-06'),
    enteredAt: dayOf('2026-11-06') * DAY_MS,
    byId: 'jonah',
  },
  {
    id: 'c1',
    nodeId: 'kr-8',
    value: 64.9,
    confidence: 7,
    comment: 'Address form.',
    asOf: dayOf('2026-10-30'),
    enteredAt: dayOf('2026-11-02') * DAY_MS,
    byId: 'ife',
  },
];
const commitmentChanges: PanelView['commitmentChanges'] = [
  {
    id: 'h1',
    nodeId: 'kr-8',
    at: dayOf('2026-11-02') * DAY_MS,
    byId: 'ife',
    reason: 'the campaign in three towns was cancelled.',
    field: 'target',
    before: 80,
    after: 75,
  },
];

interface Scene {
  readonly nodeId?: string;
  readonly rows?: readonly NodeRow[];
  readonly panel?: Partial<PanelView>;
  readonly tree?: Partial<TreeView>;
}

async function open({ nodeId = 'obj-7', rows = larkfield(), panel = {}, tree = {} }: Scene = {}) {
  const shown = panelOf(nodeId, {
    narrative: story,
    rationale: 'Every point is worth 31,000 orders.',
    checkIns,
    commitmentChanges,
    ...panel,
  });
  const server = new PanelServer(rows, [shown], tree);
  server.recompute();
  const element = (id: string) => (
    <NodePanel
      nodeId={id}
      onClose={() => page.asked.push('close')}
      onPrevious={() => page.asked.push('previous')}
      onNext={null}
      full={false}
      onToggleFull={() => page.asked.push('full')}
    />
  );
  const page = await openPage(element(nodeId));
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Reading' })).toBeNull());
  return {
    ...page,
    server,
    turnTo: (id: string) => page.rerender(element(id)),
    updates: () => page.calls.filter(({ key }) => key === 'node.update').map(({ payload }) => payload),
  };
}

function larkfield(): NodeRow[] {
  const timeToPay = keyResultNode({
    id: 'kr-9',
    key: 'KR-9',
    title: 'Median time to pay',
    unit: 's',
    ownerId: 'jonah',
  });
  return [
    node('vis-1', 'vision', 'The grocer our towns choose'),
    node('thm-1', 'theme', 'Grow online revenue', { parentId: 'vis-1', cycleId: CYCLE }),
    node('obj-7', 'objective', 'Checkout that people finish', { parentId: 'thm-1', reviewBy: dayOf('2026-12-11') }),
    keyResultNode(),
    {
      ...timeToPay,
      keyResult: {
        ...timeToPay.keyResult!,
        direction: 'decrease',
        baseline: 250,
        target: 150,
        current: { value: 192, asOf: dayOf('2026-11-17'), enteredAt: 1 },
      },
    },
    node('obj-10', 'objective', 'Pick fast in small stores', { parentId: 'thm-1' }),
  ];
}

beforeEach(() => {
  sessionStorage.clear();
  drafts.set(new Map());
});

describe('what it shows', () => {
  it('tells the objective from stats to activity', async () => {
    const { asked, user } = await open();
    expect(screen.getByRole('heading', { level: 2, name: 'Checkout that people finish' })).toBeVisible();
    expect(screen.getByText(story)).toBeVisible();
    expect(screen.getByText('Every point is worth 31,000 orders.')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Cycle Q4 2026\s?from Grow online revenue$/u })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Review by 11 Dec 2026' })).toBeVisible();
    expect(await screen.findByRole('button', { name: /Owner.*Ife Adeyemi/u })).toBeVisible();

    await user.click(screen.getByRole('button', { name: /^Result: 48\s%\. Explain$/u }));
    await user.click(screen.getByRole('button', { name: /^Expected: 53\s%\. Explain$/u }));
    await user.click(screen.getByRole('button', { name: 'Health: On track. Explain' }));
    await user.click(screen.getByRole('button', { name: 'Weakest: KR-8 Checkout completion' }));
    await user.click(screen.getByRole('button', { name: 'Grow online revenue' }));
    expect(asked).toEqual([
      'explain obj-7 result',
      'explain obj-7 expected',
      'explain obj-7 health',
      'openPanel kr-8',
      'openPanel thm-1',
    ]);
  });

  it('shows key results, the chart as a table for ears, the changed target and the history', async () => {
    const { user, asked } = await open();
    const card = screen.getByRole('listitem', { name: 'KR-8 Checkout completion' });
    expect(within(card).getByText('66.4 %', { selector: 'strong' })).toBeVisible();
    expect(within(card).getByText('61 → 75 %, 39 % of the way')).toBeVisible();
    const table = within(card).getByRole('table', { name: 'KR-8 Checkout completion: values' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      'As ofValue',
      '30 Oct64.9\u00a0%',
      '6 Nov65.2\u00a0%',
      '17 Nov66.4\u00a0%',
      '2 NovTarget 80 → 75\u00a0%',
    ]);
    expect(
      within(card).getByText('Target 80 → 75 on 2 Nov, because the campaign in three towns was cancelled.'),
    ).toBeVisible();

    const history = screen.getByRole('region', { name: 'History of KR-8' });
    expect(
      within(history).getByRole('button', {
        name: /30 Oct\s*64\.9\s%\s*Confidence 7\s*Entered 2 Nov\. Address form\./u,
      }),
    ).toBeVisible();
    await user.click(within(card).getByRole('button', { name: 'Check in KR-8' }));
    expect(asked).toEqual(['checkIn kr-8']);

    await user.click(screen.getByRole('button', { name: /^192\ss 250 → 150\ss, 58\s% of the way/u }));
    expect(screen.queryByRole('region', { name: 'History of KR-8' })).toBeNull();
  });

  it('draws a chart as soon as there is something to draw', async () => {
    const bare = keyResultNode();
    const rows = larkfield().map((row) =>
      row.id === 'kr-8'
        ? { ...bare, keyResult: { ...bare.keyResult!, baseline: null, target: null, current: null } }
        : row,
    );
    const { server, refresh } = await open({ nodeId: 'kr-8', rows, panel: { checkIns: [], commitmentChanges: [] } });
    expect(screen.queryByRole('figure')).toBeNull();
    server.writeAs('jonah', 'kr-8', { commitment: { baseline: 61, target: 75 } });
    await act(refresh);
    const figure = await screen.findByRole('figure');
    expect(figure.querySelector('svg')).toHaveTextContent('Target');
  });

  it('asks only those who may fill it', async () => {
    const { asked, user } = await open({ nodeId: 'obj-10', panel: { narrative: '', rationale: '', checkIns: [] } });
    expect(screen.getByRole('button', { name: 'No story yet. What should people remember?' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'No key results yet. How will you know?' }));
    expect(asked).toEqual(['createBelow obj-10 keyResult']);
  });

  it('asks nothing of a viewer', async () => {
    await open({
      nodeId: 'obj-10',
      panel: { narrative: '', rationale: '', checkIns: [], canEdit: false },
      tree: { abilities: { admin: false, editAll: false } },
    });
    expect(screen.queryByText(/No story yet/u)).toBeNull();
    expect(screen.queryByText(/No key results yet/u)).toBeNull();
  });

  it('says when it is gone or hidden', async () => {
    const { turnTo, user, asked } = await open();
    turnTo('nobody-knows');
    expect(screen.getByText('This objective is gone or hidden from you')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to the strategy' }));
    expect(asked).toEqual(['close']);
  });

  it('has no accessibility problem, for an objective and for a key result', async () => {
    const first = await open();
    expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
    first.turnTo('kr-8');
    await screen.findByRole('heading', { level: 2, name: 'Checkout completion' });
    expect(await axe(document.body, { rules: { region: { enabled: false } } })).toHaveNoViolations();
  });
});

describe('editing', () => {
  it('saves a text when it is left, with the version it was read at', async () => {
    const { user, updates, app } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    const field = screen.getByRole('textbox', { name: 'Narrative' });
    expect(field).toHaveFocus();
    await user.type(field, ' Soon.');
    await user.tab();
    await waitFor(() =>
      expect(updates()).toEqual([
        expect.objectContaining({ nodeId: 'obj-7', version: 3, patch: { narrative: `${story} Soon.` } }),
      ]),
    );
    expect(await screen.findByText(`${story} Soon.`)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Narrative' })).toBeNull();
    expect(app.flags.get()).toMatchObject({ text: 'Narrative of OBJ-7 changed' });
  });

  it('saves with Ctrl+Enter and takes back with Esc', async () => {
    const { user, updates } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit why' }));
    await user.type(screen.getByRole('textbox', { name: 'Why' }), ' Never mind.{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Why' })).toBeNull();
    expect(updates()).toEqual([]);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Edit why' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await user.type(screen.getByRole('textbox', { name: 'Why' }), ' Really.{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(updates()).toMatchObject([{ patch: { rationale: 'Every point is worth 31,000 orders. Really.' } }]),
    );
  });

  it('renames with Enter, and refuses an empty title in place', async () => {
    const { user, updates } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit title' }));
    const field = screen.getByRole('textbox', { name: 'Title' });
    await user.clear(field);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Give it a title.');
    await user.type(field, '\u200B\u2060{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Give it a title.');
    await user.clear(field);
    await user.type(field, 'Checkout that everybody finishes{Enter}');
    expect(await screen.findByRole('heading', { level: 2, name: 'Checkout that everybody finishes' })).toBeVisible();
    expect(updates()).toHaveLength(1);
  });

  it('finds an owner by name', async () => {
    const { user, updates } = await open();
    await user.click(screen.getByRole('button', { name: /^Owner/u }));
    await user.type(await screen.findByRole('combobox', { name: 'Find a person' }), 'jon');
    await user.click(await screen.findByRole('option', { name: /Jonah Castell/u }));
    await waitFor(() => expect(updates()).toMatchObject([{ patch: { ownerId: 'jonah' } }]));
    expect(await screen.findByRole('button', { name: /Owner.*Jonah Castell/u })).toBeVisible();
  });

  it('changes a date in place', async () => {
    const { user, updates } = await open();
    await user.click(screen.getByRole('button', { name: 'Review by 11 Dec 2026' }));
    const field = screen.getByLabelText('Review by');
    await user.clear(field);
    await user.type(field, '2026-12-18');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(updates()).toMatchObject([{ patch: { reviewBy: dayOf('2026-12-18') } }]));
  });

  it('[CH1] asks why before it changes the target of an active key result', async () => {
    const { user, updates } = await open({ nodeId: 'kr-8' });
    await user.click(screen.getByRole('button', { name: /^Target 75\s%$/u }));
    const target = screen.getByRole('textbox', { name: 'Target' });
    expect(target).toHaveFocus();
    expect(screen.queryByRole('textbox', { name: 'Why?' })).toBeNull();
    await user.clear(target);
    await user.type(target, '70');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const why = screen.getByRole('textbox', { name: 'Why?' });
    expect(why).toHaveFocus();
    expect(why).toHaveAccessibleDescription(/Say why\. Everyone sees it until the cycle ends\./u);
    expect(updates()).toEqual([]);
    await user.type(why, 'the provider left{Enter}');
    await waitFor(() =>
      expect(updates()).toMatchObject([
        { reason: 'the provider left', patch: { commitment: { direction: 'increase', baseline: 61, target: 70 } } },
      ]),
    );
    expect(await screen.findByRole('button', { name: /^Target 70\s%$/u })).toBeVisible();
  });

  it('saves the measure by Ctrl+Enter, and gives the focus back to the row that was changed', async () => {
    const { user, updates } = await open({ nodeId: 'kr-8' });
    await user.click(screen.getByRole('button', { name: /^Target 75\s%$/u }));
    await user.clear(screen.getByRole('textbox', { name: 'Target' }));
    await user.keyboard('70{Control>}{Enter}{/Control}');
    expect(screen.getByRole('textbox', { name: 'Why?' })).toHaveFocus();
    await user.keyboard('the provider left{Control>}{Enter}{/Control}');
    await waitFor(() => expect(updates()).toMatchObject([{ reason: 'the provider left' }]));
    await waitFor(() => expect(screen.getByRole('button', { name: /^Target 70\s%$/u })).toHaveFocus());
  });

  it('[HE6] needs a reason and a day for a health by hand', async () => {
    const { user, updates } = await open();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('button', { name: 'Health by hand As computed' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Health' }), 'At risk');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Say why. Everyone sees it.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Why?' }), 'The provider leaves.{Enter}');
    await waitFor(() =>
      expect(updates()).toMatchObject([
        { patch: { override: { health: 'atRisk', reason: 'The provider leaves.', until: TODAY + 14 } } },
      ]),
    );
  });

  it('saves what was being typed when the panel turns to another node', async () => {
    const { user, updates, turnTo } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    await user.type(screen.getByRole('textbox', { name: 'Narrative' }), ' More.');
    turnTo('obj-10');
    await waitFor(() => expect(updates()).toMatchObject([{ nodeId: 'obj-7', patch: { narrative: `${story} More.` } }]));
  });

  it('shows what somebody else has saved while nobody edits here', async () => {
    const { server, refresh } = await open();
    server.writeAs('jonah', 'obj-7', { narrative: 'Five in ten baskets.', title: 'Renamed by Jonah' });
    await act(refresh);
    expect(await screen.findByRole('heading', { level: 2, name: 'Renamed by Jonah' })).toBeVisible();
    expect(await screen.findByText('Five in ten baskets.')).toBeVisible();
  });
});

describe('two people at once', () => {
  async function conflict(
    theirs: Record<string, unknown> = { narrative: 'Four in ten baskets are left. We make paying short, on a phone.' },
  ) {
    const scene = await open();
    await scene.user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    const field = screen.getByRole('textbox', { name: 'Narrative' });
    await scene.user.type(field, ' In under three minutes.');
    scene.server.writeAs('jonah', 'obj-7', theirs);
    await scene.user.keyboard('{Control>}{Enter}{/Control}');
    return { ...scene, field };
  }

  it('tells the second, shows both versions and keeps what was typed', async () => {
    const { field } = await conflict();
    const alert = await screen.findByRole('alert');
    await waitFor(() => expect(alert).toHaveTextContent('Jonah Castell changed this while you were typing'));
    expect(alert).toHaveTextContent('Narrative, 10:42. Nothing of yours is lost.');
    expect(alert).toHaveFocus();
    expect(within(alert).getByRole('region', { name: 'Saved now' })).toHaveTextContent(/We make paying/u);
    expect(within(alert).getByRole('region', { name: 'Yours' })).toHaveTextContent(/In under three minutes/u);
    expect(within(alert).getByRole('region', { name: 'Yours' }).querySelector('ins')).toHaveTextContent(
      'In under three minutes.',
    );
    expect(field).toHaveValue(`${story} In under three minutes.`);
    // Above the stats.
    expect(
      alert.compareDocumentPosition(screen.getByRole('button', { name: /^Result:/u })) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('saves mine on top of theirs', async () => {
    const { user, server } = await conflict();
    await user.click(await screen.findByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(server.panels.get('obj-7')!.narrative).toBe(`${story} In under three minutes.`));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps theirs', async () => {
    const { user, server } = await conflict();
    await user.click(await screen.findByRole('button', { name: 'Keep theirs' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Four in ten baskets are left. We make paying short, on a phone.')).toBeVisible();
    expect(server.panels.get('obj-7')!.narrative).not.toContain('three minutes');
  });

  it('puts both into the field to be edited', async () => {
    const { user, server } = await conflict();
    await user.click(await screen.findByRole('button', { name: 'Edit both into one' }));
    const field = screen.getByRole('textbox', { name: 'Narrative' });
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveValue(
      'Four in ten baskets are left. We make paying short, on a phone. In under three minutes.',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(server.panels.get('obj-7')!.narrative).toContain('In under three minutes.'));
  });

  it('keeps the conflict while the panel is closed', async () => {
    const { turnTo, field } = await conflict();
    await screen.findByRole('alert');
    expect(field).toBeInTheDocument();
    turnTo('obj-10');
    await screen.findByRole('heading', { level: 2, name: 'Pick fast in small stores' });
    turnTo('obj-7');
    expect(await screen.findByRole('textbox', { name: 'Narrative' })).toHaveValue(`${story} In under three minutes.`);
    expect(screen.getByRole('alert', { name: 'Changed by two people' })).toBeVisible();
  });

  it('offers the merged text again after Esc', async () => {
    const { user } = await conflict();
    await user.click(await screen.findByRole('button', { name: 'Edit both into one' }));
    const field = screen.getByRole('textbox', { name: 'Narrative' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard(' And fast.{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Narrative' })).toBeNull();
    const merged = 'Four in ten baskets are left. We make paying short, on a phone. In under three minutes. And fast.';
    expect(screen.getByRole('status', { name: 'You have unsaved text' })).toHaveTextContent(merged);
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Narrative' })).toHaveFocus());
    expect(screen.getByRole('textbox', { name: 'Narrative' })).toHaveValue(merged);
  });

  it('offers what was typed again after a reload in the middle of a conflict', async () => {
    const { user, turnTo, server } = await conflict();
    await screen.findByRole('alert');
    turnTo('obj-10');
    await screen.findByRole('heading', { level: 2, name: 'Pick fast in small stores' });
    // A reload forgets what this tab holds in memory, and nothing else.
    act(() => drafts.set(new Map()));
    turnTo('obj-7');
    const offer = await screen.findByRole('status', { name: 'You have unsaved text' });
    expect(offer).toHaveTextContent(/In under three minutes/u);
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(within(offer).getByRole('button', { name: 'Keep' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert', { name: 'Changed by two people' })).toBeVisible();
    expect(server.panels.get('obj-7')!.narrative).not.toContain('three minutes');
    await user.click(screen.getByRole('button', { name: 'Keep theirs' }));
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('three minutes');
  });

  it('keeps a draft for the account that typed it, and forgets one that is discarded', async () => {
    await conflict();
    await screen.findByRole('alert');
    act(() => {
      drafts.set(new Map());
      drafts.keepFor('jonah');
    });
    expect(drafts.of('obj-7')).toEqual({});
    act(() => drafts.keepFor('ife'));
    const offer = await screen.findByRole('status', { name: 'You have unsaved text' });
    act(() => within(offer).getByRole('button', { name: 'Discard' }).click());
    expect(screen.queryByRole('status', { name: 'You have unsaved text' })).toBeNull();
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('three minutes');
  });

  it('says that text is unsaved when one turns to another node', async () => {
    const { turnTo, app } = await conflict();
    await screen.findByRole('alert');
    turnTo('obj-10');
    await screen.findByRole('heading', { level: 2, name: 'Pick fast in small stores' });
    expect(app.flags.get()).toMatchObject({ text: 'Your text in OBJ-7 is not saved yet. It waits in its panel.' });
  });

  it('says so too when one turns away before the answer has come', async () => {
    const { user, server, turnTo, app } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    await user.type(screen.getByRole('textbox', { name: 'Narrative' }), ' In under three minutes.');
    server.writeAs('jonah', 'obj-7', { narrative: 'Four in ten baskets are left.' });
    const answer = host.endpoints['node.update']!;
    let come = () => {};
    const wait = new Promise<void>((resolve) => (come = resolve));
    host.endpoints['node.update'] = async (payload) => {
      await wait;
      return answer(payload);
    };
    await user.keyboard('{Control>}{Enter}{/Control}');
    turnTo('obj-10');
    await screen.findByRole('heading', { level: 2, name: 'Pick fast in small stores' });
    expect(app.flags.get()).toBeNull();
    come();
    await waitFor(() =>
      expect(app.flags.get()).toMatchObject({
        ...{ kind: 'waiting', nodeId: 'obj-7' },
        text: 'Your text in OBJ-7 is not saved yet. It waits in its panel.',
      }),
    );
    expect(drafts.of('obj-7')['narrative']?.mine).toContain('In under three minutes.');
    turnTo('obj-7');
    expect(await screen.findByRole('alert', { name: 'Changed by two people' })).toBeVisible();
  });

  it('is no conflict when somebody changed another field', async () => {
    const { server } = await conflict({ title: 'Renamed by Jonah' });
    await waitFor(() => expect(server.panels.get('obj-7')!.narrative).toBe(`${story} In under three minutes.`));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(server.rows.get('obj-7')!.title).toBe('Renamed by Jonah');
  });

  it('shows two owners as people', async () => {
    const { user, server } = await open();
    await user.click(screen.getByRole('button', { name: /^Owner/u }));
    await user.type(await screen.findByRole('combobox', { name: 'Find a person' }), 'mara');
    const option = await screen.findByRole('option', { name: /Mara Ellison/u });
    server.writeAs('jonah', 'obj-7', { ownerId: 'jonah' });
    await user.click(option);
    const alert = await screen.findByRole('alert');
    await waitFor(() =>
      expect(within(alert).getByRole('region', { name: 'Saved now' })).toHaveTextContent('Jonah Castell'),
    );
    await waitFor(() => expect(within(alert).getByRole('region', { name: 'Yours' })).toHaveTextContent('Mara Ellison'));
    expect(within(alert).queryByRole('button', { name: 'Edit both into one' })).toBeNull();
    await user.click(within(alert).getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(server.rows.get('obj-7')!.ownerId).toBe('mara'));
  });

  it('shows two targets, and keeps their other changes when mine is saved', async () => {
    const { user, server } = await open({ nodeId: 'kr-8' });
    await user.click(screen.getByRole('button', { name: /^Target 75\s%$/u }));
    const target = screen.getByRole('textbox', { name: 'Target' });
    await user.clear(target);
    await user.type(target, '70');
    await user.type(screen.getByRole('textbox', { name: 'Why?' }), 'less');
    server.writeAs('jonah', 'kr-8', { commitment: { baseline: 60, target: 80 } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('region', { name: 'Saved now' })).toHaveTextContent(/60\s%.*80\s%/u);
    expect(target).toHaveValue('70');
    await user.click(within(alert).getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(server.rows.get('kr-8')!.keyResult).toMatchObject({ baseline: 60, target: 70 }));
  });
});

describe('refusals', () => {
  it('stands where the edit was, says whom to ask and keeps the text', async () => {
    const { user, server } = await open();
    server.refuse = { code: 'forbidden', message: 'You may not change this.', ask: ['jonah', 'mara'] };
    await user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    const field = screen.getByRole('textbox', { name: 'Narrative' });
    await user.type(field, ' Mine.{Control>}{Enter}{/Control}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You can read this objective, not change it');
    await waitFor(() => expect(alert).toHaveTextContent('Jonah Castell edits this strategy and can change it.'));
    expect(field).toHaveValue(`${story} Mine.`);
    await user.click(within(alert).getByRole('button', { name: 'Copy my text' }));
    await within(alert).findByRole('button', { name: 'Copied' });
    expect(await navigator.clipboard.readText()).toBe(`${story} Mine.`);
    await user.click(within(alert).getByRole('button', { name: 'Ask Jonah Castell' }));
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toMatch(
        /^Could you change OBJ-7 Checkout that people finish for me\?\n\n[^]*I would write:\n[^]*Mine\.$/u,
      ),
    );
  });

  it('shows a viewer whom to ask, and nothing to press that would only refuse', async () => {
    await open({
      panel: { canEdit: false, ask: ['ife', 'mara'] },
      tree: { abilities: { admin: false, editAll: false } },
    });
    const note = screen.getByRole('note', { name: 'Who can change this' });
    expect(note).toHaveTextContent('You can read this objective, not change it');
    await waitFor(() =>
      expect(note).toHaveTextContent('Ife Adeyemi owns it. Editors of this strategy can change it too.'),
    );
    expect(within(note).getByRole('button', { name: 'Ask Ife Adeyemi' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^(Edit|Owner|Team|Cycle|Review by)/u })).toBeNull();
    expect(screen.getByText('Owner')).toBeVisible();
  });

  it('offers to try again when nothing was decided', async () => {
    const { user, server } = await open();
    server.refuse = { code: 'busy', message: 'The database is busy. Try again.' };
    await user.click(screen.getByRole('button', { name: 'Edit narrative' }));
    await user.type(screen.getByRole('textbox', { name: 'Narrative' }), ' Mine.{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is busy. Try again.');
    server.refuse = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(server.panels.get('obj-7')!.narrative).toBe(`${story} Mine.`));
  });
});

describe('history', () => {
  it('deletes only one’s own check-ins', async () => {
    const { user, calls } = await open({ nodeId: 'kr-8' });
    const history = screen.getByRole('region', { name: 'History of KR-8' });
    await user.click(within(history).getByRole('button', { name: /^6 Nov/u }));
    expect(within(history).queryByRole('button', { name: 'Delete' })).toBeNull();
    await user.click(within(history).getByRole('button', { name: /^17 Nov/u }));
    await user.click(within(history).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(within(history).queryByRole('button', { name: /^17 Nov/u })).toBeNull());
    expect(calls.filter(({ key }) => key === 'checkIn.remove').map(({ payload }) => payload['id'])).toEqual(['c3']);
  });

  it('shows a back-dated check-in at once, though the current value stays', async () => {
    const { server, app } = await open({ nodeId: 'kr-8' });
    const history = screen.getByRole('region', { name: 'History of KR-8' });
    const panel = server.panels.get('kr-8')!;
    const late = { ...checkIns[2]!, id: 'c0', value: 62.5, asOf: dayOf('2026-10-09'), comment: 'Found in a note.' };
    server.panels.set('kr-8', { ...panel, checkIns: [...panel.checkIns, late] });
    // What the write answers: the same numbers, for the key results on this metric only.
    const row = { ...server.rows.get('kr-8')! };
    act(() => app.tree(row.strategyId).apply({ nodes: [row], removedIds: [], revision: 11, undo: null }));
    expect(await within(history).findByText(/Found in a note/u)).toBeVisible();
    expect(screen.getByRole('table', { name: /KR-8/u })).toHaveTextContent(/9 Oct62\.5/u);
  });

  it('marks a correction', async () => {
    await open({ nodeId: 'kr-8', panel: { checkIns: [{ ...checkIns[0]!, correction: true }] } });
    expect(screen.getByRole('region', { name: 'History of KR-8' })).toHaveTextContent(/Correction\. Card errors fell/u);
  });

  it('[CH1] says in the activity why a target was changed, and that a change was taken back', async () => {
    const change = (id: string, before: number, after: number, reason: string) => ({
      ...{ ...commitmentChanges[0]!, id: `${id}:0`, before, after, reason },
    });
    const entry = (id: string, before: number, after: number) => ({
      ...{ id, at: dayOf('2026-11-02') * DAY_MS, byId: 'ife', action: 'node.update' },
      changes: { target: { before, after } },
    });
    await open({
      nodeId: 'kr-8',
      panel: {
        commitmentChanges: [change('r2', 75, 80, 'Taken back'), change('r1', 80, 75, 'the budget was cut')],
        activity: [entry('r2', 75, 80), entry('r1', 80, 75)],
      },
    });
    const [taken, made] = within(screen.getByRole('region', { name: 'Activity' })).getAllByRole('listitem');
    expect(taken).toHaveTextContent('took a change back: changed the target from 75 to 80');
    expect(made).toHaveTextContent('changed the target from 80 to 75, because the budget was cut');
    expect(document.body).not.toHaveTextContent(/because Taken back/u);
  });

  it('says in the activity from where to where it was moved', async () => {
    const entry = (id: string, changes: Record<string, { before: unknown; after: unknown }>) => ({
      ...{ id, at: dayOf('2026-11-02') * DAY_MS, byId: 'ife', action: 'node.move', changes },
    });
    await open({
      nodeId: 'kr-8',
      panel: {
        activity: [
          entry('a3', { parentId: { before: 'thm-1', after: 'obj-7' }, rank: { before: 'a0', after: 'a1' } }),
          entry('a2', { rank: { before: 'a1', after: 'a0' } }),
          entry('a1', { parentId: { before: 'gone', after: 'obj-7' } }),
        ],
      },
    });
    const lines = within(screen.getByRole('region', { name: 'Activity' })).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('moved it from THM-1 to OBJ-7');
    expect(lines[1]).toHaveTextContent('moved it up among its neighbours');
    expect(lines[2]).toHaveTextContent('moved it to OBJ-7');
  });

  it('says for which day a check-in was that was entered later', async () => {
    const entry = (asOf: string) => ({
      id: `a${asOf}`,
      at: dayOf('2026-11-19') * DAY_MS,
      byId: 'ife',
      action: 'checkIn.create',
      changes: { value: { before: null, after: 62.5 }, asOf: { before: null, after: dayOf(asOf) } },
    });
    await open({ nodeId: 'kr-8', panel: { activity: [entry('2026-09-09'), entry('2026-11-19')] } });
    const lines = within(screen.getByRole('region', { name: 'Activity' })).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('checked in 62.5 as of 9 Sep');
    expect(lines[1]).not.toHaveTextContent('as of');
  });
});

it('reads by itself what could not be read, once the strategy can be read again', async () => {
  const { server, refresh, turnTo } = await open();
  const answer = host.endpoints['node.panel']!;
  host.endpoints['node.panel'] = () => fail({ code: 'unavailable', message: 'The database does not answer.' });
  turnTo('obj-10');
  expect(await screen.findByText('This could not be read')).toBeVisible();
  const asked = host.calls.filter(({ key }) => key === 'node.panel').length;
  host.endpoints['node.panel'] = answer;
  expect(host.calls.filter(({ key }) => key === 'node.panel')).toHaveLength(asked);
  server.now += 10_000;
  await act(refresh);
  await waitFor(() => expect(screen.queryByText('This could not be read')).toBeNull());
});
