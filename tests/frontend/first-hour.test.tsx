import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { people } from '../../local/site/people';
import type { NodeRow, TreeView } from '../../src/shared/views';
import { openAppPage, type AppPage } from './paste-site';

// A whole site stands behind each page.
jest.setTimeout(60_000);

let page: AppPage;
beforeAll(async () => {
  page = await openAppPage();
});
afterEach(() => page.reset());
afterAll(() => page.close());

async function openFirstHour(as: 'mara' | 'wren' = 'mara') {
  page.as = as;
  const { FirstHour } = await import('../../src/frontend/features/first-hour/first-hour');
  const opened: string[] = [];
  const pasted: (string | undefined)[] = [];
  const rendered = await page.render(
    <FirstHour onOpen={(id) => opened.push(id)} onPaste={(_, text) => pasted.push(text)} />,
  );
  return { ...rendered, opened, pasted };
}

async function nameIt(name = 'Larkfield to 2027') {
  await page.user.type(await screen.findByRole('textbox', { name: 'Name' }), `${name}{Enter}`);
  await screen.findByRole('button', { name: 'Rename' });
}

async function toStepThree() {
  await nameIt();
  await page.user.click(screen.getByRole('button', { name: 'Skip for now' }));
  return screen.findByRole('textbox', { name: /^Title of/ });
}

async function saved(): Promise<readonly NodeRow[]> {
  const strategyId = page.calls.find(({ key }) => key === 'strategy.create')?.payload['id'];
  const answer = await page.site.call(people.mara.accountId, 'strategy.tree', { strategyId });
  const { nodes } = (answer as { value: TreeView }).value;
  const below = (parentId: string | null): NodeRow[] =>
    nodes
      .filter((node) => node.parentId === parentId)
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .flatMap((node) => [node, ...below(node.id)]);
  return below(null);
}
const titles = async () => (await saved()).map(({ title }) => title);

