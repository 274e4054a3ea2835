import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { groupIds, people } from '../../local/site/people';
import { readPaste } from '../../src/shared/paste/read-paste';
import type { AdminView, NodeRow, TreeView } from '../../src/shared/views';
import { openAppPage, type AppPage } from './paste-site';

// A whole site stands behind each page.
jest.setTimeout(60_000);

let page: AppPage;
beforeAll(async () => {
  page = await openAppPage({ moduleKey: 'settings', seed: 'company' });
}, 120_000);
afterEach(() => page.reset());
afterAll(() => page.close());

async function openAdmin(as: AppPage['as'] = 'mara') {
  page.as = as;
  const { AdminPage } = await import('../../src/frontend/features/admin/admin-page');
  const rendered = await page.render(<AdminPage />);
  await screen.findByRole('heading', { level: 1 });
  return rendered;
}

async function overview(): Promise<AdminView> {
  const answer = await page.site.call(people.mara.accountId, 'admin.overview', {});
  return (answer as { value: AdminView }).value;
}
async function treeOf(strategyId: string): Promise<readonly NodeRow[]> {
  const answer = await page.site.call(people.mara.accountId, 'strategy.tree', { strategyId });
  return (answer as { value: TreeView }).value.nodes;
}
// jsdom knows the element and not how it opens.
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
};

HTMLDialogElement.prototype.close ??= function close() {
  this.open = false;
};

const section = (name: string) => within(screen.getByRole('region', { name }));
const strategyNamed = async (name: string) => (await overview()).strategies.find((one) => one.name === name);
const undo = async () => page.user.click(await screen.findByRole('button', { name: 'Undo' }));

