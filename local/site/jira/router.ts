import { createRouter, type Match as AnyMatch } from '../wire/router';
import routes from './routes.json';

/** One route of Jira: the facts file is router, scope table and price list at once. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  /** The classic OAuth scope it needs; null for none. */
  readonly scope: string | null;
  /** Quota points for each object it returns, beside the one for the request. */
  readonly weight: number;
}

export type Match = AnyMatch<Route>;

export const allRoutes: readonly Route[] = routes;

export const findRoute = createRouter(allRoutes);
