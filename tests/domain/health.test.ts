import { checkHealthSettings, ratioBp } from '../../src/domain/health';
import {
  DEFAULT_HEALTH,
  LIFECYCLES,
  type EngineInput,
  type HealthOverride,
  type NodeFacts,
} from '../../src/domain/model';
import { computeStrategy } from '../../src/domain/rollup';
import { day, makeCycle, makeInput, makeKeyResult, makeNode, measured, noon, Q4 } from './support/make';

const top = [makeNode('vision', 'vision', null), makeNode('obj', 'objective', 'vision')];
const run = (nodes: readonly NodeFacts[], more: Partial<EngineInput> = {}) =>
  computeStrategy(makeInput([...top, ...nodes], more)).rollups;
type More = Partial<NodeFacts> & { readonly confidence?: number };
/** Percent of the way, checked in recently, unless said otherwise. */
const kr = (id: string, percent: number | null, more: More = {}, asOf = '2026-11-17') =>
  measured(id, 'obj', [0, 100, percent], asOf, more);
const one = (percent: number | null, more: More = {}, asOf = '2026-11-17', input: Partial<EngineInput> = {}) =>
  run([kr('k', percent, more, asOf)], input).get('k');
const until = (iso: string, health: HealthOverride['health'] = 'onTrack'): HealthOverride => ({
  health,
  reason: 'we know better',
  by: 'ife',
  until: day(iso),
});

describe('[HE1] precedence', () => {
  test.each(LIFECYCLES.filter((lifecycle) => lifecycle !== 'active'))(
    '%s says the lifecycle, whatever the numbers',
    (lifecycle) => {
      expect(one(90, { lifecycle })).toMatchObject({ health: lifecycle, outcomeBp: 9_000 });
      expect(computeStrategy(makeInput([makeNode('v', 'vision', null, { lifecycle })])).rollups.get('v')?.health).toBe(
        lifecycle,
      );
    },
  );

  test('the lifecycle comes before the end of the cycle, and that before silence', () => {
    const input = { today: day('2027-03-01'), now: noon('2027-03-01') };
    expect(one(90, {}, '2026-11-17', input)?.health).toBe('cycleEnded');
    expect(one(90, { lifecycle: 'achieved' }, '2026-11-17', input)?.health).toBe('achieved');
  });

  test('the last day of a cycle still belongs to it; a closed one is over at once', () => {
    expect(one(99, {}, '2026-12-30', { today: day('2026-12-31') })?.health).toBe('onTrack');
    const cycles = [makeCycle('q4', '2026-10-01', '2026-12-31', { closedAt: noon('2026-11-18') })];
    expect(one(99, {}, '2026-11-17', { cycles })?.health).toBe('cycleEnded');
  });

  test('[TR4] themes and the vision never expire', () => {
    const rollups = run([makeNode('t', 'theme', 'vision', { cycleId: 'q4' }), kr('k', 90)], {
      today: day('2027-03-01'),
    });
    expect(rollups.get('obj')?.health).toBe('cycleEnded');
    expect([rollups.get('t')?.health, rollups.get('vision')?.health]).not.toContain('cycleEnded');
  });

  test('outdated comes before pending', () => {
    expect(one(null, {}, '', {})).toMatchObject({ health: 'outdated', notes: ['noValue', 'silent'] });
  });
});

describe('[HE2] silence', () => {
  const { cadenceDays, graceDays } = DEFAULT_HEALTH;
  const longest = cadenceDays + graceDays;

  test('past cadence plus grace a key result is outdated, not a day earlier', () => {
    const today = day('2026-10-31') + longest;
    expect(one(90, {}, '2026-10-31', { today })?.health).toBe('onTrack');
    expect(one(90, {}, '2026-10-31', { today: today + 1 })).toMatchObject({ health: 'outdated', notes: ['silent'] });
  });

  test('the clock starts at the latest of last check-in, cycle start, activation and resumption', () => {
    expect(one(null, {}, '', { today: Q4.start + longest })?.health).toBe('pending');
    expect(one(null, {}, '', { today: Q4.start + longest + 1 })?.health).toBe('outdated');
    expect(one(90, { activatedAt: noon('2026-11-05') }, '2026-10-05')?.health).not.toBe('outdated');
    expect(one(90, { resumedAt: noon('2026-11-05') }, '2026-10-05')?.health).not.toBe('outdated');
    expect(one(90, {}, '2026-10-05')?.health).toBe('outdated');
  });

  test('a back-dated check-in counts from its as-of day', () => {
    const keyResult = makeKeyResult({
      baseline: 0,
      target: 100,
      current: { value: 90, asOf: day('2026-10-20'), enteredAt: noon('2026-11-19') },
      lastCheckInDay: day('2026-10-20'),
    });
    expect(run([makeNode('k', 'keyResult', 'obj', { keyResult })]).get('k')?.health).toBe('outdated');
  });
});

