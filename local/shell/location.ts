import type { MouseEvent } from 'react';
import { Store, useStore } from './store';

const here = (): string => location.pathname + location.search + location.hash;

/** Where this tab is, as path with query. */
export const place = new Store(here());

addEventListener('popstate', () => {
  place.set(here());
});

export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  place.set(here());
}

export function usePlace(): string {
  return useStore(place);
}

/** For `<a href>`: stays in the page, but for clicks that ask for another tab. */
export function followLink(event: MouseEvent<HTMLAnchorElement>): void {
  const { target, origin, href } = event.currentTarget;
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    target === '_blank'
  )
    return;
  if (new URL(href).origin !== (origin || location.origin)) return;
  event.preventDefault();
  go(href.slice(location.origin.length));
}
