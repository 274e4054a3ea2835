import { z } from 'zod';

/** Bodies that `@forge/kvs` sends; an `entityName` means a custom entity, which is not modelled. */
const ttl = z.object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
export const keyed = z.object({ key: z.string(), entityName: z.undefined().optional() });
const setOptions = z.object({
  ttl: ttl.optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
});
export const setRequest = keyed.extend({ value: z.unknown(), options: setOptions.optional() });
export const queryRequest = z.object({
  limit: z.number().int().min(1).optional(),
  after: z.string().optional(),
  where: z
    .array(
      z.object({ property: z.literal('key'), condition: z.literal('BEGINS_WITH'), values: z.array(z.string()).min(1) }),
    )
    .max(1)
    .optional(),
});
export const transactionRequest = z.object({
  set: z.array(setRequest).default([]),
  delete: z.array(keyed).default([]),
  check: z.array(z.unknown()).max(0).default([]),
});
