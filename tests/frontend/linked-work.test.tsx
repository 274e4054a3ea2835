import { host } from './panel-host';
import { openPage } from './panel-harness';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NodePanel } from '../../src/frontend/features/panel/node-panel';
import { fail, ok } from '../../src/shared/result';
import type { NodeLink } from '../../src/shared/work-views';
import { node } from './panel-fixtures';
import { PanelServer } from './panel-server';

const link = (itemId: number, part: Partial<NodeLink> = {}): NodeLink => ({
  ...{ id: `link-${itemId}`, version: 1, itemId, nodeId: 'obj-7', shareBp: null, effBp: 10_000 },
  ...{ source: 'manual', note: '', underDone: 5, underTotal: 9 },
  ...part,
});
const issue = (id: number, key: string, summary: string, status = 'In Progress', category = 'indeterminate') => ({
  ...{ id: String(id), key },
  fields: {
    ...{ summary, status: { name: status, statusCategory: { key: category } }, resolution: null },
    project: { id: '10000', name: 'Shop' },
  },
});

let links: NodeLink[];
let issues: unknown[];

async function open() {
  const server = new PanelServer([
    node('vis-1', 'vision', 'The grocer our towns choose'),
    node('obj-7', 'objective', 'Checkout that people finish', { parentId: 'vis-1', ownerId: 'ife' }),
  ]);
  host.endpoints['node.work'] = ({ below }) => {
    const found = links.filter(({ nodeId }) => below === true || nodeId === 'obj-7');
    return ok({ nodeId: 'obj-7', links: found, total: found.length });
  };
  host.endpoints['work.unlink'] = ({ id }) => {
    links = links.filter((one) => one.id !== id);
    server.revision += 1;
    return ok({
      ...{ itemId: 1, links: [], restrictedLinks: 0, workClass: { version: 0, workClass: null, reason: '' } },
      revisions: [],
      undo: null,
    });
  };
  host.jira = (path) => (path.includes('bulkfetch') ? { status: 200, body: { issues } } : { status: 200, body: [] });
  const panel = (
    <main>
      <NodePanel
        nodeId="obj-7"
        {...{ full: false, onPrevious: null, onNext: null }}
        onClose={() => undefined}
        onToggleFull={() => undefined}
      />
    </main>
  );
  return { ...(await openPage(panel)), server };
}

const list = () => screen.findByRole('list', { name: 'Linked work' });
const keys = async () =>
  within(await list())
    .getAllByRole('link')
    .map((one) => /[A-Z]+-\d+/.exec(one.textContent)?.[0]);

beforeEach(() => {
  links = [link(1), link(2, { underDone: 6, underTotal: 6 }), link(3, { nodeId: 'vis-1' }), link(4)];
  issues = [
    issue(2, 'SHOP-388', 'Address in one line', 'Done', 'done'),
    issue(1, 'SHOP-412', 'Guest checkout on phones'),
    issue(3, 'SHOP-90', 'Saved cards survive'),
  ];
});
afterEach(() => {
  host.jira = null;
});

it('lists linked work with status, progress and whose it is, and counts what Jira does not tell', async () => {
  await open();
  expect(await keys()).toEqual(['SHOP-90', 'SHOP-388', 'SHOP-412']);
  const [, done, first] = within(await list()).getAllByRole('listitem');
  expect(first).toHaveTextContent(/SHOP-412 Guest checkout on phones.*5 of 9.*Leads to strategy.*In Progress.*Shop/);
  expect(done).toHaveTextContent(/SHOP-388.*6 of 6.*Delivered/);
  expect(screen.getByText("1 more work item you can't open")).toBeVisible();
  expect(await axe(await list())).toHaveNoViolations();
});

it('shows what is linked to the node itself alone, and sorts', async () => {
  const { user } = await open();
  await list();
  const choose = async (name: string) => {
    await user.click(screen.getByRole('button', { name: /^Own( and below)?$/ }));
    await user.click(await screen.findByRole('menuitemcheckbox', { name }));
  };
  await choose('Work done');
  expect((await keys()).at(-1)).toBe('SHOP-388');
  await choose('Own');
  await waitFor(async () => expect(await keys()).toEqual(['SHOP-412', 'SHOP-388']));
});

