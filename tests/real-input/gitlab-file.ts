import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** GitLab's real OKRs, kept beside the project and not in it. */
export const gitlabFile = resolve(__dirname, '../../../shared/data/gitlab-okrs-2018-2019.json');
export const isPresent = existsSync(gitlabFile);

const item = z.object({
  id: z.int(),
  parent: z.int().nullable(),
  depth: z.int(),
  kind: z.string(),
  text: z.string(),
  result: z.string().nullish(),
  pct: z.number().nullish(),
});
export type GitlabItem = z.infer<typeof item>;

export function gitlabItems(quarter: string): readonly GitlabItem[] {
  const all = z.array(z.object({ quarter: z.string(), items: z.array(item) })).parse(readGitlabJson());
  return all.find((each) => each.quarter === quarter)?.items ?? [];
}

export const readGitlabJson = (): unknown => JSON.parse(readFileSync(gitlabFile, 'utf8'));
