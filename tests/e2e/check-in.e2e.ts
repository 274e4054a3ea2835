import { expectFocus, goToRow, tabTo } from './support/keyboard';
import { openPanel, panelOf, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

describe('checking in', () => {
  const { strategy } = useSite('company');

  test('takes two clicks from the tree: the result, and “Check in”', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'ife' });
    await rowOf(app, 'KR-8')
      .getByRole('button', { name: /Check in KR-8/ })
      .click();
    const popover = app.getByRole('dialog', { name: 'Check in KR-8' });
    const value = popover.getByRole('textbox', { name: 'Value' });
    await expectFocus(value);
    // Prefilled and selected, so that typing replaces it.
    expect(await value.inputValue()).toBe('66.4');
    await page.keyboard.type('67.2');
    const preview = popover.getByRole('status', { name: 'Result and health after this check-in' });
    await preview.getByText(/44\s%/).waitFor();
    await preview.getByText('At risk').waitFor();
    await popover.getByText(/was 66\.4\s% on 17 Nov/).waitFor();
    await popover.getByRole('radio', { name: '6', checked: true }).waitFor({ state: 'attached' });
    await screenshot('check-in');
    await expectAccessible();
    await popover.getByRole('button', { name: 'Check in', exact: true }).click();
    await popover.waitFor({ state: 'detached' });
    await rowOf(app, 'KR-8')
      .getByRole('button', { name: /^Result: 44 %/ })
      .waitFor();
    expect(await rowOf(app, 'KR-8').textContent()).toMatch(/67\.2 → 75/);
    // (44.3 + 58.0 + 45.0) / 3
    await rowOf(app, 'OBJ-7')
      .getByRole('button', { name: /^Result: 49 %/ })
      .waitFor();
    expectNoProblems();
  });

  test.each([
    ['light', 1440],
    ['dark', 360],
  ] as const)('by keyboard alone, back-dated, with comment and confidence: %s, %i px', async (theme, width) => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'piet', theme, width });
    await goToRow(page, app, 'KR-16');
    await page.keyboard.press('Shift+Enter');
    const popover = app.getByRole('dialog', { name: 'Check in KR-16' });
    await expectFocus(popover.getByRole('textbox', { name: 'Value' }));
    await page.keyboard.type(theme === 'light' ? '88' : '90');
    const asOf = popover.getByLabel('As of');
    await tabTo(page, asOf);
    await asOf.fill(theme === 'light' ? '2026-11-12' : '2026-11-16');
    await tabTo(page, popover.getByRole('radio', { checked: true }));
    await page.keyboard.press('ArrowRight');
    await tabTo(page, popover.getByRole('textbox', { name: 'Comment' }));
    await page.keyboard.type(`Counted late in ${theme}.`);
    await screenshot(`check-in-${theme}-${width}`);
    await expectAccessible();
    await page.keyboard.press('Control+Enter');
    await popover.waitFor({ state: 'detached' });
    // The focus is back in the row: the keys of the tree go on from there.
    await expectFocus(rowOf(app, 'KR-16'));
    // Somebody has spoken again: no longer outdated.
    await rowOf(app, 'KR-16')
      .getByRole('button', { name: /^Health: (At risk|Off track)/ })
      .waitFor();

    await goToRow(page, app, 'KR-16');
    await page.keyboard.press('Enter');
    const history = panelOf(app, 'KR-16').getByRole('region', { name: 'History of KR-16' });
    const entry = history.getByRole('button', { name: new RegExp(`Entered 19 Nov\\. Counted late in ${theme}\\.`) });
    await entry.waitFor();
    expect(await entry.textContent()).toMatch(
      theme === 'light' ? /12 Nov.*88.*Confidence 6/ : /16 Nov.*90.*Confidence 7/,
    );
    expectNoProblems();
  });

  test('the history is a list and a chart', async () => {
    const { app, expectNoProblems, screenshot } = await strategy({ as: 'wren' });
    const panel = await openPanel(app, 'KR-9', 'Median time to pay');
    const table = panel.getByRole('table', { name: 'KR-9 Median time to pay: values' });
    expect((await table.getByRole('row').allTextContents()).slice(1)).toHaveLength(6);
    await panel
      .getByRole('region', { name: 'History of KR-9' })
      .getByText(/Slots are held while people pay/)
      .waitFor();
    await screenshot('history');
    expectNoProblems();
  });

  test('bad values are answered under their field, and nothing typed is lost', async () => {
    const { page, app, expectNoProblems, screenshot } = await strategy({ as: 'leo' });
    await rowOf(app, 'KR-9')
      .getByRole('button', { name: /Check in KR-9/ })
      .click();
    const popover = app.getByRole('dialog', { name: 'Check in KR-9' });
    const value = popover.getByRole('textbox', { name: 'Value' });
    const submit = popover.getByRole('button', { name: 'Check in', exact: true });
    await popover.getByRole('textbox', { name: 'Comment' }).fill('Kept all the while.');
    await value.fill('much better');
    await submit.click();
    await popover.getByText('Enter a number, for example 67.2').waitFor();
    await expectFocus(value);
    for (const wrong of ['1e308', 'NaN', '']) {
      await value.fill(wrong);
      await submit.click();
      expect(await value.getAttribute('aria-invalid')).toBe('true');
    }
    await value.fill('180');
    await popover.getByLabel('As of').fill('2026-11-20');
    await submit.click();
    await popover.getByText("A check-in can't be in the future.").waitFor();
    await screenshot('check-in-future');
    expect(await popover.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('Kept all the while.');
    await page.keyboard.press('Escape');
    await rowOf(app, 'KR-9')
      .getByRole('button', { name: /^Result: 58 %/ })
      .waitFor();
    expectNoProblems();
  });

  test('a changed target asks why, and everyone sees the reason', async () => {
    const { page, app, expectNoProblems, expectAccessible, screenshot } = await strategy({ as: 'nadia' });
    const panel = await openPanel(app, 'KR-13', 'Orders with a substitution');
    await panel.getByRole('button', { name: /^Target/ }).click();
    const form = panel.getByRole('form', { name: 'Measure of KR-13' });
    const target = form.getByRole('textbox', { name: 'Target' });
    const save = form.getByRole('button', { name: 'Save' });

    await target.fill('18');
    await save.click();
    await form.getByText('The target is the same as the start. Choose another.').waitFor();
    await target.fill('25');
    await save.click();
    await form.getByText('The target lies against the direction. Change one of them.').waitFor();
    expect(await target.inputValue()).toBe('25');

    await target.fill('10');
    await form.getByRole('textbox', { name: 'Why?' }).fill('');
    await save.click();
    expect(await form.getByRole('textbox', { name: 'Why?' }).getAttribute('aria-invalid')).toBe('true');
    await form.getByText('Say why. Everyone sees it until the cycle ends.').waitFor();
    await screenshot('target-why');
    await expectAccessible();
    await form.getByRole('textbox', { name: 'Why?' }).fill('the harvest was late.');
    await page.keyboard.press('Enter');
    await panel.getByText(/Target 9 → 10 on 19 Nov, because the harvest was late\./).waitFor();

    const other = await strategy({ as: 'wren' });
    const seen = await openPanel(other.app, 'KR-13', 'Orders with a substitution');
    await seen.getByText(/Target 9 → 10 on 19 Nov, because the harvest was late\./).waitFor();
    expectNoProblems();
    other.expectNoProblems();
  });
});
