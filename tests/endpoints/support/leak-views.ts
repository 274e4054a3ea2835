import type { Input, InputKey } from '../../../src/shared/inputs';
import type { LeakWorld } from './leak-world';
import type { MutatingKey } from './mutations';
import { secretItems, vault } from './secret-work';

/** Everything that can be asked of a view, of what is open and of what is not; a new view does not compile without. */
export const views: { readonly [Key in Exclude<InputKey, MutatingKey>]: (world: LeakWorld) => readonly Input<Key>[] } =
  {
    'session.open': () => [{}],
    'setup.progress': () => [{}],
    'strategy.tree': (world) => strategyIds(world).map((strategyId) => ({ strategyId })),
    'strategy.revision': (world) => strategyIds(world).map((strategyId) => ({ strategyId })),
    'node.archived': (world) => strategyIds(world).map((strategyId) => ({ strategyId })),
    'node.consequences': (world) => nodeIds(world).map((nodeId) => ({ nodeId })),
    'node.panel': (world) => nodeIds(world).map((nodeId) => ({ nodeId })),
    'node.work': (world) => nodeIds(world).map((nodeId) => ({ nodeId, below: true })),
    'work.context': (world) => [
      ...world.issues.map(({ id, fields }) => ({
        itemId: Number(id),
        parentIds: world.parentsOf(id),
        projectId: fields.project.id,
      })),
      ...Object.values(secretItems).map((parent) => ({ itemId: 10_001, parentIds: [parent], projectId: '10000' })),
    ],
    'work.targets': () => ['10000', '10001', '10002', '10003', '10004', vault.id].map((projectId) => ({ projectId })),
    'document.open': (world) => [
      ...strategyIds(world).map((strategyId) => ({ strategyId, nodeId: null })),
      ...[...world.strategies.values()].flatMap(({ tree, work }) =>
        [...new Set(work.links.map(({ nodeId }) => nodeId))].map((nodeId) => ({
          strategyId: tree.strategy.id,
          nodeId,
        })),
      ),
    ],
    'admin.overview': () => [{}],
    'upkeep.status': () => [{}],
    'projects.closed': () => [{ projectIds: ['10000', '10003', vault.id] }],
  };
export const viewKeys = Object.keys(views) as (keyof typeof views)[];

const strategyIds = (world: LeakWorld): string[] => [...world.strategies.values()].map(({ tree }) => tree.strategy.id);
const nodeIds = (world: LeakWorld): string[] =>
  [...world.strategies.values()].flatMap(({ tree }) => tree.nodes.map(({ id }) => id));
