import { DEFAULT_WORK } from '../../src/domain/work/model';
import { workOf } from '../../src/frontend/features/document/work-rows';
import type { Issue } from '../../src/frontend/app/issue';
import type { DocumentLink, DocumentView } from '../../src/shared/document-view';

const link = (itemId: number, nodeId: string): DocumentLink => ({
  ...{ id: `${nodeId}-${itemId}`, itemId, nodeId, underDone: 1, underTotal: 2 },
});
const issue = (id: number, part: Partial<Issue> = {}): Issue => ({
  ...{ id, key: `SHOP-${id}`, summary: `Work ${id}`, typeName: 'Epic', level: 1, category: 'indeterminate' },
  ...{ resolution: null, projectId: '10000', parentId: null },
  ...part,
});
const view = (links: readonly DocumentLink[]) =>
  ({
    links,
    notDelivered: DEFAULT_WORK.notDelivered,
    teams: [{ id: 't', name: 'Storefront', projectIds: ['10000'] }],
    paths: {
      paused: { status: 'broken', reason: null },
      draft: { status: 'awaiting', reason: null },
      live: { status: 'clear', reason: null },
    },
  }) as unknown as DocumentView;
const read = (issues: readonly Issue[], silent: readonly number[] = []) => ({
  byId: new Map(issues.map((one) => [one.id, one])),
  silent: new Set(silent),
});

test('[LS3] an item that is linked several times has the best of its paths below every heading', () => {
  const links = [link(1, 'paused'), link(1, 'draft'), link(1, 'live'), link(2, 'paused'), link(2, 'draft')];
  const below = (nodeId: string) => links.filter((one) => one.nodeId === nodeId);
  const rows = workOf(below('paused'), read([issue(1), issue(2)]), view(links)).rows;
  expect(rows.map(({ issue: { key }, sight }) => [key, sight])).toEqual([
    ['SHOP-1', 'clear'],
    ['SHOP-2', 'awaiting'],
  ]);
});

test('[LS4] what is done is delivered, whatever became of its path', () => {
  const links = [link(1, 'paused')];
  const done = issue(1, { category: 'done', resolution: 'Done' });
  expect(workOf(links, read([done]), view(links)).rows).toMatchObject([{ sight: 'delivered', team: 'Storefront' }]);
});

test('of 300 work items of which Jira tells 250, 50 are counted and none is named', () => {
  const links = Array.from({ length: 300 }, (_, at) => link(at, 'live'));
  const told = links.slice(0, 250).map(({ itemId }) => issue(itemId));
  const work = workOf(links, read(told), view(links));
  expect(work.rows).toHaveLength(250);
  expect(work).toMatchObject({ closed: 50, silent: 0 });
  expect(workOf(links, read(told, [299]), view(links))).toMatchObject({ closed: 49, silent: 1 });
});
