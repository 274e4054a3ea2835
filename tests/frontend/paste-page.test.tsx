import { randomUUID } from 'node:crypto';
import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ReactNode } from 'react';
import { people } from '../../local/site/people';
import type { NodeRow, TreeView } from '../../src/shared/views';
import { openAppPage, type AppPage } from './paste-site';

const TABLE = `kind,title,parent,owner,baseline,target,unit,weight
theme,Fresh and on time,,Nadia Sorel,,,,
objective,Orders arrive complete,Fresh and on time,Nadia Sorel,,,,
keyResult,Orders with a substitution,Orders arrive complete,Nadia Sorel,18,9,%,
keyResult,Delivered in the hour,Orders arrive complete,Ife Adeyemi,88,96,%,
objective,Pick fast in small stores,Fresh and on time,Ife Adeyemi,,,,
keyResult,Lines picked per hour,Pick fast in small stores,Ife Adeyemi,110,110,,
keyResult,Picking errors,Pick fast in smal stores,Ife Adeyemi,2.1,1.0,%,
objective,The cold chain never breaks,Fresh and on time,N. Sorell,,,,
keyResult,Deliveries above 5 °C,The cold chain never breaks,Nadia Sorel,4.0,1.0,%,
initiative,Sensors in every crate,The cold chain never breaks,Mara Ellison,,,,
`;

// A whole site stands behind each page.
jest.setTimeout(60_000);

let page: AppPage;
let strategyId: string;
beforeAll(async () => {
  page = await openAppPage();
});
afterEach(() => page.reset());
afterAll(() => page.close());

async function openPaste(initialText = '', as: AppPage['as'] = 'mara') {
  strategyId = randomUUID();
  const create = {
    requestId: randomUUID(),
    id: strategyId,
    name: 'Larkfield',
    timeZone: 'Europe/London',
    projectIds: [],
  };
  await page.site.call(people.mara.accountId, 'strategy.create', create);
  page.as = as;
  const { TreeProvider, useTreeState } = await import('../../src/frontend/app/tree');
  const { PastePage } = await import('../../src/frontend/features/paste/paste-page');
  function WhenRead({ children }: { readonly children: ReactNode }) {
    return useTreeState().model ? <>{children}</> : null;
  }
  const ended: string[] = [];
  const rendered = await page.render(
    <TreeProvider strategyId={strategyId}>
      <WhenRead>
        <PastePage
          underId={null}
          initialText={initialText}
          onDone={() => ended.push('done')}
          onCancel={() => ended.push('cancel')}
        />
      </WhenRead>
    </TreeProvider>,
  );
  await screen.findByRole('heading', { name: 'Paste under' });
  return { ...rendered, ended };
}

async function nodes(): Promise<readonly NodeRow[]> {
  const answer = await page.site.call(people.mara.accountId, 'strategy.tree', { strategyId });
  return (answer as { value: TreeView }).value.nodes;
}
const text = () => screen.getByRole('textbox', { name: 'Your text' });
const lineRow = (line: number) =>
  screen.getAllByRole('row').find((row) => within(row).queryByRole('button', { name: String(line) })) ?? document.body;
const makeButton = (name: string) => screen.findByRole('button', { name });
const type = async (value: string) => {
  await page.user.clear(text());
  await page.user.click(text());
  await page.user.paste(value);
};

