import { notAuthenticated } from '../site/jira/failure';
import type { Site } from '../site/site';
import type { Answer, WireRequest } from '../site/wire/answer';
import type { Incoming, Reply } from './http';
import { personByToken, personOf } from './identity';
import type { Role } from './origins';

/** Jira's and Confluence's REST from outside: with a person's token, or, in the shell, as the person in the browser. */
export function serveRest(site: Site, incoming: Incoming, role: Role): Reply {
  const byToken = personByToken(incoming);
  // A wrong credential is told only by `myself`; everywhere else Jira treats it as nobody's.
  if (byToken === null && incoming.url.pathname.endsWith('/myself')) return toReply(notAuthenticated());
  const person = byToken === undefined && role === 'shell' ? personOf(incoming) : (byToken ?? null);
  const product = incoming.url.pathname.startsWith('/wiki/') ? site.confluence : site.jira;
  return toReply(product(toRequest(incoming), person?.accountId ?? null));
}

function toRequest({ method, url, headers, body }: Incoming): WireRequest {
  return { method, path: `${url.pathname}${url.search}`, headers, body };
}

function toReply({ status, headers, body }: Answer): Reply {
  return { status, headers, body };
}