describe('[HE3] pending', () => {
  test('without a value in this cycle', () => {
    expect(one(null, {}, '', { today: Q4.start + 15 })).toMatchObject({ health: 'pending', notes: ['noValue'] });
  });

  test('until a tenth of the time has passed', () => {
    // A tenth of 92 days is 9.2: nine days are less, ten are not.
    expect(one(50, {}, '2026-10-02', { today: Q4.start + 9 })).toMatchObject({
      health: 'pending',
      notes: ['tooEarly'],
      outcomeBp: 5_000,
    });
    expect(one(50, {}, '2026-10-02', { today: Q4.start + 10 })).toMatchObject({ health: 'onTrack', notes: [] });
  });

  test('exactly a tenth of the time is enough', () => {
    const cycles = [makeCycle('ninety', '2026-10-03', '2026-12-31')];
    const health = (today: number) => one(50, {}, '2026-10-04', { cycles, today })?.health;
    expect([health(day('2026-10-11')), health(day('2026-10-12'))]).toEqual(['pending', 'onTrack']);
  });

  test('without baseline and target there is no result', () => {
    const keyResult = makeKeyResult({
      current: { value: 3, asOf: day('2026-11-18'), enteredAt: 0 },
      lastCheckInDay: day('2026-11-18'),
    });
    expect(run([makeNode('k', 'keyResult', 'obj', { keyResult })]).get('k')).toMatchObject({
      health: 'unmeasured',
      notes: ['noTarget'],
    });
  });
});

describe('[HE4] computed', () => {
  test('at the thresholds themselves: 0.9 is on track, 0.7 at risk', () => {
    expect([ratioBp(4_500, 5_000), ratioBp(3_500, 5_000)]).toEqual([9_000, 7_000]);
    // On the 46th day of 92 a half is expected.
    const half = { today: Q4.start + 46 };
    const health = (percent: number) => one(percent, {}, '2026-11-15', half)?.health;
    expect([45, 44.99, 35, 34.99].map(health)).toEqual(['onTrack', 'atRisk', 'atRisk', 'offTrack']);
  });

  test('a ratio never rounds up to a threshold that it has not reached', () => {
    // 0.89996 of what is expected.
    expect(ratioBp(4_793, 5_326)).toBe(8_999);
    expect([ratioBp(null, 5_000), ratioBp(5_000, null), ratioBp(5_000, 0)]).toEqual([null, null, null]);
  });

  test('thresholds are settings', () => {
    expect(one(40, {}, '2026-11-17', { health: { ...DEFAULT_HEALTH, onTrackBp: 7_500 } })?.health).toBe('onTrack');
    expect(checkHealthSettings({ onTrackBp: 8_500, atRiskBp: 8_500 })).toBe('atRiskNotBelowOnTrack');
    expect(checkHealthSettings({ onTrackBp: 8_500, atRiskBp: 0 })).toBe('notPositive');
    expect(checkHealthSettings(DEFAULT_HEALTH)).toBeNull();
  });

  test('nothing due yet is on track, and says so', () => {
    const keyResult = makeKeyResult({
      ...{ direction: 'milestone', dueDay: day('2026-12-04'), lastCheckInDay: day('2026-11-18') },
      current: { value: 0, asOf: day('2026-11-18'), enteredAt: 0 },
    });
    const milestone = makeNode('k', 'keyResult', 'obj', { keyResult });
    expect(run([milestone]).get('k')).toMatchObject({ health: 'onTrack', ratioBp: null, notes: ['nothingDueYet'] });
    expect(run([milestone]).get('obj')).toMatchObject({ health: 'onTrack', notes: ['nothingDueYet'] });
    const due = { today: day('2026-12-04'), now: noon('2026-12-04') };
    expect(run([milestone], due).get('k')).toMatchObject({ health: 'offTrack', ratioBp: 0 });
  });

  test('a confidence of 3 or less lowers on track to at risk, and nothing else', () => {
    expect(one(90, { confidence: 3 })).toMatchObject({ health: 'atRisk', notes: ['loweredByConfidence'] });
    expect(one(90, { confidence: 4 })).toMatchObject({ health: 'onTrack', notes: [] });
    expect(one(40, { confidence: 0 })).toMatchObject({ health: 'atRisk', notes: [] });
    expect(one(10, { confidence: 0 })).toMatchObject({ health: 'offTrack', notes: [] });
  });

  test('[PR1] below the baseline is said beside the health', () => {
    expect(one(-5)).toMatchObject({ health: 'offTrack', outcomeBp: 0, notes: ['belowBaseline'] });
  });
});

