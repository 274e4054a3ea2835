import {
  commitmentField,
  commitmentOf,
  asksWhy,
  readForm,
  writeForm,
} from '../../src/frontend/features/panel/metric/commitment-field';
import { commitmentPhrase, commitmentShort } from '../../src/frontend/features/panel/metric/commitment-words';
import { changeSentence, together } from '../../src/frontend/features/panel/metric/change-words';
import { rebaseLines } from '../../src/frontend/features/panel/editing/lines';
import { standingChanges } from '../../src/frontend/features/panel/metric/standing-changes';
import { TAKEN_BACK } from '../../src/shared/taken-back';
import { isoToDay } from '../../src/domain/days';
import { keyResultNode } from './panel-fixtures';

const node = { ...keyResultNode(), narrative: '', rationale: '', tradeOffs: '' };
const saved = commitmentField.read(node);
const edited = (change: Partial<ReturnType<typeof readForm>>) => writeForm({ ...readForm(saved), ...change });

describe('commitmentField', () => {
  it('sends the whole commitment when one number changed, and nothing else', () => {
    expect(commitmentField.patch(edited({ target: '75,5' }), node)).toEqual({
      ok: true,
      patch: {
        commitment: {
          direction: 'increase',
          baseline: 61,
          target: 75.5,
          bandLow: null,
          bandHigh: null,
          tolerance: null,
          dueDay: null,
        },
      },
    });
    expect(commitmentField.patch(edited({ unit: 's' }), node)).toEqual({ ok: true, patch: { unit: 's' } });
  });

  it.each([
    [{ target: 'much' }, 'target', 'Enter a number, for example 67.2'],
    [{ target: '61' }, 'target', 'The target is the same as the start. Choose another.'],
    [{ target: '50' }, 'target', 'The target lies against the direction. Change one of them.'],
    [{ target: '1e300' }, 'target', 'Values go up to 1e15.'],
    [{ direction: 'maintain', bandLow: '5', bandHigh: '3' }, 'bandHigh', 'The upper end is below the lower one.'],
    [{ direction: 'maintain', bandLow: '5' }, 'tolerance', 'Say how far outside the band counts as nothing.'],
    [{ direction: 'milestone', dueDay: '2026-02-30' }, 'dueDay', 'Enter a day, for example 2026-12-04'],
  ])('names what is wrong with %j', (change, key, message) => {
    expect(commitmentOf(readForm(edited(change)))).toMatchObject({ ok: false, fields: { [key]: message } });
  });

  it('[CH1] asks why only when something that was said changes on an active key result', () => {
    expect(asksWhy(saved, edited({ target: '70' }), { lifecycle: 'active' })).toBe(true);
    expect(asksWhy(saved, edited({ target: '70' }), { lifecycle: 'draft' })).toBe(false);
    expect(asksWhy(edited({ target: '' }), saved, { lifecycle: 'active' })).toBe(false);
    expect(asksWhy(saved, saved, { lifecycle: 'active' })).toBe(false);
  });

  it('joins changes of different numbers, and leaves the same number to a person', () => {
    expect(rebaseLines(saved, edited({ baseline: '60' }), edited({ target: '70' }))).toBe(
      edited({ baseline: '60', target: '70' }),
    );
    expect(rebaseLines(saved, edited({ target: '80' }), edited({ target: '70' }))).toBeNull();
  });

  it('says a form in one line', () => {
    expect(commitmentPhrase(readForm(saved))).toBe('Checkout completion: increase from 61\u00a0% to 75\u00a0%');
    expect(commitmentShort(node.keyResult!, '%', 0)).toBe('61 → 75\u00a0%');
  });
});

describe('standingChanges', () => {
  const change = (id: string, at: number, before: number, after: number, reason: string) =>
    ({ id, nodeId: 'n', at, byId: null, reason, field: 'target', before, after }) as const;
  const promise = change('a', 1, 80, 75, 'the campaign was cancelled');

  it('leaves out what was undone, and its undoing', () => {
    expect(standingChanges([promise, change('b', 2, 75, 72, 'a slip'), change('c', 3, 72, 75, TAKEN_BACK)])).toEqual([
      promise,
    ]);
  });

  it('keeps a way back that somebody gave a reason for', () => {
    const back = change('b', 2, 75, 80, 'the campaign is back');
    expect(standingChanges([promise, back])).toEqual([back, promise]);
  });

  it('undoes the latest of several equal changes only', () => {
    const again = change('d', 4, 80, 75, 'cancelled again');
    const all = [promise, change('b', 2, 75, 80, 'back'), again, change('e', 5, 75, 80, TAKEN_BACK)];
    expect(standingChanges(all).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('changeSentence', () => {
  const at = isoToDay('2026-11-02')! * 86_400_000 + 3_600_000;
  const reason = 'the campaign in three towns was cancelled.';
  const change = { id: 'c', nodeId: 'n', at, byId: null, reason, field: 'target', before: 80, after: 75 } as const;
  const context = { today: isoToDay('2026-11-19')!, timeZone: 'UTC' };

  it('[CH1] tells before, after, day and reason', () => {
    expect(changeSentence([change], context)).toBe(
      'Target 80 → 75 on 2 Nov, because the campaign in three towns was cancelled.',
    );
  });

  it('[CH1] tells what changed together in one sentence', () => {
    const start = { ...change, id: 'd', field: 'baseline', before: null, after: 61 } as const;
    const later = { ...change, id: 'e', at: at + 1 } as const;
    const groups = together([later, change, start]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['e'], ['c', 'd']]);
    expect(changeSentence(groups[1]!, context)).toBe(
      'Target 80 → 75, start – → 61 on 2 Nov, because the campaign in three towns was cancelled.',
    );
  });
});
