import { z } from 'zod';

const user = z.object({ accountId: z.string(), displayName: z.string() }).nullable();
const status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) });
const type = z.object({ id: z.string(), name: z.string(), hierarchyLevel: z.number() });

export const briefSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    status,
    issuetype: type,
    assignee: user,
    updated: z.string(),
  }),
});

export const linkTypeSchema = z.object({ id: z.string(), inward: z.string(), outward: z.string() });

const linkedSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({ summary: z.string(), status, issuetype: type }),
});

/** It has the other issue alone, under the side whose words this issue reads. */
export const linkSchema = z.object({
  id: z.string(),
  type: linkTypeSchema,
  inwardIssue: linkedSchema.optional(),
  outwardIssue: linkedSchema.optional(),
});

export const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: briefSchema.shape.fields.extend({
    project: z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string() }),
    parent: z.object({ key: z.string(), fields: z.object({ summary: z.string(), issuetype: type }) }).optional(),
    reporter: user,
    labels: z.array(z.string()),
    description: z.unknown(),
    duedate: z.string().nullable(),
    customfield_10016: z.number().nullable(),
    issuelinks: z.array(linkSchema),
  }),
});

export type Brief = z.infer<typeof briefSchema>;
export type IssueLink = z.infer<typeof linkSchema>;
export type Issue = z.infer<typeof issueSchema>;

export const briefFields = Object.keys(briefSchema.shape.fields.shape);

export const searchSchema = z.object({
  issues: z.array(briefSchema),
  isLast: z.boolean(),
  nextPageToken: z.string().optional(),
});

/** Paragraphs of an ADF document as plain text; the small editor here writes no more than that. */
export function paragraphsOf(document: unknown): string[] {
  const schema = z.object({
    content: z.array(z.object({ content: z.array(z.object({ text: z.string().default('') })).default([]) })),
  });
  const parsed = schema.safeParse(document);
  return parsed.success ? parsed.data.content.map(({ content }) => content.map(({ text }) => text).join('')) : [];
}

export function toDocument(text: string): unknown {
  const paragraph = (line: string): unknown => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  });
  return text.trim() === '' ? null : { type: 'doc', version: 1, content: text.split('\n').map(paragraph) };
}
