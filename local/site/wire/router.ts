export interface Routed {
  readonly method: string;
  readonly path: string;
}

export interface Match<R extends Routed> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

export type FindRoute<R extends Routed> = (
  method: string,
  path: string,
) => Match<R> | { readonly allow: readonly string[] } | null;

/** Finds the route, or the methods that a path would know, or null for a path that is not modelled. Longer literals win. */
export function createRouter<R extends Routed>(routes: readonly R[]): FindRoute<R> {
  const compiled = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method, path) => {
    const fitting = compiled
      .map(({ route, pattern }) => ({ route, found: pattern.exec(path) }))
      .filter((candidate) => candidate.found !== null)
      .sort((a, b) => literalLength(b.route) - literalLength(a.route));
    const match = fitting.find((candidate) => candidate.route.method === method);
    if (match) return { route: match.route, params: decode(match.found?.groups ?? {}) };
    return fitting.length > 0 ? { allow: fitting.map((candidate) => candidate.route.method) } : null;
  };
}

function literalLength(route: Routed): number {
  return route.path.replace(/\{\w+\}/g, '').length;
}

function decode(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]));
}
