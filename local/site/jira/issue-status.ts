import { z } from 'zod';
import { cloudId } from '../contexts';
import { dynamicPropertiesSchema, type AppIssueContext, type ModuleStatus } from '../manifest';

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    issuetype: z.object({ id: z.string(), name: z.string() }),
    project: z.object({ id: z.string(), key: z.string(), projectTypeKey: z.string() }),
  }),
});

/** What a module in an issue is told of where it stands. */
export function issueExtension(type: string, issue: unknown): Record<string, unknown> {
  const { id, key, fields } = issueSchema.parse(issue);
  const { issuetype, project } = fields;
  return {
    type,
    issue: { id, key, type: issuetype.name, typeId: issuetype.id },
    project: { id: project.id, key: project.key, type: project.projectTypeKey },
  };
}

/** What the function of `dynamicProperties` answers, or the manifest's own when it fails or answers something else. */
export async function issueStatus(
  module: AppIssueContext,
  issue: unknown,
  ask: (payload: unknown) => Promise<unknown>,
): Promise<ModuleStatus | null> {
  if (module.statusFunction === null) return module.status;
  try {
    const answer = dynamicPropertiesSchema.parse(await ask({ cloudId, extension: issueExtension(module.type, issue) }));
    return answer.status?.value ?? module.status;
  } catch (error) {
    console.error(`${module.title}'s dynamic properties: ${error instanceof Error ? error.message : String(error)}`);
    return module.status;
  }
}
