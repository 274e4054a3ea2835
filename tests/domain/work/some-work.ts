import fc from 'fast-check';
import { WHOLE } from '../../../src/domain/model';
import { chainOf, groupClasses, groupLinks, standingOf } from '../../../src/domain/work/links';
import { WORK_CLASSES } from '../../../src/domain/work/model';
import { wayGraph } from '../../../src/domain/work/ways';
import { link, way } from './make';

export const time = { today: 100, finishingDays: 14 };
export const NODES = ['v', 'a', 'b', 'c'];
const estimate = fc.option(fc.integer({ min: -1, max: 90_000 }), { nil: null });

/** Parents may be unknown, or bite their tail; two links may share a node; shares may exceed the whole. */
export const someWork = fc.record({
  items: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 12 }),
      parentId: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null }),
      level: fc.constantFrom(-1, 0, 0, 1, 2, null),
      category: fc.constantFrom('new', 'indeterminate', 'done', 'done', null),
      resolution: fc.constantFrom(null, 'Done', 'duplicate', 'Hold'),
      points: estimate,
      hours: estimate,
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
  links: fc
    .array(
      fc.record({
        itemId: fc.integer({ min: 1, max: 14 }),
        nodeId: fc.constantFrom(...NODES, 'gone'),
        shareBp: fc.option(fc.integer({ min: 0, max: WHOLE }), { nil: null }),
        source: fc.constantFrom('manual', 'manual', 'import', 'rule'),
      }),
      { maxLength: 12 },
    )
    .map((rows) =>
      rows.map((row, at) => link(row.itemId, row.nodeId, { ...row, id: `l${String(at).padStart(2, '0')}` })),
    ),
  classes: fc.uniqueArray(
    fc.record({ itemId: fc.integer({ min: 1, max: 13 }), workClass: fc.constantFrom(...WORK_CLASSES) }),
    { selector: ({ itemId }) => itemId, maxLength: 3 },
  ),
  lifecycles: fc.tuple(...NODES.map(() => fc.constantFrom('active', 'active', 'draft', 'dropped', 'achieved'))),
});
export type SomeWork = typeof someWork extends fc.Arbitrary<infer T> ? T : never;

/** What decides about one item, along its chain. */
export const standing = ({ items, links, classes }: SomeWork, id: number) => {
  const parents = new Map(items.map((item) => [item.id, item.parentId]));
  const byItem = groupLinks(links);
  const classOf = groupClasses(classes);
  return standingOf(
    chainOf(id, (at) => parents.get(at) ?? null),
    (at) => byItem.get(at) ?? [],
    (at) => classOf.get(at) ?? null,
  );
};

/** A vision and three objectives, one of which contributes to another. */
export const graphOf = ({ lifecycles }: SomeWork) =>
  wayGraph(
    NODES.map((id, at) => way(id, at === 0 ? null : 'v', { lifecycle: lifecycles[at] ?? 'active' })),
    [{ fromId: 'b', toId: 'c' }],
  );
