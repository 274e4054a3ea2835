import { z } from 'zod';
import { mayIn, type Caller } from './caller';
import { JiraFailure, refused } from './failure';
import { ok, type Handler, type JiraAnswer, type JiraSite } from './handler';
import { issueBean, wantedFields } from './issue-bean';
import type { Issue } from './issue-store';
import { refuseExpand } from './issue-read';
import { parseJql, runJql } from './jql';
import { json } from '../wire/answer';

const searchSchema = z.strictObject({
  jql: z.string().default(''),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().default(50),
  fields: z.array(z.string()).default([]),
  expand: z.string().nullish(),
  properties: z.array(z.string()).max(0).optional(),
  fieldsByKeys: z.boolean().optional(),
  failFast: z.boolean().optional(),
  reconcileIssues: z.array(z.number()).optional(),
});

const maxPage = 5000;

/** Without fields there is nothing to read for each issue, so a page may be large; Jira itself cuts fuller pages shorter. */
const fullPage = 100;

export const searchPost: Handler = ({ caller, body }, site) => {
  const parsed = searchSchema.safeParse(body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  return search(parsed.data, caller, site);
};

export const searchGet: Handler = ({ caller, query }, site) => {
  const { maxResults, nextPageToken } = Object.fromEntries(query);
  const parsed = searchSchema.safeParse({
    jql: query.get('jql') ?? '',
    nextPageToken,
    ...(maxResults === undefined ? {} : { maxResults: Number(maxResults) }),
    fields: query.getAll('fields').flatMap((names) => names.split(',')),
    expand: query.get('expand'),
  });
  if (!parsed.success) throw refused(400, 'The request parameters are not valid.');
  return search(parsed.data, caller, site);
};

function search(asked: z.infer<typeof searchSchema>, caller: Caller, site: JiraSite): JiraAnswer {
  const startAt = readToken(asked.nextPageToken ?? null, asked.jql);
  if (asked.maxResults < 1 || asked.maxResults > maxPage) {
    throw refused(400, `The value of 'maxResults' must be between 1 and ${maxPage}.`);
  }
  refuseExpand(asked.expand ?? null, site);
  const found = findIssues(asked.jql, caller, site);
  const wanted = wantedFields(asked.fields, 'id');
  const size = wanted.size === 0 ? asked.maxResults : Math.min(asked.maxResults, fullPage);
  const page = found.slice(startAt, startAt + size);
  const isLast = startAt + page.length >= found.length;
  const issues = page.map((issue) =>
    asked.fields.length === 0 ? { id: issue.id } : issueBean(issue, wanted, site, caller),
  );
  return ok(
    { issues, ...(isLast ? {} : { nextPageToken: writeToken(startAt + page.length, asked.jql) }), isLast },
    issues.length,
  );
}

function findIssues(jql: string, caller: Caller, site: JiraSite): Issue[] {
  const searched = new Set(
    site.projects
      .live()
      .filter((project) => mayIn(caller, 'BROWSE_PROJECTS', project))
      .map(({ id }) => id),
  );
  const visible = site.issues.all().filter((issue) => {
    return searched.has(issue.projectId);
  });
  const notModelled = (what: string): JiraFailure => {
    site.notModelled.add('Jira', what);
    return new JiraFailure(json(501, { message: `This local site does not model ${what}.` }));
  };
  return runJql(jql, visible, {
    caller,
    issues: site.issues,
    projects: site.projects,
    now: site.clock.now(),
    notModelled,
  });
}

function writeToken(startAt: number, jql: string): string {
  return Buffer.from(JSON.stringify([startAt, jql])).toString('base64url');
}

const tokenSchema = z.tuple([z.number().int().positive(), z.string()]);

function readToken(token: string | null, jql: string): number {
  if (token === null) return 0;
  try {
    const [startAt, forJql] = tokenSchema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
    if (forJql === jql) return startAt;
  } catch {
    // Falls through to the refusal: whatever is wrong with a token, Jira says the same.
  }
  throw refused(400, 'The provided next page token is invalid or expired.');
}

export const countIssues: Handler = ({ caller, body }, site) => {
  const parsed = z.object({ jql: z.string() }).safeParse(body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  return ok({ count: findIssues(parsed.data.jql, caller, site).length });
};

const parseSchema = z.object({ queries: z.array(z.string()).min(1) });

/** Says of each query whether it parses; its structure is not modelled. */
export const parseJqlQueries: Handler = ({ body }) => {
  const parsed = parseSchema.safeParse(body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  const queries = parsed.data.queries.map((query) => {
    const { errors } = parseJql(query);
    return errors.length === 0
      ? { query }
      : { query, errors: errors.map((error) => `Error in the JQL Query: ${error.message}`) };
  });
  return ok({ queries }, queries.length);
};
