import { createRouter, type Match as AnyMatch } from '../wire/router';
import routes from './routes.json';

/** One route of Confluence: the facts file is router, scope table and price list at once. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  /** One of these OAuth scopes is enough. */
  readonly scopes: readonly string[];
  /** Quota points for each object it returns, beside the one for the request. */
  readonly weight: number;
}

export type Match = AnyMatch<Route>;

export const allRoutes: readonly Route[] = routes;

export const findRoute = createRouter(allRoutes);
