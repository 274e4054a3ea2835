import type { AccountId, CycleId, Health, Kind, Lifecycle, NodeId } from '../../domain/model';
import { Store } from './store';

export interface Filter {
  readonly kinds: ReadonlySet<Kind>;
  readonly health: ReadonlySet<Health>;
  readonly owners: ReadonlySet<AccountId>;
  readonly teams: ReadonlySet<string>;
  readonly lifecycles: ReadonlySet<Lifecycle>;
}

/** What of the tree is shown; lives with the tab and never leaves it. */
export interface ViewOptions {
  readonly tab: 'everything' | 'mine';
  readonly query: string;
  readonly filter: Filter;
  /** `null`: the strategy's current one. */
  readonly cycle: CycleId | 'all' | null;
  /** How many levels below the vision are open. */
  readonly level: number;
  /** Rows that somebody opened or closed against the level. */
  readonly overrides: ReadonlyMap<NodeId, boolean>;
}

export const NO_FILTER: Filter = {
  kinds: new Set(),
  health: new Set(),
  owners: new Set(),
  teams: new Set(),
  lifecycles: new Set(),
};

export const ALL_LEVELS = Number.MAX_SAFE_INTEGER;

export const countOf = (filter: Filter): number =>
  filter.kinds.size + filter.health.size + filter.owners.size + filter.teams.size + filter.lifecycles.size;

/** True when rows are left out by something else than the cycle. */
export const isNarrowed = (view: ViewOptions): boolean =>
  view.query.trim() !== '' || view.tab !== 'everything' || countOf(view.filter) > 0;

const none: ReadonlyMap<NodeId, boolean> = new Map();

export class ViewStore extends Store<ViewOptions> {
  constructor() {
    super({ tab: 'everything', query: '', filter: NO_FILTER, cycle: null, level: 4, overrides: none });
  }

  /** Whatever changes which rows are shown starts with everything found open again. */
  readonly narrow = (part: Partial<Pick<ViewOptions, 'tab' | 'query' | 'filter' | 'cycle'>>): void =>
    this.update((view) => {
      const next = { ...view, ...part };
      return isNarrowed(next) || isNarrowed(view) ? { ...next, overrides: none } : next;
    });

  readonly showLevel = (level: number): void => this.update((view) => ({ ...view, level, overrides: none }));

  readonly setOpen = (ids: Iterable<NodeId>, open: boolean): void =>
    this.update((view) => {
      const overrides = new Map(view.overrides);
      for (const id of ids) overrides.set(id, open);
      return { ...view, overrides };
    });

  readonly clear = (): void => this.narrow({ tab: 'everything', query: '', filter: NO_FILTER });
}
