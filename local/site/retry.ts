import { z } from 'zod';

/** What a function returns that wants its event again: an `InvocationError` of `@forge/events`. */
const retrySchema = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({ retryAfter: z.number().default(1), retryReason: z.string().default(''), retryData: z.unknown() })
    .partial(),
});

export interface RetryContext {
  readonly retryCount: number;
  readonly retryReason: string;
  readonly retryData: unknown;
}

/** When to give the event again and with what to say; null for not at all. */
export function retryOf(
  answer: unknown,
  before: RetryContext | undefined,
  retries: number,
): { readonly afterMs: number; readonly context: RetryContext } | null {
  const asked = retrySchema.safeParse(answer);
  const retryCount = (before?.retryCount ?? 0) + 1;
  if (!asked.success || retryCount > retries) return null;
  const { retryAfter = 1, retryReason = '', retryData = null } = asked.data.retryOptions;
  return { afterMs: retryAfter * 1000, context: { retryCount, retryReason, retryData } };
}
