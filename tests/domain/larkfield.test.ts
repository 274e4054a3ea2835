import { computeStrategy } from '../../src/domain/rollup';
import { makeInput, makeNode, measured } from './support/make';

/** The company of the pictures, on 19 November of the fourth quarter. */
const nodes = [
  makeNode('VIS-1', 'vision', null),
  makeNode('THM-1', 'theme', 'VIS-1'),
  makeNode('OBJ-7', 'objective', 'THM-1'),
  measured('KR-8', 'OBJ-7', [61, 75, 66.4], '2026-11-17', { confidence: 7 }),
  measured('KR-9', 'OBJ-7', [250, 150, 192], '2026-11-17', { confidence: 6 }),
  makeNode('OBJ-15', 'objective', 'OBJ-7'),
  measured('KR-21', 'OBJ-15', [0, 20, 9], '2026-11-10', { confidence: 6 }),
  makeNode('INI-3', 'initiative', 'OBJ-7', { milestonesDone: 3, milestonesTotal: 5 }),
  makeNode('OBJ-8', 'objective', 'THM-1'),
  measured('KR-11', 'OBJ-8', [20, 36, 24], '2026-11-16', { confidence: 6 }),
  measured('KR-12', 'OBJ-8', [6, 3, 5], '2026-11-16', { confidence: 6 }),
];

const { rollups } = computeStrategy(makeInput(nodes));
const of = (id: string) => rollups.get(id);

test('[PR1] KR-8 from 61 to 75, now 66.4, is 38.57 % of the way', () => {
  expect(of('KR-8')).toMatchObject({ outcomeBp: 3857, expectedBp: 5326, health: 'atRisk' });
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
