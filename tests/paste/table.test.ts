import { outline, read, said, vision } from './reading';
import { type OwnerAnswer } from '../../src/shared/paste/plan';

const HEADER = 'kind,title,parent,owner,baseline,target,unit,weight';
const SAMPLE = [
  HEADER,
  'theme,Fresh and on time,,Nadia Sorel,,,,',
  'objective,Orders arrive complete,Fresh and on time,Nadia Sorel,,,,',
  'keyResult,Orders with a substitution,Orders arrive complete,Nadia Sorel,18,9,%,',
  'keyResult,Delivered in the hour,Orders arrive complete,Piet Aalders,88,96,%,',
  'objective,Pick fast in small stores,Fresh and on time,Piet Aalders,,,,',
  'keyResult,Lines picked per hour,Pick fast in small stores,Piet Aalders,110,110,,',
  'keyResult,Picking errors,Pick fast in smal stores,Piet Aalders,2.1,1.0,%,',
  'objective,The cold chain never breaks,Fresh and on time,N. Sorell,,,,',
  'keyResult,Deliveries above 5 °C,The cold chain never breaks,Nadia Sorel,4.0,1.0,%,',
  'initiative,Sensors in every crate,The cold chain never breaks,Rosa Quill,,,,',
  '',
].join('\n');
const owners = new Map<string, OwnerAnswer>([
  ['Nadia Sorel', 'acc-nadia'],
  ['Piet Aalders', 'acc-piet'],
  ['Rosa Quill', 'acc-rosa'],
  ['N. Sorell', 'nobody'],
]);

describe('the table of the design', () => {
  it('makes 8 of 10', () => {
    expect(read(SAMPLE, { owners }).counts).toEqual({ make: 8, cannot: 2, look: 1 });
    expect(outline(SAMPLE, { owners })).toEqual([
      '2 theme Fresh and on time',
      '  3 objective Orders arrive complete',
      '    4 keyResult Orders with a substitution',
      '    5 keyResult Delivered in the hour',
      '  6 objective Pick fast in small stores',
      '    7 cannot Lines picked per hour',
      '    8 cannot Picking errors',
      '  9 objective The cold chain never breaks',
      '    10 keyResult Deliveries above 5 °C',
      '    11 initiative Sensors in every crate',
    ]);
  });

  it('says why, in its words', () => {
    expect(said(SAMPLE, { owners })).toEqual([
      '7 cannot: Target equals baseline. Give two different numbers. To hold a level, paste a table with “maintain 105–115” as target.',
      '8 cannot: No “Pick fast in smal stores” above. Did you mean Pick fast in small stores?',
      '9 look: Nobody here is called “N. Sorell”. It will be made without an owner.',
    ]);
  });

  it('derives the direction and keeps the unit', () => {
    const rows = read(SAMPLE, { owners }).rows;
    expect(rows[2]).toMatchObject({ unit: '%', commitment: { direction: 'decrease', baseline: 18, target: 9 } });
    expect(rows[3]).toMatchObject({ unit: '%', commitment: { direction: 'increase', baseline: 88, target: 96 } });
    expect(rows[0]).toMatchObject({ commitment: null, ownerId: 'acc-nadia' });
  });

  it('names each owner once, to look up', () => {
    expect(read(SAMPLE).ownerNames).toEqual(['Nadia Sorel', 'Piet Aalders', 'N. Sorell', 'Rosa Quill']);
    expect(read(SAMPLE).counts).toEqual({ make: 8, cannot: 2, look: 0 });
  });
});

