import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_WEIGHT } from '../../src/shared/default-weight';
import { readArgs } from '../../local/import/args';
import { readImportFile } from '../../local/import/read-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string, content: string | Buffer, quarter: string | null = null) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readImportFile(path, quarter, async (names) => new Map(names.map((each) => [each, `id-of-${each.length}`])));
};

const table = `kind,title,parent,owner,baseline,target,unit,weight
vision,Everyone eats well,,,,,,
objective,Orders arrive complete,Everyone eats well,Nadia Sorel,,,,
keyResult,Orders with a substitution,Orders arrive complete,Nadia Sorel,18,9,%,
keyResult,Lines picked per hour,Orders arrive complete,,110,110,,
objective,"Quotes "" and
two lines",Everyone eats well,,,,,3
`;

describe('a table', () => {
  it('becomes rows with parents before children; its vision is apart', async () => {
    const { vision, rows, problems } = await read('a.csv', table);
    expect(vision).toBe('Everyone eats well');
    expect(rows.map(({ kind, title, weight, ownerId }) => [kind, title, weight, ownerId])).toEqual([
      ['objective', 'Orders arrive complete', DEFAULT_WEIGHT, 'id-of-11'],
      ['keyResult', 'Orders with a substitution', DEFAULT_WEIGHT, 'id-of-11'],
      ['objective', 'Quotes " and\ntwo lines', 3, null],
    ]);
    const [first, second] = rows;
    expect([first?.parent, second?.parent]).toEqual([null, first?.key]);
    expect(second?.commitment).toMatchObject({ direction: 'decrease', baseline: 18, target: 9 });
    expect(problems).toEqual([expect.stringMatching(/^Line 5: Target equals baseline/)]);
  });

  it('gives each row the same key when lines are added above it', async () => {
    const before = await read('b.csv', 'title,parent\nOne,\nTwo,One\n');
    const after = await read('b.csv', 'title,parent\nZero,\nOne,\nTwo,One\n');
    const keyOf = (list: typeof before, title: string) => list.rows.find((row) => row.title === title)?.key;
    expect(keyOf(after, 'Two')).toBe(keyOf(before, 'Two'));
    expect(keyOf(after, 'One')).toBe(keyOf(before, 'One'));
  });

  it('tells rows of the same title apart', async () => {
    const { rows } = await read('c.csv', 'title\nSame\nSame\n');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });
});

describe('OKRs in the shape of GitLab', () => {
  const item = (id: number, parent: number | null, text: string, more: object = {}) => ({
    id,
    parent,
    text,
    kind: 'objective',
    ...more,
  });
  const file = (...items: object[]) => JSON.stringify([{ quarter: 'q', items }]);

  it('make a key result of a leaf with a percentage, and keep what is said about it', async () => {
    const { rows } = await read(
      'd.json',
      file(item(0, null, 'Top', { result: 'All in all' }), item(1, 0, 'Leaf', { pct: 57, result: '(57%)' })),
    );
    expect(rows).toMatchObject([
      { kind: 'objective', parent: null, narrative: 'All in all', result: null },
      { kind: 'keyResult', parent: '0', unit: '%', result: { value: 57, comment: '(57%)' } },
    ]);
  });

  it('name a title that is too long, and what waits for it', async () => {
    const { rows, problems } = await read('e.json', file(item(0, null, 'x'.repeat(501)), item(1, 0, 'Below')));
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      expect.stringContaining('has a title of 501 characters, 500 at most'),
      'Item 1 waits for its parent 0, which is not made.',
    ]);
  });

  it.each([
    ['[]', /not a list of quarters/],
    ['{"a": 1}', /not a list of quarters/],
    ['[{"quarter": "q", "items": [{"id": 0}]}]', /not a list of quarters with OKR items: 0\.items\.0/],
    ['[', /is not JSON/],
    [Buffer.from([0x5b, 0xff, 0x5d]), /is not UTF-8/],
  ])('%p is refused with a sentence', async (content, message) => {
    await expect(read('f.json', content)).rejects.toThrow(message);
  });

  it('of several quarters ask for one, and name them', async () => {
    const two = JSON.stringify([
      { quarter: 'a', items: [] },
      { quarter: 'b', items: [] },
    ]);
    await expect(read('g.json', two)).rejects.toThrow('The file holds a, b. Choose one with --quarter.');
    await expect(read('g.json', two, 'c')).rejects.toThrow('The file has no quarter c. It holds a, b.');
  });
});

describe('the command line', () => {
  it('has defaults for all but the file', () => {
    expect(readArgs(['x.csv', '--strategy', 'S'])).toMatchObject({
      file: 'x.csv',
      strategy: 'S',
      url: 'http://localhost:8780',
    });
  });

  it.each([
    [[], /Name one file/],
    [['a.csv', 'b.csv'], /Name one file/],
    [['a.csv', '--url', 'nowhere'], /is not an address/],
    [['a.csv', '--as', 'mara'], /EMAIL:TOKEN/],
    [['a.csv', '--frob'], /frob/],
  ])('%p is refused with a sentence', (argv, message) => {
    expect(() => readArgs(argv)).toThrow(message);
  });
});
