import type { StrategyId } from '../../domain/model';
import type { SettingsView } from '../../shared/views';
import type { Header, StoredNode, StoredStrategy } from './rows';

export interface Overview {
  readonly strategies: readonly StoredStrategy[];
  readonly settings: SettingsView;
  /** Administrators of Jira who have used the app. */
  readonly admins: readonly string[];
}

/** Neighbours of a place: a parent (`null`: the root's place) with its children, and further nodes by id. */
export interface Around {
  readonly parentId: string | null;
  readonly ids: readonly string[];
}

/** One statement each, but for a tree beyond 4 MiB. @throws PortError */
export interface Reads {
  overview(): Promise<Overview>;
  /** `null` for an unknown or deleted strategy. */
  header(strategyId: StrategyId, around?: Around): Promise<Header | null>;
  tree(strategyId: StrategyId, size: Pick<StoredStrategy, 'nodeCount' | 'textBytes'>): Promise<readonly StoredNode[]>;
}
