import { panelOf, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

/** Each theme, and both ends of the widths that the design names; tree and panel in all four pairs are scanned by tree.e2e.ts. */
const looks = [
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 360 },
] as const;
const name = ({ theme, width }: (typeof looks)[number]) => `${theme}-${width}`;

describe('the Strategy page holds axe’s rules in every state', () => {
  const { strategy } = useSite('company');

  test.each(looks)('$theme at $width px', async (look) => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'jonah', ...look });
    const check = async (state: string) => {
      await screenshot(`axe-${state}-${name(look)}`);
      await expectAccessible().catch((error: unknown) => {
        throw new Error(`${state}: ${error instanceof Error ? error.message : String(error)}`);
      });
    };
    await rowOf(app, 'OBJ-7').waitFor();
    await check('tree');

    const result = rowOf(app, 'OBJ-7').getByRole('button', { name: /^Result:/ });
    await result.focus();
    await page.keyboard.press('Enter');
    await app.getByRole('dialog', { name: 'Result of OBJ-7' }).getByRole('heading').first().waitFor();
    await check('explanation');
    await page.keyboard.press('Escape');

    await rowOf(app, 'KR-8').focus();
    await page.keyboard.press('Shift+Enter');
    await app.getByRole('dialog', { name: 'Check in KR-8' }).getByRole('textbox', { name: 'Value' }).waitFor();
    await check('check-in');
    await page.keyboard.press('Escape');

    await rowOf(app, 'KR-8').focus();
    await page.keyboard.press('Shift+F10');
    await app.getByRole('menu').first().waitFor();
    await check('menu');
    await page.keyboard.press('Escape');

    await rowOf(app, 'KR-8').focus();
    await page.keyboard.press('Control+Enter');
    await app.getByRole('textbox', { name: 'Title' }).first().waitFor();
    await check('new-line');
    await page.keyboard.press('Escape');

    for (const key of ['KR-8', 'OBJ-7']) {
      await rowOf(app, key).focus();
      await page.keyboard.press('Enter');
      await panelOf(app, key).getByRole('heading', { name: 'Activity' }).waitFor();
      await check(`panel-${key}`);
      await page.keyboard.press('Escape');
    }
    expectNoProblems();
  });
});

// The paste page, and the first hour in light at 1440 px, are scanned by first-hour.e2e.ts.
describe('setting up holds axe’s rules in every state', () => {
  const { strategy } = useSite('jira');

  test('step by step, in dark at 360 px', async () => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({
      ...{ as: 'mara', theme: 'dark', width: 360 },
    });
    const check = async (state: string) => {
      await screenshot(`axe-first-hour-${state}`);
      await expectAccessible();
    };
    const naming = app.getByRole('textbox', { name: 'Name' });
    await naming.waitFor();
    await check('name');
    await naming.fill('Larkfield to 2027');
    await naming.press('Enter');
    await app.getByRole('combobox', { name: 'Add a project' }).waitFor();
    await check('projects');
    await app.getByRole('button', { name: 'Skip for now' }).click();
    const title = app.getByRole('textbox', { name: /^Title of/ });
    await title.first().waitFor();
    await title.first().fill('Orders with a substitution 18 -> 9 %');
    await check('objectives');
    expectNoProblems();
  });

  test.each([
    ['light', 360],
    ['dark', 1440],
  ] as const)('taken up again, in %s at %i px', async (theme, width) => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'mara', theme, width });
    await app.getByRole('heading', { level: 1 }).waitFor();
    await app.getByText('Larkfield to 2027').first().waitFor();
    await screenshot(`axe-first-hour-again-${theme}-${width}`);
    await expectAccessible();
    expectNoProblems();
  });
});
