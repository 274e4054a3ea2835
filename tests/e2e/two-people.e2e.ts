import { expectFocus, goToRow } from './support/keyboard';
import { openPanel, rowOf } from './support/strategy';
import { useSite } from './support/use-site';

describe('undo, and two people at once', () => {
  const { strategy } = useSite('company');

  async function rename(visit: Awaited<ReturnType<typeof strategy>>, key: string, title: string): Promise<void> {
    await goToRow(visit.page, visit.app, key);
    await visit.page.keyboard.press('F2');
    await visit.app.getByRole('textbox', { name: `Title of ${key}` }).fill(title);
    await visit.page.keyboard.press('Enter');
    await rowOf(visit.app, key).getByText(title, { exact: true }).waitFor();
  }

  test('Ctrl+Z takes back the last action of this tab, and the one before', async () => {
    const visit = await strategy({ as: 'jonah' });
    const { page, app, expectNoProblems } = visit;
    await rename(visit, 'OBJ-8', 'First');
    await rename(visit, 'OBJ-9', 'Second');
    await page.keyboard.press('Control+z');
    await rowOf(app, 'OBJ-9').getByText('Orders arrive complete', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await rowOf(app, 'OBJ-8').getByText('New customers come back within two weeks', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await app.getByText('Nothing to undo in this tab.').waitFor();
    expectNoProblems();
  });

  test('the flag undoes a move, a check-in and an archive', async () => {
    const { page, app, expectNoProblems, screenshot } = await strategy({ as: 'jonah' });
    await goToRow(page, app, 'KR-9');
    await page.keyboard.press('Alt+ArrowUp');
    await app.getByText('Moved KR-9 up').waitFor();
    await screenshot('flag');
    await app.getByRole('button', { name: 'Undo' }).click();
    await app.getByText('Undone: Moved KR-9 up').waitFor();

    await rowOf(app, 'KR-14')
      .getByRole('button', { name: /Check in KR-14/ })
      .click();
    await app.getByRole('textbox', { name: 'Value' }).fill('95');
    await app.getByRole('dialog').getByRole('button', { name: 'Check in', exact: true }).click();
    await rowOf(app, 'KR-14')
      .getByRole('button', { name: /^Result: 88 %/ })
      .waitFor();
    await app.getByRole('button', { name: 'Undo' }).click();
    await rowOf(app, 'KR-14')
      .getByRole('button', { name: /^Result: 55 %/ })
      .waitFor();

    await goToRow(page, app, 'OBJ-18');
    await page.keyboard.press('Delete');
    await app.getByRole('dialog', { name: 'Archive OBJ-18' }).getByRole('button', { name: 'Archive' }).click();
    await rowOf(app, 'OBJ-18').waitFor({ state: 'detached' });
    await app.getByRole('button', { name: 'Undo' }).click();
    await rowOf(app, 'OBJ-18').waitFor();
    await rowOf(app, 'KR-17').waitFor();
    expectNoProblems();
  });

  test('after somebody else’s change undo says so and changes nothing', async () => {
    const mine = await strategy({ as: 'jonah' });
    await rename(mine, 'OBJ-18', 'Cold is cold');
    const other = await strategy({ as: 'nadia' });
    await rename(other, 'OBJ-18', 'Cold stays cold');
    await mine.page.keyboard.press('Control+z');
    await mine.app.getByText('Not undone').waitFor();
    await mine.app.getByText(/Nadia Sorel has changed OBJ-18 since\./).waitFor();
    await mine.screenshot('undo-too-late');
    await rowOf(mine.app, 'OBJ-18').getByText('Cold stays cold', { exact: true }).waitFor();
    await mine.app.getByRole('button', { name: 'Show what changed' }).click();
    const activity = mine.app.getByRole('complementary').getByRole('heading', { name: 'Activity' });
    await expectFocus(activity);
    expect(await activity.evaluate((heading) => heading.getBoundingClientRect().bottom < innerHeight)).toBe(true);
    mine.expectNoProblems();
    other.expectNoProblems();
  });

  test.each(['light', 'dark'] as const)(
    'the second of two writers sees both versions and keeps what was typed: %s',
    async (theme) => {
      const saved =
        'Four in ten baskets are left at the till. We make paying the shortest part of shopping, on a phone, with one thumb';
      const ife = await strategy({ as: 'ife', theme });
      const jonah = await strategy({ as: 'jonah', theme });
      const mine = await openPanel(ife.app, 'OBJ-7', 'Checkout that people finish');
      const theirs = await openPanel(jonah.app, 'OBJ-7', 'Checkout that people finish');
      for (const panel of [mine, theirs]) await panel.getByText(/Four in ten baskets/).click();
      const text = mine.getByRole('textbox', { name: 'Narrative' });
      const before = await text.inputValue();
      await theirs
        .getByRole('textbox', { name: 'Narrative' })
        .fill(before.replace('on a phone', 'on the phones our customers really own'));
      await jonah.page.keyboard.press('Control+Enter');
      await theirs
        .getByText(/really own/)
        .first()
        .waitFor();

      const typed = before.replace(/\.$/, ', in under three minutes.');
      await text.fill(typed);
      await ife.page.keyboard.press('Control+Enter');
      const notice = mine.getByRole('alert', { name: 'Changed by two people' });
      await notice.getByText('Jonah Castell changed this while you were typing').waitFor();
      await notice
        .getByRole('region', { name: 'Saved now' })
        .getByText(/really own/)
        .first()
        .waitFor();
      await notice
        .getByRole('region', { name: 'Yours' })
        .getByText(/in under three minutes/)
        .first()
        .waitFor();
      await expectFocus(notice);
      expect(await text.inputValue()).toBe(typed);
      await ife.screenshot(`conflict-${theme}`);
      await ife.expectAccessible();

      await notice.getByRole('button', { name: 'Edit both into one' }).click();
      await expectFocus(text);
      const both = await text.inputValue();
      expect(both).toContain('really own');
      expect(both).toContain('in under three minutes');

      // Esc does not lose it.
      const offer = mine.getByRole('status', { name: 'You have unsaved text' });
      await ife.page.keyboard.press('Escape');
      await offer.waitFor();
      await ife.screenshot(`unsaved-${theme}`);
      await ife.expectAccessible();
      await offer.getByRole('button', { name: 'Keep' }).click();
      await expectFocus(text);
      expect(await text.inputValue()).toBe(both);
      await ife.page.keyboard.press('Control+Enter');
      await text.waitFor({ state: 'detached' });

      // Back to where it was, for the other theme.
      await mine.getByText(/Four in ten baskets/).click();
      await text.fill(`${saved}.`);
      await ife.page.keyboard.press('Control+Enter');
      await text.waitFor({ state: 'detached' });
      ife.expectNoProblems();
      jonah.expectNoProblems();
    },
  );

  test('a rename that meets another one is told, and keeps the words', async () => {
    const first = await strategy({ as: 'jonah' });
    const second = await strategy({ as: 'nadia' });
    await goToRow(second.page, second.app, 'OBJ-10');
    await second.page.keyboard.press('F2');
    const field = second.app.getByRole('textbox', { name: 'Title of OBJ-10' });
    await field.fill('Pick faster in small stores');
    await rename(first, 'OBJ-10', 'Pick in small stores');
    await field.press('Enter');
    await second.app.getByText(/Jonah Castell changed this/).waitFor();
    expect(await field.inputValue()).toBe('Pick faster in small stores');
    await second.screenshot('rename-conflict');
    first.expectNoProblems();
    second.expectNoProblems();
  });
});
