import { randomUUID } from 'node:crypto';
import type { Site } from '../../local/site/site';
import { readGitlab } from '../../local/import/gitlab';
import { runImport, type ImportDone } from '../../local/import/run-import';
import { DEFAULT_HEALTH } from '../../src/domain/model';
import { toChunks } from '../../src/shared/paste/chunks';
import { readPaste } from '../../src/shared/paste/read-paste';
import type { NodeRow, TreeView } from '../../src/shared/views';
import { gitlabFile, gitlabItems, isPresent, readGitlabJson } from './gitlab-file';
import { ask, invokeAs, openAt } from './in-process';
import { independentRollup, type TreeNode } from './independent-rollup';

if (!isPresent) console.warn(`not run: ${gitlabFile} is not there`);

const vision = 'Everyone can contribute';
const start = '2018-04-02T09:00:00Z';
const day = (iso: string) => Date.parse(iso) / 86_400_000;

/** Titles with the title above them, in the order of the tree. */
const shapeOf = ({ nodes }: TreeView) => {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return nodes.map(({ title, parentId }) => [title, parentId === null ? null : titles.get(parentId)]);
};

(isPresent ? describe : describe.skip)('the OKRs of 2018-q2', () => {
  const items = isPresent ? gitlabItems('2018-q2') : [];
  const textOf = new Map(items.map(({ id, text }) => [id, text]));
  const wanted = [
    [vision, null],
    ...items.map(({ text, parent }) => [text, parent === null ? vision : textOf.get(parent)]),
  ];

  let site: Site;
  beforeAll(async () => {
    site = await openAt(start);
  });
  afterAll(() => site.close());

  it('become 402 nodes and a vision by paste, byte for byte', async () => {
    const strategyId = randomUUID();
    const named = { id: strategyId, name: 'Pasted', timeZone: 'Etc/UTC', projectIds: [], visionTitle: vision };
    await ask(site, 'mara', 'strategy.create', { requestId: randomUUID(), ...named });
    const { nodes, settings } = await ask(site, 'mara', 'strategy.tree', { strategyId });
    const [root] = nodes;
    if (!root) throw new Error('The strategy has no vision.');
    const outline = items.map(({ depth, text }) => '\t'.repeat(depth) + text).join('\n');
    const plan = readPaste(outline, { under: root, nodes, owners: new Map(), labels: settings.labels, plain: true });
    expect(plan.counts).toEqual({ make: 402, cannot: 0, look: 0 });
    for (const chunk of toChunks(plan, randomUUID)) {
      const rows = chunk.map(({ input }) => input);
      await ask(site, 'mara', 'paste.make', { requestId: randomUUID(), strategyId, parentId: root.id, rows });
      site.advance(1_000);
    }
    const tree = await ask(site, 'mara', 'strategy.tree', { strategyId });
    expect(tree.problems).toEqual([]);
    expect(sorted(shapeOf(tree))).toEqual(sorted(wanted));
    expect(inTreeOrder(tree)).toEqual([vision, ...items.map(({ text }) => text)]);
  });

  describe('by the import script', () => {
    const list = isPresent ? readGitlab(readGitlabJson(), '2018-q2') : null;
    const target = { strategy: 'Imported', vision, source: '2018-q2', timeZone: 'Etc/UTC', projectIds: [] };
    const said: string[] = [];
    const io = () => ({
      invoke: invokeAs(site, 'mara'),
      say: (line: string) => said.push(line),
      wait: async (ms: number) => site.advance(ms),
    });
    const run = (): Promise<ImportDone> => runImport(list?.rows ?? [], target, io());
    let tree: TreeView;
    let done: ImportDone;

    beforeAll(async () => {
      site.setNow(Date.parse(start));
      const nodesOnly = (list?.rows ?? []).map((row) => ({ ...row, result: null }));
      await runImport(nodesOnly, target, io());
      // Values came in the middle of the quarter; the second run finds the nodes and adds what is missing.
      site.setNow(Date.parse('2018-05-24T09:00:00Z'));
      done = await run();
      tree = await ask(site, 'mara', 'strategy.tree', { strategyId: done.strategyId });
    }, 60_000);

    it('makes every node once, byte for byte', () => {
      expect(done).toMatchObject({ made: 0, alreadyThere: 402, checkedIn: 21 });
      expect(sorted(shapeOf(tree))).toEqual(sorted(wanted));
    });

    it('keeps every result text, byte for byte', async () => {
      for (const { id, result } of items) {
        if (result === null || result === undefined) continue;
        // 150 statements a second, on the site's clock.
        site.advance(100);
        const panel = await ask(site, 'mara', 'node.panel', { nodeId: done.ids.get(String(id)) ?? '' });
        expect([panel.narrative, ...panel.checkIns.map(({ comment }) => comment)]).toContain(result);
      }
    });

    it('is rolled up to the same numbers as an independent computation of the law', () => {
      const nodes = tree.nodes.map(asIndependent);
      const calendar = {
        start: day('2018-04-01'),
        end: day('2018-06-30'),
        today: day('2018-05-24'),
        cadence: DEFAULT_HEALTH.cadenceDays,
        grace: DEFAULT_HEALTH.graceDays,
      };
      const expected = independentRollup(nodes, calendar);
      const got = new Map(
        tree.nodes.map(({ id, rollup: { outcomeBp, expectedBp, health } }) => [
          id,
          { outcome: outcomeBp, expected: expectedBp, health },
        ]),
      );
      expect(got).toEqual(expected);
      const outcomes = [...expected.values()].filter(({ outcome }) => outcome !== null);
      expect(outcomes.length).toBeGreaterThan(30);
      expect(new Set(outcomes.map(({ outcome }) => outcome)).size).toBeGreaterThan(10);
    });

    it('does nothing in a third run', async () => {
      const revision = tree.strategy.revision;
      expect(await run()).toMatchObject({ made: 0, checkedIn: 0 });
      const again = await ask(site, 'mara', 'strategy.revision', { strategyId: done.strategyId });
      expect(again.revision).toBe(revision);
    });
  });
});

const sorted = (rows: readonly (readonly (string | null | undefined)[])[]) =>
  rows.map((row) => JSON.stringify(row)).sort();

/** Titles from top to bottom, siblings by rank in byte order. */
function inTreeOrder({ nodes }: TreeView): string[] {
  const below = (parentId: string | null): NodeRow[] =>
    nodes
      .filter((node) => node.parentId === parentId)
      .sort((a, b) => Buffer.compare(Buffer.from(a.rank), Buffer.from(b.rank)) || (a.id < b.id ? -1 : 1));
  const walk = (node: NodeRow): string[] => [node.title, ...below(node.id).flatMap(walk)];
  return below(null).flatMap(walk);
}

/** Only what was typed in goes to the independent computation, none of the app's own numbers. */
function asIndependent({ id, parentId, weight, activatedAt, kind, keyResult }: NodeRow): TreeNode {
  return {
    id,
    parent: parentId,
    weight,
    active: Math.floor((activatedAt ?? 0) / 86_400_000),
    keyResult:
      kind !== 'keyResult' || keyResult === null
        ? null
        : {
            baseline: String(keyResult.baseline ?? 0),
            target: String(keyResult.target ?? 100),
            value: keyResult.current === null ? null : String(keyResult.current.value),
            confidence: keyResult.confidence,
            checkedIn: keyResult.lastCheckInDay,
          },
  };
}
