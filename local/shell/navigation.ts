import { z } from 'zod';
import { go } from './location';
import type { AppPage } from './session';

const placeSchema = z.union([
  z.object({ url: z.string() }),
  z.object({ target: z.literal('module'), moduleKey: z.string(), path: z.string().optional() }),
  z.object({ target: z.literal('issue'), issueKey: z.string() }),
  z.object({ target: z.literal('userProfile'), accountId: z.string() }),
]);
const typeSchema = z.object({ type: z.enum(['same-tab', 'new-tab']).default('same-tab') });

/** The whole address of what `router.navigate` and `router.getUrl` name. */
export function addressOf(data: unknown, page: AppPage): string {
  const place = placeSchema.parse(data);
  if ('url' in place) return new URL(place.url, `${location.origin}/jira/apps/${page.key}/`).href;
  if (place.target === 'issue') return `${location.origin}/browse/${place.issueKey}`;
  if (place.target === 'userProfile') return `${location.origin}/jira/people/${encodeURIComponent(place.accountId)}`;
  return `${location.origin}/jira/apps/${place.moduleKey}/${(place.path ?? '').replace(/^\//, '')}`;
}

export function navigateTo(data: unknown, page: AppPage): void {
  const address = addressOf(data, page);
  if (typeSchema.parse(data).type === 'new-tab') window.open(address, '_blank', 'noopener');
  else if (address.startsWith(`${location.origin}/`)) go(address.slice(location.origin.length));
  else location.assign(address);
}
