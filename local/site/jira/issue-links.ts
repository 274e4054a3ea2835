import { z } from 'zod';
import { json } from '../wire/answer';
import { mayIn, type Caller } from './caller';
import { JiraFailure, refused } from './failure';
import { noContent, ok, type Handler, type JiraRequest, type JiraSite } from './handler';
import { briefBean } from './issue-brief';
import { visibleIssue } from './issue-read';
import type { Issue } from './issue-store';
import { issueUpdatedBy, linkChanged } from './jira-events';
import { linkChange } from './changelog';
import { linkBean, linkedIssue } from './link-bean';
import type { IssueLink } from './link-store';
import { findLinkType, type LinkType } from './link-types';

const said = z.string().min(1).optional();
const end = z
  .object({ id: said, key: said })
  .transform(({ id, key }) => id ?? key)
  .pipe(z.string());
const linkSchema = z.strictObject({
  type: z.object({ id: said, name: said }).refine(({ id, name }) => id !== undefined || name !== undefined),
  inwardIssue: end,
  outwardIssue: end,
  comment: z.unknown().optional(),
});

/**
 * The issue that a request calls `inwardIssue` is where the link starts: with `Blocks` it is the one that blocks, and it
 * shows the other as its `outwardIssue`. So do Jira's sources and so it was seen on live sites; Atlassian's document,
 * which calls the outward issue the "from" one, does not.
 */
export const linkIssues: Handler = (request, site) => {
  const parsed = linkSchema.safeParse(request.body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  const { type: asked, inwardIssue, outwardIssue, comment } = parsed.data;
  if (comment !== undefined) throw commentsNotModelled(site);
  const type = findLinkType(asked);
  if (!type) {
    const by = asked.id === undefined ? `name '${asked.name ?? ''}'` : `id '${asked.id}'`;
    throw refused(404, `No issue link type with ${by} found.`);
  }
  const source = visibleIssue(inwardIssue, request.caller, site);
  const destination = visibleIssue(outwardIssue, request.caller, site);
  if (!mayLink(source, request.caller, site)) throw noPermission(401, source);
  if (isArchived(destination, site)) throw noPermission(401, destination);
  if (source.id === destination.id) throw refused(400, 'You cannot link an issue to itself.');
  const known = site.links
    .of(source.id)
    .some((link) => link.typeId === type.id && link.sourceId === source.id && link.destinationId === destination.id);
  if (!known) addLink(type, source, destination, request, site);
  return { status: 201, objects: 0 };
};

function addLink(type: LinkType, source: Issue, destination: Issue, doer: JiraRequest, site: JiraSite): void {
  const id = String(site.issues.next('link', 10000));
  const link: IssueLink = { id, typeId: type.id, sourceId: source.id, destinationId: destination.id };
  site.links.add(link);
  linkChanged('created', link, doer, site);
  noteLink('added', type, source, destination, doer, site);
}

/**
 * Both issues have it in their history, each in its own words. Whether Jira sends an event of an update with it is not
 * documented; an app that hears of one more change has to bear it.
 */
function noteLink(
  what: 'added' | 'removed',
  type: LinkType,
  source: Issue,
  destination: Issue,
  doer: JiraRequest,
  site: JiraSite,
): void {
  const updatedAt = site.clock.now();
  for (const [issue, words, other] of [
    [source, type.outward, destination],
    [destination, type.inward, source],
  ] as const) {
    const after: Issue = { ...issue, updatedAt };
    site.issues.save(after);
    issueUpdatedBy([linkChange(what, words, other.key)], after, doer, site);
  }
}

export const getIssueLink: Handler = ({ caller, params }, site) => {
  const { link, source, destination } = visibleLink(params.linkId ?? '', caller, site);
  const ends = { inwardIssue: briefBean(source, site), outwardIssue: briefBean(destination, site) };
  return ok({ ...linkBean(link, site), ...ends });
};

/** Whoever may link in one of the two projects may. */
export const deleteIssueLink: Handler = (request, site) => {
  const { link, source, destination } = visibleLink(request.params.linkId ?? '', request.caller, site);
  if (!mayLink(source, request.caller, site) && !mayLink(destination, request.caller, site))
    throw noPermission(404, source);
  linkChanged('deleted', link, request, site);
  site.links.remove(link);
  const type = findLinkType({ id: link.typeId });
  if (type) noteLink('removed', type, source, destination, request, site);
  return noContent;
};

/** The links of an issue that is going to be deleted: told of, and in nobody's history. */
export function dropLinks(issue: Issue, doer: JiraRequest, site: JiraSite): void {
  for (const link of site.links.of(issue.id)) {
    linkChanged('deleted', link, doer, site);
    site.links.remove(link);
  }
}

interface VisibleLink {
  readonly link: IssueLink;
  readonly source: Issue;
  readonly destination: Issue;
}

/** @throws the same 404 for a link that is missing and for one that has an end which the caller may not see */
function visibleLink(id: string, caller: Caller, site: JiraSite): VisibleLink {
  if (!/^\d+$/.test(id)) throw refused(400, `The issue link id '${id}' is not valid.`);
  const link = site.links.find(id);
  const source = link && linkedIssue(link.sourceId, caller, site);
  const destination = link && linkedIssue(link.destinationId, caller, site);
  if (!link || !source || !destination) throw refused(404, `No issue link with id '${id}' exists.`);
  return { link, source, destination };
}

function mayLink(issue: Issue, caller: Caller, site: JiraSite): boolean {
  const project = site.projects.find(issue.projectId);
  return project !== undefined && mayIn(caller, 'LINK_ISSUES', project);
}

function isArchived({ projectId }: Issue, site: JiraSite): boolean {
  return site.projects.find(projectId)?.isArchived === true;
}

/** 401 is what live sites answer to a new link, where the document has 404; of deleting there is only the document. */
const noPermission = (status: 401 | 404, { key }: Issue): JiraFailure =>
  refused(status, `No Link Issue Permission for issue '${key}'`);

function commentsNotModelled(site: JiraSite): JiraFailure {
  site.notModelled.add('Jira', 'issueLink with a comment');
  return new JiraFailure(json(501, { message: 'This local site does not model issueLink with a comment.' }));
}
