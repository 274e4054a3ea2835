import { allPeople, people, tokenOf, type Person } from '../site/people';
import type { Incoming } from './http';

const cookieName = 'person';

/** By key (`mara`), account id, e-mail or name. */
export function personNamed(text: string): Person | undefined {
  const wanted = text.toLowerCase();
  return allPeople.find((who) =>
    [who.key, who.accountId, who.email, who.displayName].some((name) => name.toLowerCase() === wanted),
  );
}

/** Who acts in this browser: the tab's own choice (`?as=`), else the cookie, else the administrator. */
export function personOf({ headers, url }: Incoming): Person {
  const cookie = new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
  const chosen =
    headers['x-site-as'] ?? url.searchParams.get('as') ?? (cookie === undefined ? null : decodeURIComponent(cookie));
  return (chosen === null ? undefined : personNamed(chosen)) ?? people.mara;
}

export function personCookie(who: Person): string {
  return `${cookieName}=${encodeURIComponent(who.key)}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

/**
 * Basic (`email:token`) or bearer token of a person.
 * @returns undefined when the request carries no credential, null when it is wrong
 */
export function personByToken({ headers }: Incoming): Person | null | undefined {
  const [scheme = '', credential = ''] = (headers.authorization ?? '').split(' ');
  if (scheme === '') return undefined;
  if (scheme.toLowerCase() === 'bearer') return allPeople.find((who) => tokenOf(who) === credential) ?? null;
  if (scheme.toLowerCase() !== 'basic') return null;
  const pair = Buffer.from(credential, 'base64').toString('utf8');
  return allPeople.find((who) => pair === `${who.email}:${tokenOf(who)}`) ?? null;
}
