import { z } from 'zod';

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

/** One node of the Atlassian Document Format, as far as every node has it. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly AdfNode[] | undefined;
  readonly marks?: readonly AdfMark[] | undefined;
  readonly text?: string | undefined;
}

export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: number;
  readonly content: readonly AdfNode[];
}

const attrs = z.record(z.string(), z.unknown()).optional();

const nodeSchema: z.ZodType<AdfNode> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    attrs,
    content: z.array(nodeSchema).optional(),
    marks: z.array(z.object({ type: z.string(), attrs })).optional(),
    text: z.string().optional(),
  }),
);

const documentSchema: z.ZodType<AdfDocument> = z.looseObject({
  type: z.literal('doc'),
  version: z.number(),
  content: z.array(nodeSchema),
});

export const emptyDocument = '{"type":"doc","version":1,"content":[]}';

/** @returns null for what is no ADF document */
export function parseDocument(text: string): AdfDocument | null {
  try {
    const parsed = documentSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function readDocument(value: unknown): AdfDocument | null {
  const parsed = documentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