describe('the first hour', () => {
  it('goes from nothing to objectives with key results by keyboard', async () => {
    const { container, opened } = await openFirstHour();
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveFocus();
    await nameIt();

    const search = await screen.findByRole('combobox', { name: 'Add a project' });
    expect(search).toHaveFocus();
    await page.user.type(search, 'Store');
    await screen.findByRole('option', { name: 'Storefront SHOP' });
    await page.user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Remove Storefront' });
    await page.user.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('It speaks for one project')).toBeInTheDocument();

    const field = await screen.findByRole('textbox', { name: /^Title of objective/ });
    await waitFor(() => expect(field).toHaveFocus());
    await page.user.keyboard('Checkout that people finish{Enter}{Tab}Checkout completion 61 -> 75 %');
    expect(screen.getByText('61 → 75 %')).toBeInTheDocument();
    await page.user.keyboard('{Enter}{Shift>}{Tab}{/Shift}New customers come back{Enter}');
    await waitFor(async () =>
      expect((await saved()).map(({ kind, title, unit }) => [kind, title, unit])).toEqual([
        ['vision', 'Larkfield to 2027', ''],
        ['objective', 'Checkout that people finish', ''],
        ['keyResult', 'Checkout completion', '%'],
        ['objective', 'New customers come back', ''],
      ]),
    );
    const [, first, result] = await saved();
    expect(result).toMatchObject({
      parentId: first?.id,
      keyResult: { direction: 'increase', baseline: 61, target: 75 },
    });

    expect(await axe(container)).toHaveNoViolations();
    await page.user.click(screen.getByRole('button', { name: 'Open the strategy' }));
    await waitFor(() => expect(opened).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
  });

  it('keeps a name that could not be saved, and makes one strategy of two tries', async () => {
    await openFirstHour();
    let lost = 0;
    page.intercept = (key) => {
      if (key !== 'strategy.create' || lost > 0) return undefined;
      lost += 1;
      return { ok: false, failure: { code: 'unavailable', message: 'Jira does not answer. Try again.' } };
    };
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await page.user.type(field, 'Larkfield{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The strategy was not madeJira does not answer. Try again.',
    );
    expect(field).toHaveValue('Larkfield');
    await page.user.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('button', { name: 'Rename' });
    const made = page.calls.filter(({ key }) => key === 'strategy.create').map(({ payload }) => payload);
    expect(made).toHaveLength(2);
    expect(made[0]).toEqual(made[1]);
  });

  it('keeps a line that was refused, and what is under it, until it can be added', async () => {
    await openFirstHour();
    const field = await toStepThree();
    let refusals = 0;
    page.intercept = (key, payload) => {
      if (key !== 'node.create' || payload['title'] !== 'One' || refusals > 0) return undefined;
      refusals += 1;
      return { ok: false, failure: { code: 'busy', message: 'Somebody else is saving. Try again.' } };
    };
    await page.user.type(field, 'One{Enter}{Tab}Under one{Enter}{Shift>}{Tab}{/Shift}Two{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not addedSomebody else is saving. Try again.');
    await waitFor(async () => expect(await titles()).toEqual(['Larkfield to 2027', 'Two']));
    expect(screen.getByText('Under one')).toBeInTheDocument();

    await page.user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(async () =>
      expect((await titles()).sort()).toEqual(['Larkfield to 2027', 'One', 'Two', 'Under one']),
    );
    const nodes = await saved();
    const one = nodes.find(({ title }) => title === 'One');
    expect(nodes.find(({ title }) => title === 'Under one')).toMatchObject({ parentId: one?.id, kind: 'keyResult' });
  });

  it('says what is wrong with a line while it is typed, and does not send it', async () => {
    await openFirstHour();
    const field = await toStepThree();
    await page.user.type(field, 'One{Enter}{Tab}Same 5 -> 5{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Target equals baseline.');
    expect(screen.getByRole('textbox', { name: /^Title of/ })).toHaveValue('Same 5 -> 5');
    await waitFor(async () => expect(await titles()).toEqual(['Larkfield to 2027', 'One']));
  });

  it('adds the line in the field before it leaves', async () => {
    const { opened } = await openFirstHour();
    await page.user.type(await toStepThree(), 'Typed and not entered');
    await page.user.click(screen.getByRole('button', { name: 'Open the strategy' }));
    await waitFor(() => expect(opened).toHaveLength(1));
    expect(await titles()).toContain('Typed and not entered');
  });

  it('takes another kind by its button, and lets the focus go where Tab can not indent', async () => {
    await openFirstHour();
    const field = await toStepThree();
    await page.user.click(screen.getByRole('button', { name: 'Kind: Objective' }));
    await page.user.click(screen.getByRole('menuitemcheckbox', { name: 'Theme' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Title of theme/ })).toHaveFocus());
    await page.user.tab();
    expect(field).not.toHaveFocus();
  });

  it('adds numbers to a key result afterwards, and asks why when they change', async () => {
    await openFirstHour();
    await page.user.type(await toStepThree(), 'One{Enter}{Tab}Faster{Enter}');
    await page.user.click(await screen.findByRole('button', { name: 'Add numbers to Faster' }));
    const numbers = screen.getByRole('textbox', { name: 'From → to' });
    await page.user.type(numbers, 'soon{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Write two numbers, for example 61 → 75 %');
    await page.user.clear(numbers);
    await page.user.type(numbers, '192 -> 120 s{Enter}');
    const shown = await screen.findByRole('button', { name: /^192 → 120\ss, change the numbers of Faster$/ });
    const result = async () => (await saved()).find(({ title }) => title === 'Faster');
    expect(await result()).toMatchObject({
      unit: 's',
      keyResult: { direction: 'decrease', baseline: 192, target: 120 },
    });

    await page.user.click(shown);
    const again = screen.getByRole('textbox', { name: 'From → to' });
    await page.user.clear(again);
    await page.user.type(again, '192 -> 100 s{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Say why. Everyone sees it until the cycle ends.');
    await page.user.type(screen.getByRole('textbox', { name: 'Why?' }), 'A slip of the pen{Enter}');
    await screen.findByRole('button', { name: /^192 → 100\ss/ });
    expect(await result()).toMatchObject({ keyResult: { target: 100 } });
  });

  it('removes a line, with a way back', async () => {
    await openFirstHour();
    await page.user.type(await toStepThree(), 'One{Enter}Two{Enter}');
    await page.user.click(await screen.findByRole('button', { name: 'Remove One' }));
    expect(await screen.findByText(/^Removed OBJ-\d+$/)).toBeInTheDocument();
    expect(await titles()).toEqual(['Larkfield to 2027', 'Two']);
    await page.user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'One, rename' });
  });

  it('renames the vision in place', async () => {
    await openFirstHour();
    await toStepThree();
    await page.user.click(screen.getByRole('button', { name: 'Larkfield to 2027, rename' }));
    const title = screen.getByRole('textbox', { name: 'Title' });
    await page.user.clear(title);
    await page.user.type(title, 'The grocer our towns choose{Enter}');
    await screen.findByRole('button', { name: 'The grocer our towns choose, rename' });
    expect(await titles()).toEqual(['The grocer our towns choose']);
  });

  it('hands several pasted lines, an empty page or an example to the paste page', async () => {
    const { pasted } = await openFirstHour();
    const field = await toStepThree();
    await page.user.click(field);
    await page.user.paste('One\n  Two');
    await waitFor(() => expect(pasted).toEqual(['One\n  Two']));
    await page.user.click(screen.getByRole('button', { name: /^Paste a list or a table/ }));
    await waitFor(() => expect(pasted).toEqual(['One\n  Two', '']));
    await page.user.click(screen.getByRole('button', { name: /^Start from an example/ }));
    await page.user.click(within(await screen.findByRole('menu')).getByRole('menuitem', { name: 'A city' }));
    await waitFor(() => expect(pasted[2]).toMatch(/^Everybody gets around without a car\n {2}Homes/));
  });

  it('changes the cycle', async () => {
    await openFirstHour();
    await toStepThree();
    expect(screen.getByText(/^Cycle: Q4 2026, 1 Oct to 31 Dec\./)).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Change' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await page.user.clear(name);
    await page.user.type(name, 'Autumn{Enter}');
    expect(await screen.findByText(/^Cycle: Autumn, 1 Oct to 31 Dec\./)).toBeInTheDocument();
  });

  it('tells somebody who may not set it up whom to ask', async () => {
    await openFirstHour('wren');
    expect(await screen.findByText('There is no strategy you may see')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});
