import fc from 'fast-check';
import { strategy } from './arbitraries';
import { read } from './reading';
import { DEFAULT_WEIGHT } from '../../src/shared/default-weight';
import { NO_COMMITMENT } from '../../src/shared/paste/commitment';
import { type PastePlan } from '../../src/shared/paste/plan';
import { type WrittenNode, writeTable } from '../../src/shared/paste/write-table';

const nothing = { under: null, nodes: [] };

/** What both sides must agree on, without ids: the way to a node is that of its titles and places. */
const written = (nodes: readonly WrittenNode[]) => {
  const at = new Map(nodes.map((node, index) => [node.id, index]));
  return nodes.map(({ parentId, kind, title, weight, unit, commitment }) => ({
    ...{ kind, title, weight, unit },
    parent: parentId === null ? null : at.get(parentId),
    commitment: JSON.stringify(commitment) === JSON.stringify(NO_COMMITMENT) ? null : commitment,
  }));
};
const readBack = ({ rows }: PastePlan) =>
  rows.map(({ parent, kind, title, weight, unit, commitment, status }) => ({
    ...{ kind, title, weight, unit },
    parent: parent.at === 'row' ? parent.index : parent.at === 'under' ? null : parent.at,
    commitment: status === 'make' ? commitment : status,
  }));

describe('a strategy written as a table', () => {
  it('is always read back as the same tree', () => {
    fc.assert(
      fc.property(strategy, (nodes) => {
        expect(readBack(read(writeTable(nodes), nothing))).toEqual(written(nodes));
      }),
      { numRuns: 400 },
    );
  });

  it('is read back under a vision of the same title', () => {
    fc.assert(
      fc.property(strategy, ([root, ...rest]) => {
        const under = { id: 'new', parentId: null, key: 'VIS-9', kind: 'vision' as const, title: root!.title };
        const plan = read(writeTable([root!, ...rest]), { under, nodes: [under] });
        expect(plan.rows[0]).toMatchObject({ status: 'existing', problems: [] });
        expect(plan.counts).toMatchObject({ make: rest.length, cannot: 0 });
      }),
    );
  });

  const one = (changes: Partial<WrittenNode>): WrittenNode => ({
    ...{
      id: 'a',
      parentId: null,
      key: 'OBJ-1',
      kind: 'vision',
      title: 'V',
      ownerName: '',
      weight: DEFAULT_WEIGHT,
      unit: '',
    },
    commitment: null,
    ...changes,
  });

  it('has the usual eight columns', () => {
    const commitment = { ...NO_COMMITMENT, baseline: 61, target: 75.5 };
    const nodes = [
      one({}),
      one({ id: 'b', parentId: 'a', kind: 'objective', title: 'Pay, fast', ownerName: 'Nadia Sorel', weight: 3 }),
      one({ id: 'c', parentId: 'b', kind: 'keyResult', title: 'Done', unit: '%', commitment }),
    ];
    expect(writeTable(nodes)).toBe(
      'kind,title,parent,owner,baseline,target,unit,weight\r\nvision,V,,,,,,\r\nobjective,"Pay, fast",V,Nadia Sorel,,,,3\r\n' +
        'keyResult,Done,"Pay, fast",,61,75.5,%,\r\n',
    );
  });

  it.each(['=1+1', '+44 people', '-5 °C', '@all of us', "'=quoted", "''-twice", "'Tis done", "'", '=', "it's = this"])(
    'runs nothing in a spreadsheet and is read back byte for byte: %s',
    (title) => {
      const commitment = { ...NO_COMMITMENT, baseline: -5, target: 0 };
      const nodes = [
        one({ title }),
        one({ id: 'b', parentId: 'a', kind: 'objective', title: `${title} below`, ownerName: '=owner' }),
        one({ id: 'c', parentId: 'b', kind: 'keyResult', title: `${title} result`, unit: '@', commitment }),
      ];
      const text = writeTable(nodes);
      for (const line of text.trim().split('\r\n'))
        for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@\t]|^"?-(?!5$)/);
      expect(text).toContain(',-5,0,');
      const plan = read(text, nothing);
      expect(readBack(plan)).toEqual(written(nodes));
      expect(plan.rows[1]?.ownerName).toBe('=owner');
    },
  );

  it('names parents by key where their title does not find them', () => {
    const nodes = [
      one({}),
      one({ id: 'b', parentId: 'a', key: 'OBJ-2', kind: 'objective', title: 'Good' }),
      one({ id: 'c', parentId: 'b', key: 'OBJ-3', kind: 'objective', title: 'Good' }),
      one({ id: 'd', parentId: 'b', key: 'OBJ-4', kind: 'objective', title: 'Better' }),
    ];
    expect(writeTable(nodes).split('\r\n').slice(0, 5)).toEqual([
      'kind,title,parent,owner,baseline,target,unit,weight,key',
      'vision,V,,,,,,,OBJ-1',
      'objective,Good,V,,,,,,OBJ-2',
      'objective,Good,Good,,,,,,OBJ-3',
      'objective,Better,OBJ-2,,,,,,OBJ-4',
    ]);
    expect(readBack(read(writeTable(nodes), nothing)).map((row) => row.parent)).toEqual([null, 0, 1, 1]);
  });
});