it('unlinks, and reads the list again when the strategy has moved on', async () => {
  const { user, server, refresh } = await open();
  await list();
  await user.click(screen.getByRole('button', { name: 'Unlink SHOP-412' }));
  await waitFor(async () => expect(await keys()).toEqual(['SHOP-90', 'SHOP-388']));
  links = [...links, link(1)];
  server.revision += 1;
  await refresh();
  await waitFor(async () => expect(await keys()).toEqual(['SHOP-90', 'SHOP-388', 'SHOP-412']));
});

it('says why it was not unlinked', async () => {
  const { user } = await open();
  await list();
  host.endpoints['work.unlink'] = () => fail({ code: 'forbidden', message: 'Jira does not let you edit this issue.' });
  await user.click(screen.getByRole('button', { name: 'Unlink SHOP-412' }));
  expect(await screen.findByText('Jira does not let you edit this issue.')).toBeVisible();
  expect(await keys()).toContain('SHOP-412');
});

it('says that nothing is linked, or that Jira does not answer', async () => {
  links = [];
  await open();
  expect(await screen.findByText('No work linked yet.')).toBeVisible();
});

it('says that Jira does not answer, and tries again', async () => {
  const { user } = await open();
  await list();
  host.jira = () => ({ status: 503, body: {} });
  await user.click(screen.getByRole('button', { name: /^Own( and below)?$/ }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Own' }));
  expect(await screen.findByText('Linked work could not be read')).toBeVisible();
  host.jira = () => ({ status: 200, body: { issues } });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText('Linked work could not be read')).toBeNull());
});

describe('linking many', () => {
  /** The form is loaded when it is asked for, and finds come after a pause. */
  const PATIENT = { timeout: 10_000 };
  const many = Array.from({ length: 150 }, (_, at) => 1_000 + at);
  const openJql = async (linkMany: (typeof host.endpoints)[string]) => {
    links = [];
    const opened = await open();
    host.endpoints['work.linkMany'] = linkMany;
    host.jira = (path) =>
      path.includes('search/jql')
        ? { status: 200, body: { issues: many.map((id) => ({ id: String(id) })), isLast: true } }
        : { status: 200, body: { issues: many.slice(0, 50).map((id) => issue(id, `SHOP-${id}`, `Work ${id}`)) } };
    await opened.user.click(await screen.findByRole('button', { name: 'Link work' }, PATIENT));
    await opened.user.click(await screen.findByRole('button', { name: 'JQL' }, PATIENT));
    await opened.user.type(screen.getByRole('searchbox', { name: 'JQL' }), 'project = SHOP');
    await opened.user.click(await screen.findByRole('button', { name: 'Link 150 work items' }, PATIENT));
    return opened;
  };
  const taken = (items: readonly { id: string; itemId: number }[]) => {
    links = [...links, ...items.map(({ id, itemId }) => link(itemId, { id }))];
    return ok({
      ...{ nodeId: 'obj-7', doneIds: items.map(({ itemId }) => itemId), left: [], revisions: [] },
      undo: { key: 'work.unlinkMany', payload: { nodeId: 'obj-7', links: [] } },
    });
  };
  type Items = { id: string; itemId: number }[];

  it('goes part by part, and is one action to take back', async () => {
    const { app } = await openJql(({ items }) => taken(items as Items));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Link 150 work items' })).toBeNull());
    const parts = host.calls
      .filter(({ key }) => key === 'work.linkMany')
      .map(({ payload }) => payload['items'] as Items);
    expect(parts.map(({ length }) => length)).toEqual([100, 50]);
    expect(app.undo.pop()?.steps).toHaveLength(2);
    expect(app.undo.pop()).toBeNull();
  });

  it('stops where a part fails, says what stands, and goes on from there', async () => {
    let calls = 0;
    const { user, app } = await openJql(({ items }) => {
      calls += 1;
      return calls === 2 ? fail({ code: 'busy', message: 'Try again in a few seconds.' }) : taken(items as Items);
    });
    expect(await screen.findByText(/Try again in a few seconds\. What is linked stays linked\./)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Link 50 work items' }));
    await waitFor(() => expect(links).toHaveLength(150));
    expect(app.undo.pop()?.done).toBe('Linked 50 work items to OBJ-7');
  });
});
