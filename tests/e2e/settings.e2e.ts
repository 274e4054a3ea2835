import { expectFocus } from './support/keyboard';
import { rowOf } from './support/strategy';
import { useSite } from './support/use-site';

describe('the settings', () => {
  const { open, strategy, site } = useSite('company');
  const settings = '/jira/apps/settings';

  const rest = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`http://localhost:${new URL(site().url).port}/rest/api/3/${path}`, {
      ...{ method, body: JSON.stringify(body) },
      headers: { authorization: 'Bearer local-mara', 'content-type': 'application/json' },
    });
    return answer.status === 204 ? null : answer.json();
  };
  const find = async (jql: string) =>
    (await rest('POST', 'search/jql', { jql, fields: ['summary'], maxResults: 2 })) as {
      readonly issues: readonly {
        readonly id: string;
        readonly key: string;
        readonly fields: { readonly summary: string };
      }[];
    };

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

  test('a change that Jira tells of in no way anybody understands is shown, and tried again by keyboard', async () => {
    const { issues: epics } = await find('project = SHOP AND issuetype = Epic ORDER BY id');
    const { issues: stories } = await find(`parent = ${epics[0]?.key} ORDER BY id`);
    const { id, key, fields } = stories[0] ?? { id: '', key: '', fields: { summary: '' } };
    await site().ask('POST', 'faults', { issues: [{ issue: id, as: 'app' }] });
    await rest('PUT', `issue/${id}`, { fields: { parent: { id: epics[1]?.id } } });
    await site().ask('POST', 'events');
    // As often as the platform tries.
    for (let tries = 0; tries < 6; tries += 1) {
      await site().ask('POST', 'clock', { advance: 61_000 });
      await site().ask('POST', 'queue');
    }

    const looked = async (theme: 'light' | 'dark', width: number) => {
      const visit = await open(settings, { as: 'mara', theme, width });
      const { app, expectNoProblems, expectAccessible, screenshot } = visit;
      const section = app.getByRole('region', { name: 'Sync and limits' });
      // What stands above it is there.
      await app.getByText('Current').last().waitFor();
      await app.getByRole('link', { name: 'Sync and limits' }).press('Enter');
      await expectFocus(section.getByRole('heading', { name: 'Sync and limits' }));
      await section.getByText('1 change could not be read').waitFor();
      await section.getByRole('link', { name: `${key} ${fields.summary}` }).waitFor();
      await section.getByText(/^Jira answered something else than documented\. Tried 5 times, last at /).waitFor();
      await section.getByText('Nothing is waiting.').waitFor();
      const sideways = await app.locator('[data-admin-main]').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await screenshot(`settings-sync-${theme}-${width}`);
      await expectAccessible();
      expectNoProblems();
      return { ...visit, section };
    };
    await looked('dark', 360);
    const { page, app, section, expectNoProblems, screenshot } = await looked('light', 1440);

    // Jira is understood again.
    await site().ask('DELETE', 'faults');
    await page.keyboard.press('Tab');
    await expectFocus(section.getByRole('link', { name: `${key} ${fields.summary}` }));
    await page.keyboard.press('Tab');
    await expectFocus(section.getByRole('button', { name: 'Try again' }));
    await page.keyboard.press('Enter');
    await app.getByText('Trying 1 change again.').waitFor();
    await section.getByText('Everything is up to date.').waitFor();
    await expectFocus(section.getByRole('heading', { name: 'Sync and limits' }));
    expect(await section.getByText('could not be read').count()).toBe(0);

    await site().ask('POST', 'schedule?key=hourly-run');
    await page.reload();
    await app.getByRole('link', { name: 'Sync and limits' }).click();
    await section.getByText(/^Last at \d\d:\d\d, \d+ issues looked at\.$/).waitFor();
    await section.getByText(/^That repair spent \d+ of its 1,000 points an hour\.$/).waitFor();
    await screenshot('settings-sync-calm');
    expectNoProblems();
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