describe('what a table may look like', () => {
  it.each([
    ['semicolons', 'title;parent\nA;\nB;A'],
    ['tabs', 'title\tparent\nA\t\nB\tA'],
    ['another order, capitals', 'Parent,Weight,TITLE\n,,A\nA,3,B'],
    ['a byte order mark and Windows lines', '\uFEFFtitle,parent\r\nA,\r\nB,A\r\n'],
    ['old Mac lines', 'title,parent\rA,\rB,A'],
    ['quotes around everything', '"title","parent"\n"A",""\n"B","A"'],
    ['empty lines and lines of separators', '\n\ntitle,parent\n\nA,\n,\nB,A\n,,\n'],
    ['other names for columns', 'Name,Parent,Type\nA,,Objective\nB,A,objective'],
  ])('%s', (_, text) => {
    const rows = read(text).rows;
    expect(rows.map(({ title, depth, status }) => ({ title, depth, status }))).toEqual([
      { title: 'A', depth: 0, status: 'make' },
      { title: 'B', depth: 1, status: 'make' },
    ]);
  });

  it('counts lines through quoted line breaks and doubled quotes', () => {
    const plan = read('title,parent\n"Say ""yes""\nonce",\nB,\n"two\n\nbreaks",B\nC,B');
    expect(plan.rows.map(({ line, lastLine, title }) => [line, lastLine, title])).toEqual([
      [2, 3, 'Say "yes"\nonce'],
      [4, 4, 'B'],
      [5, 7, 'two\n\nbreaks'],
      [8, 8, 'C'],
    ]);
  });

  it.each([
    '- a dash',
    '1. a number',
    '1.0 is late',
    '=SUM(A1)',
    "it's “quoted”",
    'Objective: not a prefix here',
    'Grows 1 → 2 %',
    '👩‍👩‍👧 family',
    'יעד ראשון',
    'هدف',
    'e\u0301 decomposed',
    '@OBJ-1 no mark',
    '[link](https://example.com/a,b)',
  ])('keeps %j as a title byte for byte', (title) => {
    const csv = `title,parent\n"${title.replaceAll('"', '""')}",\n`;
    expect(read(csv).rows.map((row) => [row.title, row.status])).toEqual([[title, 'make']]);
  });

  it('says which columns it does not read', () => {
    expect(read('title,status,notes\nA,,').notes).toEqual(['The columns “status” and “notes” are not read.']);
  });

  it('tells a table without a header', () => {
    expect(read('objective\tA\t\t\nobjective\tB\tA\t').notes[0]).toMatch(/^This looks like a table without a header\./);
    expect(read('A, with a comma\nB, with another').notes).toEqual([]);
  });

  it('is read as indented text on request', () => {
    expect(read('title,parent\nA,', { format: 'indented' }).rows.map((row) => row.title)).toEqual([
      'title,parent',
      'A,',
    ]);
  });
});

describe('kinds of a table', () => {
  it.each(['keyResult', 'key result', 'Key Result', 'KR', 'key_result'])('%j is a key result', (kind) => {
    expect(read(`kind,title,parent\n,A,\n${kind},B,A`).rows[1]).toMatchObject({ kind: 'keyResult', status: 'make' });
  });

  it('follow from the place and the numbers', () => {
    expect(outline('title,parent,target\nA,,\nB,A,\nC,B,5\nD,C,')).toEqual([
      '2 objective A',
      '  3 objective B',
      '    4 keyResult C',
      '      5 initiative D',
    ]);
  });

  it('are told in the words of the site', () => {
    const labels = {
      vision: 'North star',
      theme: 'Pillar',
      objective: 'Rock',
      keyResult: 'Measure',
      initiative: 'Bet',
    };
    expect(read('kind,title,parent\nPillar,A,\nRock,B,A\nMeasure,C,B', { labels }).rows.map((row) => row.kind)).toEqual(
      ['theme', 'objective', 'keyResult'],
    );
    expect(said('kind,title,parent\nPillar,A,\nMeasure,C,A', { labels })).toEqual([
      "3 cannot: A measure can't stand under a pillar. Put it under a rock.",
    ]);
  });

  it('that are unknown are named, and the nearest offered', () => {
    expect(said('kind,title\nobjectiv,A\nepic,B')).toEqual([
      '2 cannot: “objectiv” is no kind. Did you mean Objective?',
      '3 cannot: “epic” is no kind. Write Vision, Theme, Objective, Key result or Initiative, or leave it empty.',
    ]);
  });

  it('without a parent go under the nearest line above that can hold them', () => {
    expect(outline('kind,title\nobjective,A\nkeyResult,B\nkeyResult,C\nobjective,D\nkeyResult,E')).toEqual([
      '2 objective A',
      '  3 keyResult B',
      '  4 keyResult C',
      '5 objective D',
      '  6 keyResult E',
    ]);
    expect(said('kind,title\nobjective,A\nkeyResult,B')).toEqual([
      '3 look: No parent is given. It goes under “A”, line 2.',
    ]);
  });

  it('of a whole strategy fit under a vision there is, and make one where there is none', () => {
    const text = `kind,title,parent\nvision,${'"The grocer our towns choose, in store and online"'},\nobjective,A,"The grocer our towns choose, in store and online"`;
    expect(outline(text)).toEqual([`2 existing ${vision.title}`, '  3 objective A']);
    expect(said(text)).toEqual([]);
    expect(outline(text, { under: null, nodes: [] })).toEqual([`2 vision ${vision.title}`, '  3 objective A']);
    expect(said('kind,title\nvision,Another')).toEqual([
      '2 look: The strategy has “The grocer our towns choose, in store and online” already. This title stays in your text.',
    ]);
  });

  it('allow one vision', () => {
    expect(said('kind,title\nvision,A\nvision,B', { under: null, nodes: [] })).toEqual([
      '3 cannot: A vision stands in line 2. Put this line under it.',
    ]);
  });
});

