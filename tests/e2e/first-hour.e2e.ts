import { useSite } from './support/use-site';
import { expectFocus, tabTo } from './support/keyboard';
import { rowOf } from './support/strategy';

/** Ten objectives with key results as one types them: depth, then the line. */
const typed: readonly (readonly [depth: number, line: string])[] = [
  [0, 'Checkout that people finish'],
  [1, 'Checkout completion 61 -> 75 %'],
  [0, 'New customers come back within two weeks'],
  [1, 'Repeat order within 14 days 22 -> 30 %'],
  [0, 'Orders arrive complete'],
  [1, 'Orders with a substitution 18 -> 9 %'],
];

const table = `kind,title,parent,owner,baseline,target,unit,weight
theme,Fresh and on time,,Nadia Sorel,,,,
objective,Pick fast in small stores,Fresh and on time,Piet Aalders,,,,
keyResult,Lines picked per hour,Pick fast in small stores,Piet Aalders,110,110,,
keyResult,Picking errors,Pick fast in smal stores,Piet Aalders,2.1,1,%,
objective,The cold chain never breaks,Fresh and on time,N. Sorell,,,,
keyResult,Deliveries above 5 °C,The cold chain never breaks,Nadia Sorel,4,1,%,
`;

describe('the first hour, on a site with Jira work and no strategy', () => {
  const { strategy, site } = useSite('jira');

  test('by keyboard alone: name, projects, objectives with key results, and the strategy opens', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'mara' });
    const press = (keys: string) => page.keyboard.press(keys);
    await app.getByRole('heading', { name: 'Set up your strategy' }).waitFor();
    await expectAccessible();

    await expectFocus(app.getByRole('textbox', { name: 'Name' }));
    await page.keyboard.type('Larkfield to 2027');
    await press('Enter');

    const projects = app.getByRole('combobox', { name: 'Add a project' });
    await expectFocus(projects);
    for (const [words, name] of [
      ['Store', 'Storefront'],
      ['Fulf', 'Fulfilment'],
    ] as const) {
      // Enter follows at once, as people type: what they typed counts, not what the list showed before.
      await page.keyboard.type(words);
      await press('Enter');
      await app.getByRole('button', { name: `Remove ${name}` }).waitFor();
    }
    await press('Escape');
    await tabTo(page, app.getByRole('button', { name: 'Next', exact: true }));
    await press('Enter');

    await expectFocus(app.getByRole('textbox', { name: /^Title of/ }));
    let depth = 0;
    for (const [wanted, line] of typed) {
      for (; depth < wanted; depth += 1) await press('Tab');
      for (; depth > wanted; depth -= 1) await press('Shift+Tab');
      await page.keyboard.type(line);
      await press('Enter');
    }
    await app.getByText('18 → 9').waitFor();
    await screenshot('first-hour-typed');
    await expectAccessible();
    await tabTo(page, app.getByRole('button', { name: 'Open the strategy' }));
    await press('Enter');

    await app.getByRole('treegrid', { name: 'Larkfield to 2027' }).waitFor();
    for (const key of ['OBJ-1', 'KR-1', 'OBJ-2', 'KR-2', 'OBJ-3', 'KR-3']) await rowOf(app, key).waitFor();
    expect(await rowOf(app, 'KR-1').textContent()).toContain('Checkout completion');
    expectNoProblems();
  });

  test('by paste, in dark, on 360 px: what can be made is made, the rest stays with its reasons', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({
      as: 'mara',
      theme: 'dark',
      width: 360,
    });
    await app.getByRole('button', { name: 'More', exact: true }).click();
    await app.getByRole('menuitem', { name: 'Paste' }).click();
    await app.getByRole('textbox', { name: 'Your text' }).fill(table);
    await app.getByText('Target equals baseline. Give two different numbers').waitFor();
    await app.getByText('Nobody here is called “N. Sorell”.').waitFor();
    await screenshot('paste-dark-360');
    await expectAccessible();

    await app.getByRole('button', { name: 'Make 4 of 6' }).waitFor();
    await app.getByRole('button', { name: 'Pick fast in small stores' }).click();
    await app.getByRole('button', { name: 'Make 5 of 6' }).click();
    await app.getByRole('status').getByText('5 lines were made').waitFor();
    const left = await app.getByRole('textbox', { name: 'Your text' }).inputValue();
    expect(left.trim().split('\n')).toEqual([
      'kind,title,parent,owner,baseline,target,unit,weight',
      expect.stringMatching(/^keyResult,Lines picked per hour,/),
    ]);
    await app.getByRole('button', { name: 'Close' }).click();
    await app.getByRole('row', { name: /Deliveries above 5 °C/ }).waitFor();
    await screenshot('pasted-dark-360');

    // One undo takes the whole paste back.
    await page.keyboard.press('Control+z');
    await app.getByText(/^Undone:/).waitFor();
    await app.getByRole('row', { name: /Deliveries above 5 °C/ }).waitFor({ state: 'detached' });
    expectNoProblems();
  });

  test('the paste page in light at 1440 px: the same line numbers on both sides', async () => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'mara' });
    await app.getByRole('button', { name: 'Paste', exact: true }).click();
    await app.getByRole('textbox', { name: 'Your text' }).fill(table);
    await app.getByText(/Did you mean/).waitFor();
    await screenshot('paste-light');
    await expectAccessible();
    await app.getByRole('button', { name: 'Cancel' }).click();
    await app.getByRole('treegrid').waitFor();
    expectNoProblems();
  });

  test('somebody without rights is told whom to ask, and makes nothing', async () => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'silas' });
    await app.getByText('There is no strategy you may see').waitFor();
    await screenshot('nothing-to-see');
    await expectAccessible();
    expect(await app.getByRole('textbox').count()).toBe(0);
    expectNoProblems();
    await site().ask('DELETE', 'cost');
  });
});
