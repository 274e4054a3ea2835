import { privacy as forgePrivacy } from '@forge/api';
import { z } from 'zod';
import { PortError, type PortErrorKind } from '../services/failure';
import type { Privacy } from '../services/ports/privacy';

export class PrivacyError extends PortError {
  override readonly name = 'PrivacyError';
}

const updates = z.array(z.object({ accountId: z.string(), status: z.enum(['closed', 'updated']) }));
const kinds: Readonly<Record<number, PortErrorKind>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'busy' };

export const privacy: Privacy = {
  report: async (accounts) => {
    const held = accounts.map(({ accountId, updatedAt }) => ({
      accountId,
      updatedAt: new Date(updatedAt).toISOString(),
    }));
    const answer = updates.safeParse(await answered(() => forgePrivacy.reportPersonalData(held)));
    if (!answer.success)
      throw new PrivacyError('unavailable', 'Atlassian answered something else than documented.', {
        cause: answer.error,
      });
    const those = (status: 'closed' | 'updated') =>
      answer.data.filter((one) => one.status === status).map(({ accountId }) => accountId);
    return { closed: those('closed'), updated: those('updated') };
  },
};

/** The SDK rejects with the response itself. */
async function answered(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (cause) {
    const response = refusal.safeParse(cause);
    const kind = response.success ? (kinds[response.data.status] ?? 'unavailable') : 'unavailable';
    const seconds = response.success ? Number(response.data.headers.get('Retry-After') ?? Number.NaN) : Number.NaN;
    throw new PrivacyError(kind, 'Atlassian does not take the report.', {
      cause,
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    });
  }
}

const headers = z.custom<{ get(name: string): string | null }>(
  (value) => typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function',
);
const refusal = z.object({ status: z.number(), headers });
