import { goToRow } from './support/keyboard';
import { openPanel, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

/** Bad input and bad weather: a clear sentence, and nothing is lost. */
describe('on a bad day', () => {
  const { strategy, open, site } = useSite('company');
  const fault = (faults: object) => site().ask('POST', 'faults', faults);
  const wellAgain = () => site().ask('DELETE', 'faults');

  test.each([
    [403, undefined],
    [429, 2],
    [429, undefined],
    [503, undefined],
  ])(
    'Jira answers %i (Retry-After %p) while the page opens: it says so, and “Try again” goes on',
    async (status, retryAfter) => {
      // Half a day later nothing that Jira once said is remembered.
      await site().ask('POST', 'clock', { advance: 12 * 60 * 60_000 });
      await fault({ jira: [{ status, ...(retryAfter === undefined ? {} : { retryAfter }) }] });
      const { app, screenshot, expectNoProblems, expectAccessible } = await strategy({ as: 'ife' });
      await app.getByRole('heading', { name: 'The strategy could not be read' }).waitFor();
      expect(await app.getByRole('treegrid').count()).toBe(0);
      await screenshot(`jira-${status}${retryAfter === undefined ? '' : '-retry'}`);
      await expectAccessible();
      await wellAgain();
      await app.getByRole('button', { name: 'Try again' }).click();
      await rowOf(app, 'OBJ-7').waitFor();
      expectNoProblems();
    },
  );

  test('Jira does not know the person any more (401): nothing is shown, and a reload brings it back', async () => {
    await site().ask('POST', 'clock', { advance: 12 * 60 * 60_000 });
    await fault({ jira: [{ status: 401 }] });
    const { page, app, expectNoProblems } = await strategy({ as: 'ife' });
    await app
      .getByText('There is no strategy you may see')
      .or(app.getByText('The strategy could not be read'))
      .first()
      .waitFor();
    expect(await app.getByRole('treegrid').count()).toBe(0);
    await wellAgain();
    await page.reload();
    await rowOf(app, 'OBJ-7').waitFor();
    expectNoProblems();
  });

  test.each([429, 503] as const)(
    'Jira answers %i to a write: the words stay, and the same words go through later',
    async (status) => {
      const { page, app, screenshot, expectNoProblems } = await strategy({ as: 'jonah' });
      const title = `Orders arrive complete, ${status}`;
      await goToRow(page, app, 'OBJ-9');
      await fault({ jira: [{ status }] });
      await page.keyboard.press('F2');
      const field = app.getByRole('textbox', { name: 'Title of OBJ-9' });
      await field.fill(title);
      await page.keyboard.press('Enter');
      await app.getByRole('alert').first().waitFor();
      expect(await field.inputValue()).toBe(title);
      await screenshot(`write-${status}`);
      await wellAgain();
      await page.keyboard.press('Escape');
      if ((await field.count()) === 0) {
        await page.keyboard.press('F2');
        await field.fill(title);
      }
      await field.press('Enter');
      await rowOf(app, 'OBJ-9').getByText(title, { exact: true }).waitFor();
      expectNoProblems();
    },
  );

  test('a write that the database carried out, though it said it had not, is no conflict', async () => {
    const { page, app, expectNoProblems } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'OBJ-8');
    await fault({ sql: [{ kind: 'timedOutButDone', match: '^update .?node', times: 1 }] });
    await page.keyboard.press('F2');
    await app.getByRole('textbox', { name: 'Title of OBJ-8' }).fill('New customers come back');
    await page.keyboard.press('Enter');
    await rowOf(app, 'OBJ-8').getByText('New customers come back', { exact: true }).waitFor();
    expect(await app.getByText(/changed this/).count()).toBe(0);
    await page.reload();
    await rowOf(app, 'OBJ-8').getByText('New customers come back', { exact: true }).waitFor();
    expectNoProblems();
  });

  test('a locked database: a check-in is refused with a sentence, and goes through a moment later', async () => {
    const { app, screenshot, expectNoProblems } = await strategy({ as: 'piet' });
    await rowOf(app, 'KR-14')
      .getByRole('button', { name: /Check in KR-14/ })
      .click();
    const popover = app.getByRole('dialog', { name: 'Check in KR-14' });
    await popover.getByRole('textbox', { name: 'Value' }).fill('93');
    await popover.getByRole('textbox', { name: 'Comment' }).fill('Half-term is over.');
    await fault({ sql: [{ kind: 'locked', match: '^(insert|update)' }] });
    await popover.getByRole('button', { name: 'Check in', exact: true }).click();
    await popover.getByRole('alert').waitFor();
    await screenshot('locked');
    await wellAgain();
    await popover.getByRole('button', { name: 'Check in', exact: true }).click();
    await popover.waitFor({ state: 'detached' });
    await rowOf(app, 'KR-14')
      .getByRole('button', { name: /^Result: 63 %/ })
      .waitFor();
    const panel = await openPanel(app, 'KR-14', 'Delivered inside the promised hour, all twelve delivery areas');
    expect(await panel.getByRole('region', { name: 'History of KR-14' }).getByText('Half-term is over.').count()).toBe(
      1,
    );
    expectNoProblems();
  });

  test('the database does not answer: old data stays in sight', async () => {
    const { app, screenshot, expectNoProblems } = await strategy({ as: 'wren' });
    await rowOf(app, 'OBJ-7').waitFor();
    await fault({ sql: [{ kind: 'timedOut' }] });
    await app.getByRole('button', { name: 'Refresh' }).click();
    await app.getByText(/Nothing is lost\. What you see is from/).waitFor();
    await rowOf(app, 'OBJ-7').waitFor();
    await screenshot('stale');
    await wellAgain();
    await app.getByRole('button', { name: 'Try again' }).first().click();
    await app.getByText(/Nothing is lost\. What you see is from/).waitFor({ state: 'detached' });
    expectNoProblems();
  });

  test('titles of 10,000 characters, from right to left and with emoji', async () => {
    const { page, app, screenshot, expectNoProblems } = await strategy({ as: 'jonah' });
    await app.getByRole('button', { name: 'Paste', exact: true }).click();
    const long = 'x'.repeat(10_000);
    const awkward = ['تسوّق بيد واحدة 🛒', '👩‍👩‍👧‍👦 shop together', '<b>bold</b> & "quotes" \\n', 'Ünïcödé ‮ reversed'];
    await app.getByRole('textbox', { name: 'Your text' }).fill([long, ...awkward].join('\n'));
    await app.getByText(/The title has 10,?000 characters\./).waitFor();
    await screenshot('long-title');
    await app.getByRole('button', { name: 'Make 4 of 5' }).click();
    await app.getByText('4 lines were made').waitFor();
    expect(await app.getByRole('textbox', { name: 'Your text' }).inputValue()).toContain(long);
    await app.getByRole('button', { name: 'Close' }).click();
    for (const title of awkward) {
      await app.getByRole('searchbox', { name: 'Find in strategy' }).fill(title);
      const found = app.getByTitle(title, { exact: true });
      await found.waitFor();
      expect(await found.textContent()).toBe(title);
    }
    await app.getByRole('searchbox', { name: 'Find in strategy' }).fill('shop together');
    await screenshot('awkward-titles');
    await page.reload();
    await app.getByRole('treegrid').waitFor();
    expectNoProblems();
  });

  test.each([
    ['an unknown function', { functionKey: 'constructor', payload: {} }, /./],
    ['a malformed payload', { functionKey: 'node.update', payload: { nodeId: 7 } }, /badInput/],
    [
      'an oversized payload',
      { functionKey: 'node.update', payload: { text: 'x'.repeat(600_000) } },
      /500 KB|tooLarge|badInput/,
    ],
    [
      'an unknown id',
      { functionKey: 'node.panel', payload: { nodeId: '00000000-0000-4000-8000-000000000000' } },
      /notFound/,
    ],
  ])('%s is answered, not obeyed', async (_name, call, answered) => {
    const body = { moduleKey: 'strategy', page: 'test', ...call };
    const answer = JSON.stringify(await site().ask('POST', 'invoke', body));
    expect(answer).toMatch(answered);
    expect(answer).not.toMatch(/accountId|installation|"ok":true,"value":\{"ok":true/);
  });

  test('an address that leads nowhere says so', async () => {
    const { app, screenshot, expectNoProblems } = await open('/jira/apps/strategy/nowhere/OBJ-999', { as: 'wren' });
    await app.getByRole('treegrid').or(app.getByText('There is no strategy you may see')).first().waitFor();
    await screenshot('nowhere');
    expectNoProblems();
  });
});
