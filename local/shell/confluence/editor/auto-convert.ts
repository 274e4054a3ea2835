interface Convertible {
  readonly matchers: readonly string[];
}

/** `{}` and `*` stand for anything without a slash. */
function asPattern(matcher: string): RegExp {
  const literal = matcher.split(/\{\}|\*/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^/]+')}$`);
}

/**
 * The names that one place of this site has: its own, and those of a site on Atlassian's cloud, for which matchers are
 * written. There a page of the app stands below `/jira/apps/<app>/<environment>`.
 */
function namesOf(
  link: string,
  siteOrigin: string,
  app: { readonly id: string; readonly environmentId: string },
): string[] {
  if (!link.startsWith(`${siteOrigin}/`)) return [link];
  const path = link.slice(siteOrigin.length);
  const cloud = 'https://larkfield.atlassian.net';
  const ownPage = path.replace(/^\/jira\/apps\/[^/]+/, `/jira/apps/${app.id}/${app.environmentId}`);
  return [link, cloud + path, cloud + ownPage];
}

/** The macro that a pasted link becomes, if any. */
export function macroForLink<M extends Convertible>(
  link: string,
  macros: readonly M[],
  siteOrigin: string,
  app: { readonly id: string; readonly environmentId: string },
): M | null {
  if (!/^https?:\/\/\S+$/.test(link)) return null;
  const names = namesOf(link, siteOrigin, app);
  return (
    macros.find(({ matchers }) => matchers.some((matcher) => names.some((name) => asPattern(matcher).test(name)))) ??
    null
  );
}
