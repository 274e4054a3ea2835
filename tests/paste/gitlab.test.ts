import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { read, vision } from './reading';
import { toChunks } from '../../src/shared/paste/chunks';
import { type PastePlan } from '../../src/shared/paste/plan';

/** Real objectives of a real company, kept beside the project and not in it. */
const file = resolve(__dirname, '../../../shared/data/gitlab-okrs-2018-2019.json');
const present = existsSync(file);
if (!present) console.warn(`not run: ${file} is not there`);

const schema = z.array(
  z.object({
    quarter: z.string(),
    items: z.array(z.object({ id: z.number(), parent: z.number().nullable(), depth: z.number(), text: z.string() })),
  }),
);
type Item = z.infer<typeof schema>[number]['items'][number];
const quarters = new Map(
  present ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ quarter, items }) => [quarter, items]) : [],
);
const itemsOf = (quarter: string): Item[] => quarters.get(quarter) ?? [];

const shape = (items: readonly Item[]) => {
  const at = new Map(items.map((item, index) => [item.id, index]));
  return items.map(({ text, parent }) => [text, parent === null ? 'under' : at.get(parent)]);
};
const made = (plan: PastePlan) =>
  plan.rows.map(({ status, title, parent }) => [
    status === 'make' ? title : status,
    parent.at === 'row' ? parent.index : parent.at,
  ]);
const asOutline = (items: readonly Item[], indent: string) =>
  items.map(({ depth, text }) => indent.repeat(depth) + text).join('\n');
const asTable = (items: readonly Item[], delimiter: string) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows = items.map(({ text, parent }) => [text, parent === null ? '' : (byId.get(parent)?.text ?? '')]);
  return Papa.unparse([['title', 'parent'], ...rows], { delimiter });
};

(present ? describe : describe.skip)('real objectives, 2018-q2', () => {
  const items = itemsOf('2018-q2');

  it('are 402 nodes with awkward titles', () => {
    expect(items).toHaveLength(402);
    expect(items.filter(({ text }) => /["“’]|^[[\d]|->/.test(text)).length).toBeGreaterThan(10);
  });

  it.each(['  ', '    ', '\t'])('are made of text indented by %j, byte for byte', (indent) => {
    const plan = read(asOutline(items, indent));
    expect(made(plan)).toEqual(shape(items));
    expect(plan.counts).toEqual({ make: 402, cannot: 0, look: 0 });
  });

  it.each([',', ';', '\t'])('are made of a table cut by %j, byte for byte', (delimiter) => {
    const plan = read(asTable(items, delimiter));
    expect(made(plan)).toEqual(shape(items));
    expect(plan.counts).toMatchObject({ make: 402, cannot: 0 });
    // “GOOD”, “BAD” and “TRY” stand under every department.
    expect(plan.counts.look).toBeGreaterThan(100);
  });

  it('fit into two calls, parents first', () => {
    let next = 0;
    const chunks = toChunks(read(asTable(items, ',')), () => `id-${(next += 1)}`);
    expect(chunks.map((chunk) => chunk.length)).toEqual([250, 152]);
    expect(chunks[0]?.[0]?.input).toMatchObject({ parentId: null, kind: 'objective', title: items[0]?.text });
  });

  it('are one more with a vision of their own', () => {
    const plan = read(
      `${vision.title}\n${asOutline(
        items.map((item) => ({ ...item, depth: item.depth + 1 })),
        '  ',
      )}`,
      {
        under: null,
        nodes: [],
      },
    );
    expect(plan.counts).toEqual({ make: 403, cannot: 0, look: 0 });
    expect(plan.rows[0]).toMatchObject({ kind: 'vision' });
  });
});

(present ? describe : describe.skip)('real objectives of the other quarters', () => {
  it.each(['2018-q3', '2018-q4', 'fy20-q1'])('%s: indented text keeps every title that is short enough', (quarter) => {
    const items = itemsOf(quarter);
    const plan = read(asOutline(items, '  '));
    const short = items.map(({ text, depth }) => (text.length <= 500 ? text : `${depth}`));
    expect(plan.rows.map((row) => (row.title.length <= 500 ? row.title : `${row.depth}`))).toEqual(short);
    const titles = plan.rows.flatMap((row) => row.problems.map(({ cause }) => cause));
    expect(titles.every((cause) => /^The title has \d+ characters\.$|^Its parent, line/.test(cause))).toBe(true);
  });
});
