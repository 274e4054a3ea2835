import fc from 'fast-check';
import { lineTitle, strategy, title } from './arbitraries';
import { read, vision } from './reading';
import { toChunks } from '../../src/shared/paste/chunks';
import { takeSuggestion, remainingText } from '../../src/shared/paste/edit-text';
import { type PasteOptions, type PastePlan, type PlaceNode } from '../../src/shared/paste/plan';
import { writeTable } from '../../src/shared/paste/write-table';

const cell = fc.oneof(title, fc.constantFrom('', '5', '7 %', 'kr', 'Good', '"', 'maintain', '1e308'));
const row = fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(','));
const table = fc
  .array(row, { maxLength: 20 })
  .map((rows) => ['kind,title,parent,owner,baseline,target,unit,weight', ...rows].join('\n'));
const indented = fc
  .array(fc.tuple(fc.nat(8), fc.constantFrom('', '- ', '1. ', '• ', '2) ', 'a) ', 'KR: '), lineTitle), {
    maxLength: 25,
  })
  .map((lines) => lines.map(([blanks, mark, text]) => ' '.repeat(blanks) + mark + text).join('\n'));
const text = fc.oneof(table, indented, fc.string({ unit: 'binary' }), strategy.map(writeTable));

const hasWord = (line: string) => /[^\s,;"]/.test(line.replaceAll('\uFEFF', ''));

describe('nothing is lost', () => {
  it('every line with a word in it is in exactly one row', () => {
    fc.assert(
      fc.property(text, (given) => {
        const plan = read(given);
        const lines = given
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
          .split('\n');
        const times = lines.map(() => 0);
        for (const { line, lastLine } of plan.rows) for (let at = line; at <= lastLine; at += 1) times[at - 1]! += 1;
        lines.forEach((line, at) => {
          if (at + 1 === plan.headerLine) expect(times[at]).toBe(0);
          else if (hasWord(line)) expect([line, times[at]]).toEqual([line, 1]);
          else expect(times[at]).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('every row is made, is there already, or says why not', () => {
    fc.assert(
      fc.property(text, (given) => {
        const plan = read(given);
        for (const one of plan.rows) {
          const cannot = one.problems.filter(({ level }) => level === 'cannot');
          expect([one.line, one.status, cannot.length > 0]).toEqual([one.line, one.status, one.status === 'cannot']);
          for (const { cause, remedy } of one.problems)
            expect([cause, remedy].every((part) => /[.?]$/.test(part))).toBe(true);
        }
        const { make, cannot } = plan.counts;
        expect(make + cannot + plan.rows.filter(({ status }) => status === 'existing').length).toBe(plan.rows.length);
      }),
      { numRuns: 500 },
    );
  });

  it('every title of a table survives byte for byte', () => {
    fc.assert(
      fc.property(fc.array(title), (titles) => {
        const csv = ['title', ...titles.map((one) => `"${one.replaceAll('"', '""')}"`)].join('\n');
        expect(read(csv).rows.map((one) => one.title)).toEqual(titles);
      }),
    );
  });

  it('every title of indented text survives byte for byte once marks are titles', () => {
    fc.assert(
      fc.property(fc.array(lineTitle), (titles) => {
        const plan = read(titles.join('\n'), { format: 'indented', plain: true });
        expect(plan.rows.filter(({ status }) => status === 'make').map((one) => one.title)).toEqual(
          titles.filter((one) => one.length <= 500),
        );
      }),
    );
  });
});

/** The tree after the first `chunks` pieces were made, and the key of each row that was. */
function make(plan: PastePlan, options: PasteOptions, some: number) {
  let next = 100;
  const keys = new Map<number, string>();
  const nodes: PlaceNode[] = [...options.nodes];
  for (const { input, index } of toChunks(plan, () => `id-${(next += 1)}`, 3)
    .slice(0, some)
    .flat()) {
    const key = `NEW-${input.id.slice(3)}`;
    keys.set(index, key);
    const parentId = input.parentId ?? options.under?.id ?? null;
    nodes.push({ id: input.id, parentId, key, kind: input.kind, title: input.title });
  }
  return { keys, nodes };
}

/** Where a row goes, said without reference to a text: ids of nodes, lines for rows. */
function wayOf(plan: PastePlan, index: number, keys: ReadonlyMap<number, string>): string {
  const parent = plan.rows[index]?.parent;
  if (parent?.at === 'node') return parent.node.key;
  if (parent?.at !== 'row') return parent?.at ?? '';
  const above = plan.rows[parent.index];
  return keys.get(parent.index) ?? above?.existing?.key ?? `row ${above?.title ?? ''}`;
}

describe('what stays in the text', () => {
  it('goes to the same places when it is read again after a failure in the middle', () => {
    fc.assert(
      fc.property(text, fc.nat(4), (given, some) => {
        const options = { under: vision, nodes: [vision], owners: new Map() };
        const plan = read(given, options);
        const { keys, nodes } = make(plan, { ...options, labels: {} as never }, some);
        const rest = remainingText(given, plan, keys, options.nodes);
        const format = plan.format === 'empty' ? {} : { format: plan.format };
        const again = read(rest, { ...options, ...format, nodes });
        const staying = plan.rows.filter(({ index, status }) => status === 'make' && !keys.has(index));
        const made = again.rows.filter(({ status }) => status === 'make');
        expect(made.map((one) => [one.kind, one.title, wayOf(again, one.index, new Map())])).toEqual(
          staying.map((one) => [one.kind, one.title, wayOf(plan, one.index, keys)]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing once everything was made', () => {
    const given = 'A\n  B\n  C';
    const plan = read(given);
    const { keys } = make(plan, { under: vision, nodes: [vision], owners: new Map(), labels: {} as never }, 9);
    expect(remainingText(given, plan, keys, [vision])).toBe('');
  });

  it('keeps header and lines as they are', () => {
    const given = 'title,parent,target\nA,,\nB,A,x\n"C, too",Zzz,\nD,A,';
    const plan = read(given);
    expect(
      remainingText(
        given,
        plan,
        new Map([
          [0, 'OBJ-1'],
          [3, 'OBJ-2'],
        ]),
        [vision],
      ),
    ).toBe('title,parent,target\nB,A,x\n"C, too",Zzz,');
  });

  it('names a made parent by key where its title would not find it, in a column of its own if need be', () => {
    const twice = 'title,parent,target\nA,,\nB,A,x\nA,,';
    expect(
      remainingText(
        twice,
        read(twice),
        new Map([
          [0, 'OBJ-1'],
          [2, 'OBJ-2'],
        ]),
        [vision],
      ),
    ).toBe('title,parent,target\nB,OBJ-1,x');
    const unnamed = 'kind,title,target\nobjective,A,\nkr,B,x';
    expect(remainingText(unnamed, read(unnamed), new Map([[0, 'OBJ-1']]), [vision])).toBe(
      'kind,title,target,parent\nkr,B,x,OBJ-1',
    );
  });

  it('shows the places of indented lines', () => {
    const given = '- A\n  - B\n    - KR: C 5 → 5\n    - D\n- E';
    const keys = new Map([
      [0, 'OBJ-1'],
      [1, 'OBJ-2'],
      [3, 'OBJ-3'],
      [4, 'OBJ-4'],
    ]);
    expect(remainingText(given, read(given), keys, [vision])).toBe('@OBJ-1 A\n  @OBJ-2 B\n    KR: C 5 → 5');
  });
});

describe('a suggestion', () => {
  it('mends its line and no other', () => {
    const given = 'title,parent\nPick fast,\n"Errors, all",Pick fats\n"B\nC",Pick fats';
    const suggestions = read(given).rows.flatMap((one) => one.problems.flatMap((problem) => problem.suggestion ?? []));
    expect(suggestions.map(({ label }) => label)).toEqual(['Pick fast', 'Pick fast']);
    expect(takeSuggestion(given, suggestions[0]!)).toBe(
      'title,parent\nPick fast,\n"Errors, all",Pick fast\n"B\nC",Pick fats',
    );
    const second = takeSuggestion(given, suggestions[1]!);
    expect(second).toBe('title,parent\nPick fast,\n"Errors, all",Pick fats\n"B\nC",Pick fast');
    expect(read(second).counts).toMatchObject({ make: 2, cannot: 1 });
  });
});

describe('pieces of at most 250', () => {
  it('have parents before children, each row once, ids that fit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (given, size) => {
        const plan = read(given);
        let next = 0;
        const chunks = toChunks(plan, () => `id-${(next += 1)}`, size);
        const known = new Set<string | null>([null, vision.id]);
        for (const chunk of chunks) {
          expect(chunk.length).toBeLessThanOrEqual(size);
          for (const { input } of chunk) {
            expect(known).toContain(input.parentId);
            known.add(input.id);
          }
        }
        expect(
          chunks
            .flat()
            .map(({ index }) => index)
            .sort((a, b) => a - b),
        ).toEqual(plan.rows.filter(({ status }) => status === 'make').map(({ index }) => index));
      }),
    );
  });

  it('number 20 for 5,000 lines', () => {
    const chunks = toChunks(read(Array.from({ length: 5_000 }, (_, at) => `Line ${at}`).join('\n')), () => 'id');
    expect(chunks.map((chunk) => chunk.length)).toEqual(Array.from({ length: 20 }, () => 250));
  });
});
