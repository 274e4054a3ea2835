import { z } from 'zod';

/** The first argument of `__forge_fetch__`: which product the SDK wants, and as whom. */
export const metaSchema = z.object({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
});

export type Meta = z.infer<typeof metaSchema>;
