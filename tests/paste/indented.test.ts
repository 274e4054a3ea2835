import { outline, read, said, vision } from './reading';

describe('indented text', () => {
  it.each([
    ['blanks', 'A\n  B\n    C\n  D\nE'],
    ['four blanks', 'A\n    B\n        C\n    D\nE'],
    ['tabs', 'A\n\tB\n\t\tC\n\tD\nE'],
    ['tabs and blanks', 'A\n\tB\n        C\n    D\nE'],
    [
      'an indent of its own, empty lines, Windows lines',
      '\r\n   A\r\n\r\n     B\r\n      C\r\n     D\r\n   E\r\n  \r\n',
    ],
    ['dashes', '- A\n  - B\n    - C\n  - D\n- E'],
    ['bullets of three shapes', '• A\n  ◦ B\n    ▪ C\n  ◦ D\n• E'],
    ['letters', 'a) A\n   a) B\n      a) C\n   b) D\nb) E'],
    ['numbers', '1. A\n   1. B\n      1. C\n   2. D\n2. E'],
    ['checkboxes', '- [ ] A\n  - [x] B\n    - [ ] C\n  - [ ] D\n- [ ] E'],
    ['a word processor', '•\tA\n\to\tB\n\t\t§\tC\n\to\tD\n•\tE'],
  ])('by %s', (_, text) => {
    expect(read(text).rows.map(({ title, depth, kind, status }) => `${depth}${title} ${kind} ${status}`)).toEqual([
      '0A objective make',
      '1B objective make',
      '2C objective make',
      '1D objective make',
      '0E objective make',
    ]);
  });

  it.each([
    ['- ', '- '],
    ['* ', '+ '],
    ['• ', '• '],
    ['1. ', '2. '],
    ['1) ', '2) '],
    ['a) ', 'b) '],
  ])('takes two in a row off among many lines without: %j', (first, second) => {
    const notes = [
      'Notes of the day',
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
      'Checkout',
      `${first}Faster`,
      `${second}Safer`,
      'Z',
    ];
    expect(outline(notes.join('\n')).slice(-4)).toEqual([
      '8 objective Checkout',
      '  9 objective Faster',
      '  10 objective Safer',
      '11 objective Z',
    ]);
  });

  it('puts marked lines below unmarked ones as far in', () => {
    expect(outline('Checkout\n- Faster\n- Safer\nReturns\n- Easier')).toEqual([
      '1 objective Checkout',
      '  2 objective Faster',
      '  3 objective Safer',
      '4 objective Returns',
      '  5 objective Easier',
    ]);
    expect(outline('1. Checkout\n- Faster\n- Safer\n2. Returns\n- Easier')).toEqual([
      '1 objective Checkout',
      '  2 objective Faster',
      '  3 objective Safer',
      '4 objective Returns',
      '  5 objective Easier',
    ]);
  });

  it.each([
    ['1.0 is late\n1.1 is later', ['1.0 is late', '1.1 is later']],
    ['80% of all orders\n-5 °C in every crate', ['80% of all orders', '-5 °C in every crate']],
    ['2. Bundesliga\nErste Liga', ['2. Bundesliga', 'Erste Liga']],
    ['3. Platz halten', ['3. Platz halten']],
    ['A\nB\nC\nD\n- one dash among many', ['A', 'B', 'C', 'D', '- one dash among many']],
    ['c) three\nA\nB', ['c) three', 'A', 'B']],
    ['b) two\nc) three', ['b) two', 'c) three']],
    ['*nix first\n#1 in town', ['*nix first', '#1 in town']],
    ['O: the story of a letter', ['O: the story of a letter']],
    ['Goal: a word of mine\nNote: Theme: x', ['Goal: a word of mine', 'Note: Theme: x']],
    ['Objective:', ['Objective:']],
    ['@OBJ-99 is nobody', ['@OBJ-99 is nobody']],
    ['\u200fיעד ראשון\nهدف 👩‍👩‍👧', ['\u200fיעד ראשון', 'هدف 👩‍👩‍👧']],
  ])('leaves the titles of %j alone', (text, titles) => {
    const plan = read(text);
    expect(plan.rows.map((row) => row.title)).toEqual(titles);
    expect(plan.rows.every((row) => row.status === 'make')).toBe(true);
    expect(plan.marked).toBe(0);
  });

  it('reads kinds in front and numbers at the end', () => {
    expect(outline('Theme: Fresh\n  O1: Complete\n    KR 1.2: Substitutions 18 → 9 %\n    Initiative: Crates')).toEqual(
      ['1 theme Fresh', '  2 objective Complete', '    3 keyResult Substitutions', '    4 initiative Crates'],
    );
    const plan = read('Checkout\n  Completion 61 → 75 %');
    expect(plan.rows[1]).toMatchObject({ kind: 'keyResult', unit: '%', commitment: { baseline: 61, target: 75 } });
    // A number is no mark: nothing offers to keep one.
    expect(plan.marked).toBe(0);
  });

  it('leaves numbers in the title where no key result may stand', () => {
    expect(outline('From 5 → 9 %')).toEqual(['1 objective From 5 → 9 %']);
    expect(outline('A\n  Initiative: From 5 → 9 %')).toEqual(['1 objective A', '  2 initiative From 5 → 9 %']);
  });

  it('keeps a mark behind a backslash', () => {
    expect(read('- A\n- \\- B\n- \\1. C').rows.map((row) => row.title)).toEqual(['A', '- B', '1. C']);
    expect(read('\\- A').rows.map((row) => row.title)).toEqual(['- A']);
    expect(read('C:\\temp\n\\o/').rows.map((row) => row.title)).toEqual(['C:\\temp', '\\o/']);
  });

  it('leaves everything in the title on request', () => {
    const text = '- Theme: A\n  - KR: B 1 → 2';
    expect(read(text, { plain: true }).rows.map((row) => row.title)).toEqual(['- Theme: A', '- KR: B 1 → 2']);
  });

  it('says when a line stands between two levels', () => {
    expect(said('A\n    B\n  C')).toEqual([
      '3 look: This line is indented between two levels. Check that it stands where you mean it.',
    ]);
  });

  it('says what has a parent that can not be made', () => {
    expect(said('A\n  KR: B 5 → 5\n    C')).toEqual([
      '2 cannot: Target equals baseline. Give two different numbers. To hold a level, paste a table with “maintain 105–115” as target.',
      "3 cannot: Its parent, line 2, can't be made. Mend that line first.",
    ]);
  });

  it('nothing stands under an initiative', () => {
    expect(said('A\n  Initiative: B\n    C')).toEqual([
      "3 cannot: An objective can't stand under an initiative. Put it under a vision, a theme or an objective.",
    ]);
  });

  it('makes the vision where there is none', () => {
    const options = { under: null, nodes: [] };
    expect(outline('V\n  A\n    B', options)).toEqual(['1 vision V', '  2 objective A', '    3 objective B']);
    expect(said('V\nA', options)).toEqual(['2 cannot: A vision stands in line 1. Put this line under it.']);
  });

  it('a key in front stands for a node there is', () => {
    const node = { ...vision, id: 'id-7', key: 'OBJ-7', kind: 'objective', title: 'Old one' } as const;
    const options = { nodes: [vision, node] };
    expect(outline('@OBJ-7 whatever\n  A 1 → 2\nB', options)).toEqual([
      '1 existing Old one',
      '  2 keyResult A',
      '3 objective B',
    ]);
  });

  it('is nothing when it is blank', () => {
    expect(read(' \n\t\n\u00a0')).toMatchObject({ format: 'empty', rows: [] });
  });

  it.each([5_001, 6_200, 30_000])('of %i lines is too much', (lines) => {
    expect(read('A line\n'.repeat(lines))).toMatchObject({ tooMany: lines, rows: [], counts: { make: 0 } });
  });

  it('of 5,000 lines is read at once', () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, index) => `${' '.repeat(index % 7)}- Line ${index} of the plan ${index} → ${index + 1} %`,
    );
    const started = performance.now();
    expect(read(lines.join('\n')).rows).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
