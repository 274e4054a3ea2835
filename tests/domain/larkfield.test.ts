import { computeStrategy } from '../../src/domain/rollup';
import { explainExpected, explainHealth, explainResult } from '../../src/domain/explain';
import { previewCheckIn, previewThresholds } from '../../src/domain/preview';
import { day, makeInput } from './support/make';
import { larkfield } from './support/larkfield';

const input = makeInput(larkfield);
const { rollups } = computeStrategy(input);
const of = (id: string) => rollups.get(id);

test('[PR1] KR-8 from 61 to 75, now 66.4, is 38.57 % of the way', () => {
  expect(of('KR-8')).toMatchObject({ outcomeBp: 3857, expectedBp: 5326, ratioBp: 7241, health: 'atRisk' });
});

test('[EX1] 53.3 % is expected when 49 of 92 days have passed', () => {
  expect(of('KR-9')).toMatchObject({ outcomeBp: 5800, expectedBp: 5326, health: 'onTrack' });
});

test('[RU1] OBJ-7 is the mean of 38.6, 58.0 and 45.0: 47.2 %, and KR-8 is the weakest', () => {
  expect(of('OBJ-7')).toMatchObject({ outcomeBp: 4719, inputCount: 3, leftOutCount: 0, weakestId: 'KR-8' });
});

test('[HE4] OBJ-7 has 0.89 of what is expected: at risk, and a confidence of 6.3 does not lower it', () => {
  expect(of('OBJ-7')).toMatchObject({
    expectedBp: 5326,
    ratioBp: 8860,
    health: 'atRisk',
    confidenceX100: 633,
    notes: [],
  });
});

test('[RU1] the theme takes the mean of its objectives', () => {
  expect(of('OBJ-8')).toMatchObject({ outcomeBp: 2917, health: 'offTrack' });
  expect(of('THM-1')).toMatchObject({ outcomeBp: 3818, health: 'atRisk' });
});

test('[HE2] nobody has checked in on KR-15 for 26 days: it and its objective are outdated', () => {
  expect(of('KR-15')).toMatchObject({ health: 'outdated', outcomeBp: 2200 });
  expect(of('OBJ-10')?.health).toBe('outdated');
});

test('the explanation of OBJ-7’s result has everything the picture shows', () => {
  const found = explainResult(input, 'OBJ-7');
  if (found?.form !== 'mean') throw new Error('a mean was expected');
  expect(found.inputs.map(({ nodeId, value, asOf, outcomeBp }) => [nodeId, value, asOf, outcomeBp])).toEqual([
    ['KR-8', 66.4, day('2026-11-17'), 3857],
    ['KR-9', 192, day('2026-11-17'), 5800],
    ['OBJ-15', null, day('2026-11-10'), 4500],
  ]);
  expect(found).toMatchObject({
    rule: 'RU1',
    equalWeights: true,
    weakest: { nodeId: 'KR-8', ratioBp: 7241 },
    outcomeBp: 4719,
  });
  expect(
    found.leftOut.map(({ nodeId, reason, milestonesDone, milestonesTotal }) => [
      nodeId,
      reason,
      milestonesDone,
      milestonesTotal,
    ]),
  ).toEqual([
    ['INI-2', 'initiative', 3, 5],
    ['INI-3', 'initiative', 4, 4],
  ]);
});

test('the explanation of OBJ-7’s health too: 49 of 92 days have passed, the same for all three inputs', () => {
  expect(explainHealth(input, 'OBJ-7')).toMatchObject({
    ...{ rule: 'HE4', health: 'atRisk', byThresholds: 'atRisk', outcomeBp: 4719, expectedBp: 5326, ratioBp: 8860 },
    ...{ time: { daysPassed: 49, daysTotal: 92 }, confidenceX100: 633, loweredByConfidence: false },
  });
  expect(explainExpected(input, 'OBJ-7')).toMatchObject({
    rule: 'EX2',
    sameTime: { daysPassed: 49, daysTotal: 92 },
    expectedBp: 5326,
  });
});

test('a check-in of 67.2 on KR-8 would be 44 %, and at risk', () => {
  expect(previewCheckIn(input, 'KR-8', 67.2, day('2026-11-19'), 7)).toMatchObject({
    outcomeBp: 4429,
    health: 'atRisk',
  });
});

test('with on track from 0.85, OBJ-7 would be on track', () => {
  expect(previewThresholds(input, { ...input.health, onTrackBp: 8_500 })).toEqual([
    { nodeId: 'OBJ-7', kind: 'objective', before: 'atRisk', after: 'onTrack', ratioBp: 8860 },
  ]);
});
