import type { NodeFacts } from '../../../src/domain/model';
import { makeNode, measured } from './make';

/** The company of the pictures, on 19 November of the fourth quarter. */
export const larkfield: readonly NodeFacts[] = [
  makeNode('VIS-1', 'vision', null),
  makeNode('THM-1', 'theme', 'VIS-1'),
  makeNode('OBJ-7', 'objective', 'THM-1'),
  measured('KR-8', 'OBJ-7', [61, 75, 66.4], '2026-11-17', { confidence: 7 }),
  measured('KR-9', 'OBJ-7', [250, 150, 192], '2026-11-17', { confidence: 6 }),
  makeNode('OBJ-15', 'objective', 'OBJ-7'),
  measured('KR-21', 'OBJ-15', [0, 20, 9], '2026-11-10', { confidence: 6 }),
  makeNode('INI-2', 'initiative', 'OBJ-7', { milestonesDone: 3, milestonesTotal: 5 }),
  makeNode('INI-3', 'initiative', 'OBJ-7', { milestonesDone: 4, milestonesTotal: 4 }),
  makeNode('OBJ-8', 'objective', 'THM-1'),
  measured('KR-11', 'OBJ-8', [20, 36, 24], '2026-11-16', { confidence: 6 }),
  measured('KR-12', 'OBJ-8', [6, 3, 5], '2026-11-16', { confidence: 6 }),
  makeNode('THM-2', 'theme', 'VIS-1'),
  makeNode('OBJ-10', 'objective', 'THM-2'),
  measured('KR-15', 'OBJ-10', [0, 100, 22], '2026-10-24', { confidence: 5 }),
];
