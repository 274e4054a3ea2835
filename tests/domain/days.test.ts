import fc from 'fast-check';
import {
  currentCycle,
  dayIn,
  dayToIso,
  isTimeZone,
  isoToDay,
  quarterOf,
  startOfDay,
  weekOf,
} from '../../src/domain/days';
import { day, makeCycle } from './support/make';

const HOUR = 3_600_000;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/St_Johns',
  'Pacific/Kiritimati',
];
const anyDay = fc.integer({ min: -20_000, max: 60_000 });

test('a day and its ISO text say the same', () => {
  expect(dayToIso(0)).toBe('1970-01-01');
  expect(isoToDay('2026-11-19')).toBe(20_776);
  fc.assert(fc.property(anyDay, (value) => isoToDay(dayToIso(value)) === value));
});

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '19.11.2026', '', '2026-11-19T10:00'])('%s is no day', (text) => {
  expect(isoToDay(text)).toBeNull();
});

test('a day begins at midnight of the zone, in summer and in winter', () => {
  expect(startOfDay('Europe/Berlin', day('2026-11-19'))).toBe(Date.parse('2026-11-18T23:00:00Z'));
  expect(startOfDay('Europe/Berlin', day('2026-07-01'))).toBe(Date.parse('2026-06-30T22:00:00Z'));
  expect(startOfDay('Asia/Kolkata', day('2026-11-19'))).toBe(Date.parse('2026-11-18T18:30:00Z'));
});

test('where clocks skip midnight the day begins at one', () => {
  expect(startOfDay('America/Sao_Paulo', day('2018-11-04'))).toBe(Date.parse('2018-11-04T03:00:00Z'));
});

test('the same instant is another day elsewhere', () => {
  const ms = Date.parse('2026-11-19T23:30:00Z');
  expect(dayIn('UTC', ms)).toBe(day('2026-11-19'));
  expect(dayIn('Europe/Berlin', ms)).toBe(day('2026-11-20'));
  expect(dayIn('America/St_Johns', ms)).toBe(day('2026-11-19'));
});

test('on the day on which clocks change, the offset is that of the instant', () => {
  expect(dayIn('Europe/Berlin', Date.parse('2026-10-25T22:30:00Z'))).toBe(day('2026-10-25'));
  expect(dayIn('Europe/Berlin', Date.parse('2026-10-25T23:30:00Z'))).toBe(day('2026-10-26'));
  expect(dayIn('America/New_York', Date.parse('2026-03-08T04:30:00Z'))).toBe(day('2026-03-07'));
});

test('a day always starts in itself, and the instant before is an earlier day', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyDay, (zone, value) => {
      const start = startOfDay(zone, value);
      // Samoa left out 30 December 2011.
      if (zone === 'Pacific/Apia' && dayToIso(value) === '2011-12-30') return;
      expect(dayIn(zone, start)).toBe(value);
      expect(dayIn(zone, start - 1)).toBeLessThan(value);
    }),
  );
});

test('a day agrees with what Intl prints, at every hour', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 800_000 }), (timeZone, hours) => {
      const ms = hours * HOUR;
      const printed = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms);
      expect(dayToIso(dayIn(timeZone, ms))).toBe(printed);
    }),
  );
});

test('a quarter has its name, its first and its last day', () => {
  expect(quarterOf(day('2026-11-19'))).toEqual({ name: 'Q4 2026', start: day('2026-10-01'), end: day('2026-12-31') });
  expect(quarterOf(day('2024-02-29'))).toEqual({ name: 'Q1 2024', start: day('2024-01-01'), end: day('2024-03-31') });
  fc.assert(
    fc.property(anyDay, (value) => {
      const { start, end } = quarterOf(value);
      expect(start <= value && value <= end).toBe(true);
      expect(quarterOf(end + 1).start).toBe(end + 1);
    }),
  );
});

test('weeks change every seven days', () => {
  expect([weekOf(-1), weekOf(0), weekOf(6), weekOf(7)]).toEqual([-1, 0, 0, 1]);
});

test('a zone is known by its name or refused', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Middle/Earth')).toBe(false);
  expect(() => dayIn('Middle/Earth', 0)).toThrow(RangeError);
});

describe('the current cycle', () => {
  const year = makeCycle('year', '2026-01-01', '2026-12-31');
  const q3 = makeCycle('q3', '2026-07-01', '2026-09-30');
  const q4 = makeCycle('q4', '2026-10-01', '2026-12-31');
  const next = makeCycle('next', '2027-02-01', '2027-03-31');

  test('is the latest to start of those that hold the day', () => {
    expect(currentCycle([year, q3, q4, next], day('2026-11-19'))?.id).toBe('q4');
    expect(currentCycle([q4, year], day('2026-03-01'))?.id).toBe('year');
  });

  test('is the shorter of two that start together', () => {
    const q1 = makeCycle('q1', '2026-01-01', '2026-03-31');
    expect(currentCycle([year, q1], day('2026-02-01'))?.id).toBe('q1');
  });

  test('is an open one before a closed one', () => {
    expect(currentCycle([year, { ...q4, closedAt: 1 }], day('2026-11-19'))?.id).toBe('year');
    expect(currentCycle([{ ...q4, closedAt: 1 }], day('2026-11-19'))?.id).toBe('q4');
  });

  test('in a gap is the last that ended, and before all of them the first to come', () => {
    expect(currentCycle([q3, next, q4], day('2027-01-15'))?.id).toBe('q4');
    expect(currentCycle([next, q4], day('2026-01-15'))?.id).toBe('q4');
    expect(currentCycle([], 0)).toBeNull();
  });

  test('does not depend on the order of the cycles', () => {
    const all = [year, q3, q4, next, makeCycle('twin', '2026-10-01', '2026-12-31')];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.integer({ min: 20_400, max: 20_900 }),
        (cycles, today) => {
          expect(currentCycle(cycles, today)?.id).toBe(currentCycle(all, today)?.id);
        },
      ),
    );
  });
});
