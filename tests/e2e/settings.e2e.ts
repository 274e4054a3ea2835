import { expectFocus } from './support/keyboard';
import { rowOf } from './support/strategy';
import { useSite } from './support/use-site';

describe('the settings', () => {
  const { open, strategy } = useSite('company');
  const settings = '/jira/apps/settings';

  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['dark', 360],
  ] as const)('%s at %i px', async (theme, width) => {
    const { app, expectNoProblems, expectAccessible, screenshot } = await open(settings, { as: 'mara', theme, width });
    await app.getByRole('heading', { name: 'Access, projects and health' }).waitFor();
    await app.getByText('Storefront', { exact: true }).first().waitFor();
    await screenshot(`settings-${theme}-${width}`);
    await expectAccessible();
    expectNoProblems();
  });

  test('a threshold, moved by arrows, shows what changes before it is saved', async () => {
    const { page, app, expectNoProblems, screenshot } = await open(settings, { as: 'mara' });
    const onTrack = app.getByRole('slider', { name: /On track/ });
    await onTrack.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    for (const key of ['OBJ-7', 'OBJ-18', 'KR-17']) await app.getByText(key, { exact: true }).waitFor();
    await app.getByText(/3 of \d+ objectives and key results/).waitFor();
    await screenshot('thresholds');
    await app.getByRole('button', { name: 'Save thresholds' }).click();
    await app.getByRole('status').getByText(/Saved/).first().waitFor();
    const changed = await strategy({ as: 'wren' });
    await rowOf(changed.app, 'OBJ-7').getByRole('button', { name: 'Health: On track. Explain' }).waitFor();

    await app.getByRole('button', { name: 'Undo' }).click();
    await changed.app.getByRole('button', { name: 'Refresh' }).click();
    await rowOf(changed.app, 'OBJ-7').getByRole('button', { name: 'Health: At risk. Explain' }).waitFor();

    // At risk must stay below on track.
    const atRisk = app.getByRole('slider', { name: /At risk/ });
    await atRisk.focus();
    await expectFocus(atRisk);
    for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('Shift+ArrowRight');
    await app.getByText('At risk must stay below on track.').waitFor();
    expectNoProblems();
    changed.expectNoProblems();
  });

  test('a kind gets another name, and people see it', async () => {
    const { page, app, expectNoProblems } = await open(settings, { as: 'mara' });
    await app.getByRole('textbox', { name: 'Theme' }).fill('Pillar');
    await page.keyboard.press('Tab');
    await app.getByRole('status').getByText(/Saved/).first().waitFor();
    const other = await strategy({ as: 'wren' });
    await other.app.getByRole('row', { name: /^Pillar THM-1/ }).waitFor();
    await app.getByRole('button', { name: 'Undo' }).click();
    expectNoProblems();
    other.expectNoProblems();
  });

  test('who does not administer Jira is told so, by menu and by address', async () => {
    const { page, expectNoProblems, expectAccessible } = await open(settings, { as: 'wren' });
    await page.getByText('The page does not exist, or only Jira administrators may open it.').waitFor();
    await page.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('link', { name: 'Strategy', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Strategy settings' }).count()).toBe(0);
    await expectAccessible();
    expectNoProblems();
  });
});
