import { router as bridgeRouter, view } from '@forge/bridge';
import type { StrategyId } from '../../domain/model';
import { Store } from './store';

/** Where in the app somebody is; each has an address that opens it again. */
export type Route =
  | { readonly page: 'strategy'; readonly strategyId: StrategyId | null; readonly nodeKey: string | null }
  | { readonly page: 'paste'; readonly strategyId: StrategyId | null }
  | { readonly page: 'new' };

export function toPath(route: Route): string {
  if (route.page === 'new') return '/new';
  const strategy = route.strategyId === null ? '' : `/strategy/${encodeURIComponent(route.strategyId)}`;
  if (route.page === 'paste') return `${strategy}/paste`;
  const node = route.nodeKey === null ? '' : `/node/${encodeURIComponent(route.nodeKey)}`;
  return strategy + node || '/';
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Anything unknown is the strategy page: a mistyped link still opens something. */
export function fromPath(path: string): Route {
  const parts = (path.split(/[?#]/, 1)[0] ?? '').split('/').filter(Boolean).map(decode);
  const after = (word: string): string | null => {
    const at = parts.indexOf(word);
    return at < 0 ? null : (parts[at + 1] ?? null);
  };
  const strategyId = after('strategy');
  if (parts.at(-1) === 'paste') return { page: 'paste', strategyId };
  if (parts.length === 1 && parts[0] === 'new') return { page: 'new' };
  return { page: 'strategy', strategyId, nodeKey: after('node') };
}

/** The part of the bridge's history that is used; its functions may cross a frame, so they may be slow. */
interface BridgeHistory {
  readonly location: { readonly pathname: string };
  push(path: string): unknown;
  replace(path: string): unknown;
  listen(listener: (update: unknown) => void): unknown;
}

function pathOf(update: unknown): string | null {
  if (typeof update !== 'object' || update === null) return null;
  // history 4 hands over the location, history 5 wraps it.
  if ('location' in update) return pathOf(update.location);
  return 'pathname' in update && typeof update.pathname === 'string' ? update.pathname : null;
}

export class Router extends Store<Route> {
  readonly #history: BridgeHistory | null;

  constructor(history: BridgeHistory | null) {
    super(fromPath(history?.location.pathname ?? '/'));
    this.#history = history;
    history?.listen((update) => {
      const path = pathOf(update);
      if (path !== null && path !== toPath(this.get())) this.set(fromPath(path));
    });
  }

  readonly go = (route: Route, how: 'push' | 'replace' = 'push'): void => {
    const path = toPath(route);
    if (path === toPath(this.get())) return;
    this.set(route);
    if (how === 'push') this.#history?.push(path);
    else this.#history?.replace(path);
  };
}

/** Modules without addresses of their own refuse a history; the page works without one. */
export async function createRouter(): Promise<Router> {
  try {
    return new Router(await view.createHistory());
  } catch {
    return new Router(null);
  }
}

/** The whole address of a place in the app, or `null` when the host does not tell. */
export async function addressOf(route: Route): Promise<string | null> {
  try {
    const path = toPath(route).slice(1);
    const url = await bridgeRouter.getUrl({ target: 'module', moduleKey: 'strategy', path });
    return url?.href ?? null;
  } catch {
    return null;
  }
}