describe('[HE5] above key results', () => {
  const silent = (id: string, more: More = {}) => kr(id, 50, more, '2026-10-05');
  const early = (id: string) => kr(id, 50, { activatedAt: noon('2026-11-17') });

  test('outdated when that holds for half of the weight or more', () => {
    expect(run([silent('a'), kr('b', 90)]).get('obj')).toMatchObject({
      health: 'outdated',
      notes: ['inputsOutdated'],
      outcomeBp: 7_000,
    });
    expect(run([silent('a'), kr('b', 90), kr('c', 90)]).get('obj')?.health).toBe('onTrack');
    expect(run([silent('a', { weight: 2 }), kr('b', 90), kr('c', 90)]).get('obj')?.health).toBe('outdated');
  });

  test('pending when that holds for half of the weight or more, with or without a value', () => {
    expect(run([early('a'), kr('b', 90)]).get('obj')).toMatchObject({ health: 'pending', notes: ['inputsPending'] });
    expect(run([makeNode('a', 'keyResult', 'obj', { activatedAt: noon('2026-11-10') })]).get('obj')).toMatchObject({
      health: 'pending',
      outcomeBp: null,
    });
    expect(run([early('a'), kr('b', 90), kr('c', 90)]).get('obj')?.health).toBe('onTrack');
  });

  test('outdated before pending', () => {
    expect(run([silent('a'), early('b')]).get('obj')?.health).toBe('outdated');
  });

  test('children without any measurement below them do not hide the silence of the others', () => {
    const empty = ['x', 'y', 'z'].map((id) => makeNode(id, 'objective', 'obj'));
    expect(run([...empty, silent('a'), kr('b', 90)]).get('obj')?.health).toBe('outdated');
  });

  test('the weighted mean of the confidences lowers', () => {
    const rollups = run([kr('a', 90, { confidence: 1 }), kr('b', 90, { confidence: 5 })]);
    expect(rollups.get('obj')).toMatchObject({ health: 'atRisk', confidenceX100: 300, notes: ['loweredByConfidence'] });
    expect(rollups.get('b')?.health).toBe('onTrack');
    expect(run([kr('a', 90, { confidence: 1 }), kr('b', 90, { confidence: 6 })]).get('obj')).toMatchObject({
      health: 'onTrack',
      confidenceX100: 350,
    });
  });

  test('without any known input: unmeasured', () => {
    expect(run([]).get('obj')).toMatchObject({ health: 'unmeasured', notes: ['noInput'] });
    expect(
      run([makeNode('i', 'initiative', 'obj', { milestonesDone: 3, milestonesTotal: 5 })]).get('obj')?.health,
    ).toBe('unmeasured');
  });
});

describe('[HE6] override', () => {
  test('is shown until its last day and never hides the computed health', () => {
    expect(one(10, { override: until('2026-11-19') })).toMatchObject({ health: 'onTrack', computedHealth: 'offTrack' });
    expect(one(10, { override: until('2026-11-18') })).toMatchObject({
      health: 'offTrack',
      computedHealth: 'offTrack',
    });
  });

  test('never lifts outdated', () => {
    expect(one(90, { override: until('2026-12-31') }, '2026-10-05')).toMatchObject({
      health: 'outdated',
      computedHealth: 'outdated',
    });
  });

  test('never speaks for a node that is not active, or whose cycle is over', () => {
    expect(one(90, { override: until('2027-12-31'), lifecycle: 'dropped' })?.health).toBe('dropped');
    expect(one(90, { override: until('2027-12-31') }, '2026-12-30', { today: day('2027-01-01') })?.health).toBe(
      'cycleEnded',
    );
  });

  test('speaks for what is pending or unmeasured', () => {
    const pending = one(null, { override: until('2026-12-31', 'atRisk') }, '', { today: Q4.start + 5 });
    expect(pending).toMatchObject({ health: 'atRisk', computedHealth: 'pending' });
  });

  test('never travels upward', () => {
    const rollups = run([kr('k', 10, { override: until('2026-12-31') })]);
    expect(rollups.get('obj')).toMatchObject({ health: 'offTrack', computedHealth: 'offTrack' });
  });
});
