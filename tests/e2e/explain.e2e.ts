import type { Locator } from 'playwright-core';
import { expectFocus, goToRow } from './support/keyboard';
import { openPanel, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

/** "(38.6 + 2 × 58.0) / 3" as people would reckon it. */
function reckon(formula: string): number {
  const [, top = '', bottom = '1'] = /^\((.+)\)\s*\/\s*([\d.]+)$/.exec(formula.replaceAll('\u00a0', ' ').trim()) ?? [];
  const sum = top
    .split('+')
    .reduce((all, term) => all + term.split('×').reduce((product, part) => product * Number(part), 1), 0);
  return sum / Number(bottom);
}

const figure = (text: string | null): number => Number(/-?[\d.]+/.exec((text ?? '').replaceAll('\u00a0', ' '))?.[0]);

/** One decimal, as it is shown. */
const halfUp = (value: number): number => Math.floor(value * 10 + 0.5 + 1e-9) / 10;

describe('every number opens to where it comes from', () => {
  const { strategy } = useSite('company');

  /** The last row of the table: its sum spelled out, and what that gives. */
  async function sumOf(dialog: Locator): Promise<{ readonly again: number; readonly shown: number }> {
    const last = dialog.getByRole('table').getByRole('row').last();
    const formula = (await last.getByRole('rowheader').textContent()) ?? '';
    return { again: reckon(formula), shown: figure(await last.getByRole('cell').last().textContent()) };
  }

  test('a result above key results follows from its inputs, as they are shown', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'wren' });
    for (const key of ['VIS-1', 'THM-1', 'OBJ-7', 'OBJ-8', 'THM-2', 'OBJ-9']) {
      const button = rowOf(app, key).getByRole('button', { name: /^Result:/ });
      const title = figure(await button.getAttribute('aria-label'));
      await button.click();
      const dialog = app.getByRole('dialog', { name: `Result of ${key}` });
      await dialog.getByRole('heading', { name: new RegExp(`^Result ${title}`) }).waitFor();
      const inputs = (await dialog.getByRole('table').getByRole('row').all()).slice(1, -1);
      const values = await Promise.all(
        inputs.map(async (row) => figure(await row.getByRole('cell').last().textContent())),
      );
      const { again, shown } = await sumOf(dialog);
      expect(halfUp(values.reduce((sum, value) => sum + value, 0) / values.length)).toBe(shown);
      expect(halfUp(again)).toBe(shown);
      expect(Math.round(shown)).toBe(title);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expectNoProblems();
  });

  test('the result of a key result is (now − start) / (target − start)', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'wren' });
    await goToRow(page, app, 'KR-8');
    await page.keyboard.press('Shift+F10');
    await app.getByRole('menuitem', { name: 'Explain the result' }).click();
    const dialog = app.getByRole('dialog', { name: 'Result of KR-8' });
    const value = async (name: string) =>
      figure(
        await dialog
          .getByRole('row', { name: new RegExp(`^${name}`) })
          .getByRole('cell')
          .last()
          .textContent(),
      );
    const [start, now, target] = [await value('Start'), await value('Now'), await value('Target')];
    const shown = figure(
      await dialog.getByRole('table').getByRole('row').last().getByRole('cell').last().textContent(),
    );
    expect(((now - start) / (target - start)) * 100).toBeCloseTo(shown, 1);
    await dialog.getByRole('button', { name: 'Rule PR1' }).click();
    await screenshot('explain-key-result');
    await expectAccessible();
    expectNoProblems();
  });

  test.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)(
    'health is result by expected: %s, %i px; Esc closes it and the focus goes back',
    async (theme, width) => {
      const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({
        as: 'wren',
        theme,
        width,
      });
      const button = rowOf(app, 'OBJ-7').getByRole('button', { name: /^Health:/ });
      await button.click();
      const dialog = app.getByRole('dialog', { name: 'Health of OBJ-7' });
      await dialog.getByText('0.89', { exact: true }).first().waitFor();
      const words = ((await dialog.textContent()) ?? '').replaceAll('\u00a0', ' ');
      const [, result = '', expected = ''] = /= ([\d.]+) % result \/ ([\d.]+) % expected/.exec(words) ?? [];
      expect((Number(result) / Number(expected)).toFixed(2)).toBe('0.89');
      expect(words).toContain('49 of 92 days have passed');
      await screenshot(`explain-health-${theme}-${width}`);
      await expectAccessible();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expectFocus(button);
      expectNoProblems();
    },
  );

  test('what is outdated, overridden or not measured says why', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'wren' });
    const why = async (key: string): Promise<string> => {
      await goToRow(page, app, key);
      await rowOf(app, key)
        .getByRole('button', { name: /^Health:/ })
        .click();
      const dialog = app.getByRole('dialog', { name: `Health of ${key}` });
      await dialog.getByRole('heading').waitFor();
      const words = ((await dialog.textContent()) ?? '').replaceAll('\u00a0', ' ');
      await page.keyboard.press('Escape');
      return words;
    };
    expect(await why('KR-16')).toMatch(/26 days/);
    expect(await why('OBJ-22')).toMatch(/Piet Aalders set it to on track until .*Oven three/);
    expect(await why('OBJ-21')).toMatch(/no/i);
    expect(await why('OBJ-16')).toMatch(/dropped/i);
    expectNoProblems();
  });

  test('the numbers of the panel open too', async () => {
    const { app, expectNoProblems, screenshot } = await strategy({ as: 'wren' });
    const panel = await openPanel(app, 'OBJ-7', 'Checkout that people finish');
    await panel.getByRole('button', { name: /^Result:/ }).click();
    const dialog = app.getByRole('dialog', { name: 'Result of OBJ-7' });
    await dialog.getByText('(38.6 + 58.0 + 45.0)', { exact: false }).waitFor();
    await dialog.getByText(/Mean of three inputs with equal weight/).waitFor();
    await screenshot('explain-result');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await panel.getByRole('button', { name: /^Expected:/ }).click();
    await app.getByRole('dialog', { name: 'Expected of OBJ-7' }).getByText(/53\.3/).first().waitFor();
    expectNoProblems();
  });
});
