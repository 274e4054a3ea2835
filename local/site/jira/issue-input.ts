import { z } from 'zod';
import { findPerson } from '../people';
import { mayIn, type Caller } from './caller';
import { editable, storyPoints } from './fields';
import { fieldRefused, refused } from './failure';
import type { JiraSite } from './handler';
import type { Issue } from './issue-store';
import { findType } from './issue-types';
import type { Project } from './projects';

const reference = z.object({ id: z.string().optional(), key: z.string().optional(), name: z.string().optional() });
const person = z
  .object({ accountId: z.string().nullable().optional(), id: z.string().nullable().optional() })
  .nullable();

const bodySchema = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.unknown()).optional(),
});

const fieldSchemas = {
  summary: z.string(),
  description: z
    .looseObject({ type: z.literal('doc'), version: z.literal(1), content: z.array(z.unknown()) })
    .nullable(),
  issuetype: reference,
  project: reference,
  parent: reference.nullable(),
  assignee: person,
  reporter: person,
  labels: z.array(z.string().regex(/^\S+$/)),
  duedate: z.iso.date().nullable(),
  timeoriginalestimate: z.number().int().nonnegative().nullable(),
  [storyPoints]: z.number().nullable(),
};

type Given = { [K in keyof typeof fieldSchemas]?: z.infer<(typeof fieldSchemas)[K]> | undefined };

/** What a request sets; undefined leaves as it is. */
export type Changes = { [K in keyof Issue]?: Issue[K] | undefined };

const maxSummary = 255;

/** Reads the `fields` of a create (without `issue`) or an edit. @throws JiraFailure, worded per field */
export function readChanges(
  body: unknown,
  issue: Issue | null,
  caller: Caller,
  site: JiraSite,
): { changes: Changes; project: Project | null } {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success)
    throw refused(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  if (parsed.data.update && Object.keys(parsed.data.update).length > 0)
    throw refused(400, 'This local site models `fields`, not `update`.');
  const given = checkFields(parsed.data.fields);
  const project = issue ? (site.projects.find(issue.projectId) ?? null) : projectOf(given, caller, site);
  const type = given.issuetype ? findType(given.issuetype.id ?? given.issuetype.name ?? '') : undefined;
  const errors: Record<string, string> = {};
  if (!issue && !project) errors.project = 'Specify a valid project ID or key';
  if ((!issue || given.issuetype) && !type) errors.issuetype = 'Specify a valid issue type';
  if ((!issue || given.summary !== undefined) && !given.summary?.trim())
    errors.summary = 'You must specify a summary of the issue.';
  if ((given.summary?.length ?? 0) > maxSummary) errors.summary = `Summary can't exceed ${maxSummary} characters.`;
  if (given.summary?.includes('\n')) errors.summary = 'The summary is invalid because it contains newline characters.';
  const level = (type ?? findType(issue?.typeId ?? ''))?.hierarchyLevel ?? 0;
  const parent = parentOf(given, level, caller, site, errors);
  if (level < 0 && !issue && !parent)
    errors.parent = 'Issue type is a sub-task but parent issue key or id not specified.';
  if (Object.keys(errors).length > 0) throw fieldRefused(errors);
  return { project, changes: { typeId: type?.id, parentId: parent, ...plain(given) } };
}

function checkFields(raw: Readonly<Record<string, unknown>>): Given {
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (!editable.has(name) || !isKnown(name)) {
      errors[name] = `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
    } else if (!fieldSchemas[name].safeParse(value).success) {
      errors[name] =
        name === 'description'
          ? 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'
          : `The value of ${name} is not valid.`;
    }
  }
  if (Object.keys(errors).length > 0) throw fieldRefused(errors);
  return z.object(fieldSchemas).partial().parse(raw);
}

function isKnown(name: string): name is keyof typeof fieldSchemas {
  return name in fieldSchemas;
}

function projectOf(given: Given, caller: Caller, site: JiraSite): Project | null {
  const project = site.projects.find(given.project?.id ?? given.project?.key ?? '');
  return project && mayIn(caller, 'BROWSE_PROJECTS', project) ? project : null;
}

/** The parent must stand exactly one level higher. */
function parentOf(
  given: Given,
  level: number,
  caller: Caller,
  site: JiraSite,
  errors: Record<string, string>,
): string | null | undefined {
  if (given.parent === undefined || given.parent === null) return given.parent;
  const parent = site.issues.find(given.parent.id ?? given.parent.key ?? '');
  const project = parent && site.projects.find(parent.projectId);
  const visible = parent && project && mayIn(caller, 'BROWSE_PROJECTS', project);
  const fits = visible && findType(parent.typeId)?.hierarchyLevel === level + 1;
  if (!fits)
    errors.parent = visible
      ? 'Given parent work item does not belong to appropriate hierarchy.'
      : 'Could not find issue by id or key.';
  return parent?.id;
}

function plain(given: Given): Changes {
  return {
    summary: given.summary?.trim(),
    description: given.description,
    assigneeId: personOf(given.assignee),
    reporterId: personOf(given.reporter),
    labels: given.labels,
    dueDate: given.duedate,
    estimateSeconds: given.timeoriginalestimate,
    storyPoints: given[storyPoints],
  };
}

function personOf(given: Given['assignee']): string | null | undefined {
  if (given === undefined || given === null) return given;
  const id = given.accountId ?? given.id ?? null;
  if (id !== null && !findPerson(id)) throw fieldRefused({ assignee: `User '${id}' does not exist.` });
  return id;
}