describe('the paste page', () => {
  it('shows what will be made with the same line numbers, and why not the rest', async () => {
    const { container } = await openPaste(TABLE);
    await makeButton('Make 8 of 10');
    expect(await screen.findByText('1 to look at')).toBeInTheDocument();
    expect(screen.getByText('8 will be made')).toBeInTheDocument();
    expect(screen.getByText("2 can't be")).toBeInTheDocument();
    expect(lineRow(7)).toHaveTextContent(
      'Target equals baseline. Give two different numbers. To hold a level, paste a table with “maintain 105–115” as target.',
    );
    expect(lineRow(7)).toHaveTextContent('110 → 110');
    expect(lineRow(8)).toHaveTextContent(
      'No “Pick fast in smal stores” above. Did you mean Pick fast in small stores?',
    );
    expect(lineRow(9)).toHaveTextContent('Nobody here is called “N. Sorell”. It will be made without an owner.');
    expect(lineRow(9)).toHaveTextContent('No owner');
    expect(lineRow(10)).toHaveTextContent('4.0 → 1.0 %');
    expect(within(lineRow(4)).getByText('Nadia Sorel')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();

    await page.user.click(screen.getByRole('checkbox', { name: 'Only problems' }));
    expect(screen.getAllByRole('row')).toHaveLength(4);
  });

  it('mends the text by a click, makes what can be made, keeps the rest, and one undo takes it all back', async () => {
    const { app, ended } = await openPaste(TABLE);
    await page.user.click(await screen.findByRole('button', { name: 'Pick fast in small stores' }));
    expect(text()).toHaveValue(TABLE.replace('smal stores', 'small stores'));
    await page.user.click(await makeButton('Make 9 of 10'));
    expect(await screen.findByText('9 lines were made')).toBeInTheDocument();
    expect(screen.getByText('1 line stays in your text.')).toBeInTheDocument();
    expect(text()).toHaveValue(
      'kind,title,parent,owner,baseline,target,unit,weight\n' +
        'keyResult,Lines picked per hour,Pick fast in small stores,Ife Adeyemi,110,110,,',
    );
    const made = await nodes();
    expect(made).toHaveLength(10);
    const byTitle = (title: string) => made.find((node) => node.title === title);
    expect(byTitle('Picking errors')).toMatchObject({
      kind: 'keyResult',
      unit: '%',
      parentId: byTitle('Pick fast in small stores')?.id,
      ownerId: people.ife.accountId,
      keyResult: { direction: 'decrease', baseline: 2.1, target: 1 },
    });
    expect(byTitle('The cold chain never breaks')?.ownerId).toBeNull();

    await page.user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone: Pasted 9 lines')).toBeInTheDocument();
    expect(await nodes()).toHaveLength(1);
    await waitFor(() => expect(text()).toHaveValue(TABLE.replace('smal stores', 'small stores')));
    expect(app.tree(strategyId).get().model?.view.nodes).toHaveLength(1);
    await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(ended).toEqual(['cancel']);
  });

  it('closes once everything was made', async () => {
    const { ended } = await openPaste('A\n  B 1 → 2 %\nC');
    await page.user.click(await makeButton('Make 3'));
    await waitFor(() => expect(ended).toEqual(['done']));
    expect((await nodes()).map(({ title }) => title).sort()).toEqual(['A', 'B', 'C', 'Larkfield']);
  });

  it('follows the text 300 ms after it changes, in either format', async () => {
    await openPaste();
    expect(text()).toHaveAttribute('placeholder', 'Paste a list or a table here. Indent with spaces or tabs.');
    expect(text()).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Make' })).toBeDisabled();
    await type('title,parent\nA,\nB,A');
    await makeButton('Make 2');
    expect(screen.getByText(/^Read as CSV with a header\./)).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Read as indented text' }));
    await makeButton('Make 3');
    await page.user.click(screen.getByRole('button', { name: 'Read as CSV' }));
    await makeButton('Make 2');
    await type('- A\n  - B');
    await makeButton('Make 2');
    await page.user.click(await screen.findByRole('button', { name: 'Keep list marks' }));
    expect(await screen.findByText('- A')).toBeInTheDocument();
  });

  it('says how many lines are too many', async () => {
    await openPaste('A line\n'.repeat(6_200));
    expect(await screen.findByRole('alert')).toHaveTextContent('That is 6,200 lines. Paste up to 5,000 at a time.');
    expect(screen.getByRole('button', { name: 'Make' })).toBeDisabled();
  });

  it('keeps only the rows in sight of 5,000 in the document', async () => {
    await openPaste(Array.from({ length: 5_000 }, (_, line) => `Line ${line}`).join('\n'));
    await makeButton('Make 5,000');
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  });
});

describe('when making fails', () => {
  const three = Array.from({ length: 600 }, (_, line) => `Line ${line}`).join('\n');

  it('in the middle: says what was made and why not the rest, which stays in the text', async () => {
    const { ended } = await openPaste(three);
    let chunks = 0;
    page.intercept = (key) => {
      if (key !== 'paste.make') return undefined;
      chunks += 1;
      return chunks < 3
        ? undefined
        : {
            ok: false,
            failure: { code: 'forbidden', message: 'You may no longer edit this.', ask: [people.jonah.accountId] },
          };
    };
    await page.user.click(await makeButton('Make 600'));
    const alert = await screen.findByRole('alert', {}, { timeout: 10_000 });
    expect(alert).toHaveTextContent('500 of 600 were made');
    await waitFor(() => expect(alert).toHaveTextContent('You may no longer edit this. Ask Jonah Castell.'));
    await waitFor(() => expect(alert).toHaveTextContent('100 lines stay in your text.'));
    expect((text() as HTMLTextAreaElement).value.split('\n')).toEqual(three.split('\n').slice(500));
    expect(await nodes()).toHaveLength(501);
    expect(ended).toEqual([]);

    page.intercept = null;
    page.site.advance(60_000);
    await page.user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Undone: Pasted 500 lines', {}, { timeout: 10_000 });
    expect(await nodes()).toHaveLength(1);
    await waitFor(() => expect(text()).toHaveValue(three));
  });

  it('because an answer got lost: the piece is given again under its id, and made once', async () => {
    const { ended } = await openPaste('A\n  B');
    let lost = 0;
    page.intercept = (key, payload) => {
      if (key !== 'paste.make' || lost > 0) return undefined;
      lost += 1;
      return page.site
        .invoke({ as: people.mara.accountId, moduleKey: 'strategy', functionKey: key, payload })
        .then(() => ({ ok: false, failure: { code: 'unavailable', message: 'No answer.', retryAfterMs: 1 } }));
    };
    await page.user.click(await makeButton('Make 2'));
    await waitFor(() => expect(ended).toEqual(['done']));
    const sent = page.calls.filter(({ key }) => key === 'paste.make').map(({ payload }) => payload['requestId']);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(sent[1]);
    expect(await nodes()).toHaveLength(3);
  });

  it('for good after the last piece arrived all the same: nothing is said to be missing', async () => {
    const { ended } = await openPaste('A');
    page.intercept = (key, payload) =>
      key === 'paste.make'
        ? page.site
            .invoke({ as: people.mara.accountId, moduleKey: 'strategy', functionKey: key, payload })
            .then(() => ({ ok: false, failure: { code: 'broken', message: 'Something broke.' } }))
        : undefined;
    await page.user.click(await makeButton('Make 1'));
    await waitFor(() => expect(ended).toEqual(['done']));
    expect(await nodes()).toHaveLength(2);
  });

  it('for want of rights: says so, and the text is whole', async () => {
    await openPaste('A\n  B', 'wren');
    await page.user.click(await makeButton('Make 2'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was made');
    expect(text()).toHaveValue('A\n  B');
    expect(await nodes()).toHaveLength(1);
  });

  it('because Jira does not answer for owners: the lines can be made, and it can be asked again', async () => {
    await openPaste();
    page.site.faults.jira({ status: 503, match: 'user/search', times: 1 });
    await act(async () => {
      await type('title,owner\nA,Nadia Sorel');
    });
    const again = await screen.findByRole('button', { name: 'Ask again' });
    await page.user.click(again);
    await waitFor(() => expect(within(lineRow(2)).getByText('Nadia Sorel')).toBeInTheDocument());
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Ask again' })).not.toBeInTheDocument());
  });
});
