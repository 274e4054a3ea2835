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

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export const allRoutes: readonly Route[] = routes;

const compiled = allRoutes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The route, or the methods that this path would know, or null for a path that is not modelled. Longer literals win. */
export function findRoute(method: string, path: string): Match | { readonly allow: readonly string[] } | null {
  const fitting = compiled
    .map(({ route, pattern }) => ({ route, found: pattern.exec(path) }))
    .filter((candidate) => candidate.found !== null)
    .sort((a, b) => literalLength(b.route) - literalLength(a.route));
  const match = fitting.find((candidate) => candidate.route.method === method);
  if (match) return { route: match.route, params: decode(match.found?.groups ?? {}) };
  return fitting.length > 0 ? { allow: fitting.map((candidate) => candidate.route.method) } : null;
}

function literalLength(route: Route): number {
  return route.path.replace(/\{\w+\}/g, '').length;
}

function decode(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
}