describe('strategy settings', () => {
  it('are one page of sections without a violation', async () => {
    const { container } = await openAdmin();
    const names = [
      'Who may see and edit',
      'Projects',
      'Health',
      'Labels and units',
      'Check-in rhythm',
      'Sync and limits',
      'Data',
    ];
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(names);
    await section('Check-in rhythm').findAllByText('Current');
    expect(await axe(container)).toHaveNoViolations();
    await page.user.click(screen.getByRole('link', { name: 'Health' }));
    expect(screen.getByRole('heading', { name: 'Health' })).toHaveFocus();
  });

  it('are refused to others, with whom to ask', async () => {
    await openAdmin('jonah');
    expect(await screen.findByText('Only Jira administrators change these settings')).toBeInTheDocument();
    expect(await screen.findByText('Ask Mara Ellison.')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('rename a strategy, say when it was saved, and take it back', async () => {
    await openAdmin();
    await page.user.click(await screen.findByRole('button', { name: 'More for New towns' }));
    await page.user.click(screen.getByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await page.user.clear(field);
    await page.user.type(field, 'Newer towns{Enter}');
    expect(await screen.findByText(/^Saved \d\d:\d\d/)).toBeInTheDocument();
    expect(await strategyNamed('Newer towns')).toBeDefined();
    await undo();
    await waitFor(async () => expect(await strategyNamed('New towns')).toBeDefined());
  });

  it('let groups see a strategy, and everyone again', async () => {
    await openAdmin();
    await page.user.click(await screen.findByRole('button', { name: /^Larkfield to 2027 is seen by everyone/ }));
    await page.user.click(screen.getByRole('radio', { name: 'Only people in these groups' }));
    await page.user.type(screen.getByRole('combobox', { name: 'Add a group' }), 'leader');
    await page.user.click(await screen.findByRole('option', { name: 'leadership' }));
    await waitFor(async () =>
      expect((await strategyNamed('Larkfield to 2027'))?.groupIds).toEqual([groupIds.leadership]),
    );
    await page.user.click(screen.getByRole('radio', { name: 'Everyone in Jira' }));
    await waitFor(async () => expect((await strategyNamed('Larkfield to 2027'))?.groupIds).toEqual([]));
  });

  it('add and remove an editor', async () => {
    await openAdmin();
    await page.user.click(await screen.findByRole('button', { name: /^New towns is edited by/ }));
    await page.user.type(screen.getByRole('combobox', { name: 'Add a person' }), 'Jonah');
    await page.user.click(await screen.findByRole('option', { name: /Jonah Castell/ }));
    await waitFor(async () => expect((await strategyNamed('New towns'))?.editorIds).toContain(people.jonah.accountId));
    await page.user.click(await screen.findByRole('button', { name: 'Remove Jonah Castell' }));
    await waitFor(async () =>
      expect((await strategyNamed('New towns'))?.editorIds).not.toContain(people.jonah.accountId),
    );
  });

  it('offer nobody as an editor who has no Jira', async () => {
    await openAdmin();
    await page.user.click(await screen.findByRole('button', { name: /^New towns is edited by/ }));
    const field = screen.getByRole('combobox', { name: 'Add a person' });
    expect(await screen.findByRole('option', { name: /Wren Tadley/ })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: /Edda Moyne|Silas Groot/ })).not.toBeInTheDocument();
    await page.user.type(field, 'Edda');
    expect(await screen.findByText('Nobody with Jira matches.')).toBeInTheDocument();
  });

  it('make a strategy, and delete it once its name is typed', async () => {
    await openAdmin();
    await page.user.click(screen.getByRole('button', { name: 'New strategy' }));
    await page.user.type(screen.getByRole('textbox', { name: 'Name of the new strategy' }), 'Short-lived{Enter}');
    await page.user.click(await screen.findByRole('button', { name: 'More for Short-lived' }));
    await page.user.click(screen.getByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Short-lived?' });
    const button = within(dialog).getByRole('button', { name: 'Delete' });
    expect(button).toBeDisabled();
    await page.user.type(within(dialog).getByRole('textbox'), 'Short-lived');
    await page.user.click(button);
    await waitFor(async () => expect(await strategyNamed('Short-lived')).toBeUndefined());
    await waitFor(() => expect(screen.queryByRole('button', { name: 'More for Short-lived' })).not.toBeInTheDocument());
    expect(screen.getByRole('heading', { name: 'Who may see and edit' })).toHaveFocus();
  });

  it('give the focus back when nothing is deleted, and show no row for the question', async () => {
    await openAdmin();
    const rows = (await section('Who may see and edit').findAllByRole('row')).length;
    const button = screen.getByRole('button', { name: 'More for New towns' });
    await page.user.click(button);
    await page.user.click(screen.getByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete New towns?' });
    expect(section('Who may see and edit').getAllByRole('row', { hidden: true })).toHaveLength(rows);
    await page.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('button', { name: 'More for New towns' })).toHaveFocus();
  });

  it('add and remove a project', async () => {
    await openAdmin();
    const [, second] = await section('Projects').findAllByRole('combobox', { name: 'Add a project' });
    await page.user.type(second ?? document.body, 'Payroll');
    await page.user.click(await screen.findByRole('option', { name: /Payroll/ }));
    await waitFor(async () => expect((await strategyNamed('New towns'))?.projectIds).toHaveLength(1));
    const warning = 'Sightline cannot read Payroll. Give its app user the Browse permission there, or leave it out.';
    const saysSo = (_: string, element: Element | null) => element?.tagName === 'P' && element.textContent === warning;
    expect(await section('Projects').findByText(saysSo)).toBeVisible();
    await page.user.click(await section('Projects').findByRole('button', { name: 'Remove Payroll' }));
    await waitFor(() => expect(section('Projects').queryByText(saysSo)).not.toBeInTheDocument());
    await waitFor(async () => expect((await strategyNamed('New towns'))?.projectIds).toHaveLength(0));
  });

  it('name the levels for every page, and refuse an empty name', async () => {
    const { app } = await openAdmin();
    const field = section('Labels and units').getByRole('textbox', { name: 'Theme' });
    await page.user.clear(field);
    expect(screen.getByRole('alert')).toHaveTextContent('Give it a name.');
    await page.user.type(field, 'Pillar{Enter}');
    await waitFor(async () => expect((await overview()).settings.labels.theme).toBe('Pillar'));
    for (const tree of app.trees()) expect(tree.get().model?.view.settings.labels.theme).toBe('Pillar');
    await undo();
    await waitFor(() => expect(field).toHaveValue('Theme'));
  });

  it('count work in points, check in weekly, and add a cycle', async () => {
    await openAdmin();
    await page.user.click(screen.getByRole('radio', { name: 'Story points' }));
    await waitFor(async () => expect((await overview()).settings.estimateUnit).toBe('points'));
    const days = screen.getByRole('textbox', { name: 'Days between check-ins' });
    await page.user.clear(days);
    await page.user.type(days, '0');
    expect(screen.getByRole('alert')).toHaveTextContent('A whole number from 1 to 366.');
    await page.user.clear(days);
    await page.user.type(days, '7{Enter}');
    await waitFor(async () => expect((await overview()).settings.cadenceDays).toBe(7));
    await undo();
    await waitFor(async () => expect((await overview()).settings.cadenceDays).toBe(14));

    const rhythm = section('Check-in rhythm');
    const [add] = await rhythm.findAllByRole('button', { name: 'New cycle' });
    await page.user.click(add ?? document.body);
    await page.user.type(rhythm.getByRole('textbox', { name: 'Name' }), 'Q1 2027');
    expect(rhythm.getByLabelText('First day')).toHaveValue('2027-01-01');
    await page.user.click(rhythm.getByRole('button', { name: 'Save' }));
    expect(await rhythm.findByText(/^1 Jan 2027 to /)).toBeInTheDocument();
  });

  it('show a change of thresholds before it is saved: arrows, Shift, the other thumb in the way', async () => {
    await openAdmin();
    const health = section('Health');
    await health.findByText(/Nothing yet/);
    const onTrack = health.getByRole('slider', { name: 'On track from' });
    const atRisk = health.getByRole('slider', { name: 'At risk from' });
    onTrack.focus();
    await page.user.keyboard('{ArrowLeft}');
    expect(onTrack).toHaveAttribute('aria-valuetext', '0.89');
    await page.user.keyboard('{ArrowRight}{Shift>}{ArrowLeft}{/Shift}');
    expect(onTrack).toHaveAttribute('aria-valuetext', '0.85');

    expect(await health.findByText('3 of 40 objectives and key results')).toBeInTheDocument();
    const checkout = health.getByText('Checkout that people finish').closest('li');
    expect(checkout).toHaveTextContent(/OBJ-7Checkout that people finish.*0\.89At risk.*On track/);

    atRisk.focus();
    await page.user.keyboard('{End}');
    expect(atRisk).toHaveAttribute('aria-valuetext', '0.84');
    expect(health.queryByText('At risk must stay below on track.')).not.toBeInTheDocument();
    await page.user.keyboard('{ArrowRight}');
    expect(health.getByText('At risk must stay below on track.')).toBeInTheDocument();
    expect((await overview()).settings).toMatchObject({ onTrackBp: 9_000, atRiskBp: 7_000 });

    await page.user.click(health.getByRole('button', { name: 'Discard' }));
    expect(onTrack).toHaveAttribute('aria-valuetext', '0.90');
    expect(health.queryByRole('button', { name: 'Save thresholds' })).not.toBeInTheDocument();
  });

  it('save thresholds: what was previewed is what holds, and can be taken back', async () => {
    await openAdmin();
    const health = section('Health');
    await health.findByText(/Nothing yet/);
    health.getByRole('slider', { name: 'On track from' }).focus();
    await page.user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await page.user.click(await health.findByRole('button', { name: 'Save thresholds' }));
    await screen.findByText(/^Saved/);
    const larkfield = await strategyNamed('Larkfield to 2027');
    const healthOf = async (key: string) =>
      (await treeOf(larkfield?.id ?? '')).find((node) => node.key === key)?.rollup.health;
    expect(await healthOf('OBJ-7')).toBe('onTrack');
    expect(health.getByText(/Nothing yet/)).toBeInTheDocument();
    await undo();
    await waitFor(async () => expect((await overview()).settings.onTrackBp).toBe(9_000));
    expect(await healthOf('OBJ-7')).toBe('atRisk');
  });

  it('drag a threshold', async () => {
    await openAdmin();
    const thumb = screen.getByRole('slider', { name: 'At risk from' });
    const track = thumb.parentElement;
    if (track) track.getBoundingClientRect = () => new DOMRect(0, 0, 1200, 10);
    thumb.setPointerCapture = () => undefined;
    thumb.hasPointerCapture = () => true;
    // jsdom knows no PointerEvent; what is read of one is what a MouseEvent has.
    fireEvent(thumb, new MouseEvent('pointerdown', { clientX: 700, bubbles: true }));
    fireEvent(thumb, new MouseEvent('pointermove', { clientX: 604, bubbles: true }));
    expect(thumb).toHaveAttribute('aria-valuetext', '0.60');
  });

  it('keep what was typed when it could not be saved, and say why', async () => {
    await openAdmin();
    page.intercept = (key) =>
      key === 'settings.save'
        ? { ok: false, failure: { code: 'unavailable', message: 'The database does not answer. Try again.' } }
        : undefined;
    const field = section('Labels and units').getByRole('textbox', { name: 'Objective' });
    await page.user.clear(field);
    await page.user.type(field, 'Rock{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not savedThe database does not answer. Try again.');
    expect(field).toHaveValue('Rock');
  });

  it('export a strategy that a paste reads back as the same tree', async () => {
    const { app } = await openAdmin();
    const larkfield = await strategyNamed('Larkfield to 2027');
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (words: string) => Promise.resolve(void copied.push(words)) },
    });
    const button = await section('Data').findByRole('button', { name: 'Copy Larkfield to 2027 as CSV' });
    await waitFor(() => expect(button).not.toHaveAttribute('aria-busy'));
    await page.user.click(button);
    await screen.findByText('Copied.');
    const nodes = await treeOf(larkfield?.id ?? '');
    const { labels } = (await overview()).settings;
    const plan = readPaste(copied[0] ?? '', { under: null, nodes: [], owners: new Map(), labels });
    expect(plan.counts).toMatchObject({ make: nodes.length, cannot: 0 });
    const titleOf = new Map(nodes.map((node) => [node.id, node.title]));
    const shape = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();
    const name = (id: string | null) => (id === null ? '' : (app.people.get().get(id)?.name ?? ''));
    expect(
      shape(
        plan.rows.map(({ kind, title, parent, ownerName, weight, unit, commitment }) => {
          const above = parent.at === 'row' ? plan.rows[parent.index]?.title : '';
          return [kind, title, above, ownerName, weight, unit, commitment?.baseline, commitment?.target];
        }),
      ),
    ).toEqual(
      shape(
        nodes.map(({ kind, title, parentId, ownerId, weight, unit, keyResult }) => {
          const said =
            keyResult && (keyResult.baseline !== null || keyResult.bandLow !== null || keyResult.dueDay !== null);
          const numbers = said ? [keyResult.baseline, keyResult.target] : [undefined, undefined];
          return [kind, title, titleOf.get(parentId ?? '') ?? '', name(ownerId), weight, unit, ...numbers];
        }),
      ),
    );
  });
});