describe('numbers of a table', () => {
  const line = (cells: string, header = 'baseline,target,unit,weight') =>
    said(`kind,title,parent,${header}\nobjective,O,,,,,\nkeyResult,K,O,${cells}`).map((text) => text.slice(2));

  it.each([
    [
      '5,5,,',
      'cannot: Target equals baseline. Give two different numbers. To hold a level, paste a table with “maintain 105–115” as target.',
    ],
    ['five,6,,', 'cannot: The baseline “five” is not a number. Write digits, for example 67.2.'],
    ['NaN,6,,', 'cannot: The baseline “NaN” is not a number. Write digits, for example 67.2.'],
    ['1,1e308,,', 'cannot: A number is too large. Values go up to 1e15. Use a larger unit, for example millions.'],
    ['1 %,2,days,', 'cannot: The baseline “1 %” is not a number. Write digits, for example 67.2.'],
    ['1,2,,101', 'cannot: The weight “101” is no whole number from 0 to 100. Leave it empty for the usual weight.'],
    ['1,2,,-1', 'cannot: The weight “-1” is no whole number from 0 to 100. Leave it empty for the usual weight.'],
    ['1,2,,0.5', 'cannot: The weight “0.5” is no whole number from 0 to 100. Leave it empty for the usual weight.'],
    [',2,,', 'look: There is no baseline. It has no result until there is.'],
    ['1,,,', 'look: There is no target. It has no result until there is.'],
    ['110,maintain,,', 'cannot: “maintain” needs a band. Write, for example, “maintain 105–115” as target.'],
  ])('%s', (cells, text) => {
    expect(line(cells)).toEqual([text]);
  });

  it('may be left out of a key result', () => {
    expect(line(',,,')).toEqual([]);
    expect(read('kind,title,parent\n,O,\nkeyResult,K,O').rows[1]).toMatchObject({ status: 'make', commitment: null });
  });

  it('a direction against them is refused', () => {
    expect(line('5,9,decrease', 'baseline,target,direction')).toEqual([
      'cannot: From 5 to 9 is no decrease. Leave the direction empty, or swap the two numbers.',
    ]);
  });

  it('belong to key results', () => {
    expect(said('kind,title,target\nobjective,O,5')).toEqual([
      '2 cannot: An objective has no numbers. Make it a key result, or leave them out.',
    ]);
  });

  it.each([
    ['maintain 105–115', { direction: 'maintain', bandLow: 105, bandHigh: 115 }],
    ['maintain 2-4 %', { direction: 'maintain', bandLow: 2, bandHigh: 4 }],
    ['Maintain: -3 to 5', { direction: 'maintain', bandLow: -3, bandHigh: 5 }],
    ['2026-12-15', { direction: 'milestone', dueDay: 20_802 }],
  ])('%s as a target', (target, commitment) => {
    expect(read(`kind,title,parent,target\n,O,,\nkeyResult,K,O,${target}`).rows[1]).toMatchObject({
      status: 'make',
      commitment,
    });
  });

  it('with commas are shown as they are read, where the separator leaves a doubt', () => {
    expect(said('title;parent;baseline;target\nO;;;\nK;O;1,250;2,5')).toEqual([
      '3 look: “1,250” is read as 1,250. Write a point before decimals.',
    ]);
  });
});

