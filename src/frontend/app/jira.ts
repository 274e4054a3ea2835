import { fail, ok, type Result } from '../../shared/result';

const unreadable = (status: number): Result<never> =>
  fail({
    code: status === 429 ? 'busy' : status === 401 || status === 403 ? 'forbidden' : 'unavailable',
    message:
      status === 429
        ? 'Jira is busy. Try again in a moment.'
        : status === 401 || status === 403
          ? 'Jira does not let you read this.'
          : 'Jira does not answer. Try again.',
  });

/** Jira's own words, as for JQL that it does not understand. */
function refusedBy(body: unknown): Result<never> {
  const said = isRecord(body) && Array.isArray(body['errorMessages']) ? body['errorMessages'].map(text) : [];
  const message = said.join(' ').trim();
  return fail({ code: 'badInput', message: message === '' ? 'Jira does not understand this.' : message });
}

/**
 * What Jira answers the viewer, so the viewer's permissions hold by construction. Never rejects.
 * @param ask calls the bridge's `requestJira` with a literal path: Forge's lint reads the needed scopes from it
 */
export async function readJira(ask: () => Promise<Response>): Promise<Result<unknown>> {
  try {
    const response = await ask();
    if (response.status === 400) return refusedBy(await response.json());
    if (!response.ok) return unreadable(response.status);
    return ok((await response.json()) as unknown);
  } catch {
    return unreadable(0);
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The records below `key`, or the answer itself when it is a list. */
export function records(value: unknown, key?: string): Record<string, unknown>[] {
  const list: unknown = key !== undefined && isRecord(value) ? value[key] : value;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
