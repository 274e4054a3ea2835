import { go } from './location';

interface AppLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: null;
  readonly key: string;
}

type Listener = (location: AppLocation, action: string) => unknown;

export interface AppHistory {
  /** What `view.createHistory()` answers; its functions cross the frame's border. */
  create(): Record<string, unknown>;
  /** Tells the app when the address changed, by its own doing or by Back and Forward. */
  placeChanged(): void;
}

/** The part of the address below `base` is the app's own: every place in the app has a link. */
export function createAppHistory(base: string): AppHistory {
  const listeners = new Set<Listener>();
  let action = 'POP';
  const here = (): AppLocation => {
    const inside = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
    return { pathname: inside || '/', search: location.search, hash: location.hash, state: null, key: inside };
  };
  const addressOf = (to: unknown): string => {
    const path = typeof to === 'string' ? to : joined(to);
    return base + (path.startsWith('/') ? path : `/${path}`);
  };
  let last = location.href;
  return {
    create: () => ({
      action: 'POP',
      location: here(),
      push: (to: unknown) => {
        action = 'PUSH';
        go(addressOf(to));
      },
      replace: (to: unknown) => {
        action = 'REPLACE';
        go(addressOf(to), 'replace');
      },
      go: (steps: number) => history.go(steps),
      goBack: () => history.back(),
      goForward: () => history.forward(),
      createHref: addressOf,
      listen: (listener: Listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    placeChanged: () => {
      if (location.href === last) return;
      last = location.href;
      for (const listener of listeners) void listener(here(), action);
      action = 'POP';
    },
  };
}

function joined(to: unknown): string {
  if (typeof to !== 'object' || to === null) return '/';
  const part = (name: 'pathname' | 'search' | 'hash'): string => {
    const value: unknown = Reflect.get(to, name);
    return typeof value === 'string' ? value : '';
  };
  return part('pathname') + part('search') + part('hash');
}