describe('parents of a table', () => {
  const other = { id: 'id-7', parentId: vision.id, key: 'OBJ-7', kind: 'objective', title: 'Old one' } as const;
  const nodes = [vision, other];

  it.each(['OBJ-7', 'obj-7', 'Old one', ' old  ONE '])('%j is found in the tree', (name) => {
    const [row] = read(`title,parent\nA,${name}`, { nodes }).rows;
    expect(row).toMatchObject({ status: 'make', parent: { at: 'node', node: other } });
  });

  it('may be further down', () => {
    expect(outline('title,parent\nB,A\nA,')).toEqual(['  2 objective B', '3 objective A']);
  });

  it('of one name: the nearest above, and a person should look', () => {
    const text = 'title,parent\nGood,\nX,Good\nGood,\nY,Good';
    expect(outline(text)).toEqual(['2 objective Good', '  3 objective X', '4 objective Good', '  5 objective Y']);
    expect(read(text).rows[3]?.parent).toEqual({ at: 'row', index: 2 });
    expect(said(text)).toEqual(['5 look: 2 lines above are called “Good”. This goes under the nearest, line 4.']);
  });

  it('above win over the tree; several in the tree are said', () => {
    const twins = [...nodes, { ...other, id: 'id-8', key: 'OBJ-8' }];
    expect(read('title,parent\nOld one,\nA,Old one', { nodes }).rows[1]?.parent).toEqual({ at: 'row', index: 0 });
    expect(said('title,parent\nA,Old one', { nodes: twins })).toEqual([
      '2 look: The strategy has several called “Old one”. This goes under OBJ-7. Write a key to choose another.',
    ]);
  });

  it('may be named by the key of a line', () => {
    const text = 'title,parent,key\nGood,,K-1\nGood,,K-2\nA,K-1,K-3';
    expect(read(text, { nodes }).rows[2]?.parent).toEqual({ at: 'row', index: 0 });
  });

  it('in a circle can not be made, nor what is below', () => {
    expect(said('title,parent\nA,B\nB,A\nC,B')).toEqual([
      '2 cannot: This line and its parent name each other. Give one of them another parent.',
      '3 cannot: This line and its parent name each other. Give one of them another parent.',
      "4 cannot: Its parent, line 3, can't be made. Mend that line first.",
    ]);
  });

  it('that nothing resembles', () => {
    expect(said('title,parent\nA,Quite another thing')).toEqual([
      '2 cannot: No “Quite another thing” above. Write the title of a line above, or of a node of the strategy.',
    ]);
  });
});

describe('lines that are wrong in themselves', () => {
  it.each([
    ['title,parent\n,Old', 'There is no title.'],
    ['title,parent\nFast, cheap and good,Old', 'This line has 3 cells, the header has 2.'],
    [`title\n${'x'.repeat(10_000)}`, 'The title has 10000 characters.'],
    ['title\nhalf \ud800', 'The title holds half a character.'],
  ])('%j', (text, cause) => {
    expect(read(text).rows[0]?.problems[0]).toMatchObject({ level: 'cannot', cause });
  });

  it('a broken quotation mark costs its own line', () => {
    const text = 'title,parent\nA,\n"B,\nC,A\n"D" x,\nE,A';
    expect(outline(text)).toEqual([
      '2 objective A',
      '3 cannot "B,',
      '  4 objective C',
      '5 cannot "D" x,',
      '  6 objective E',
    ]);
  });

  it('does not take long over thousands of broken quotation marks', () => {
    const text = `title,parent\n${'"B,\n'.repeat(4_999)}`;
    const started = performance.now();
    expect(read(text).counts).toEqual({ make: 0, cannot: 4_999, look: 0 });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
