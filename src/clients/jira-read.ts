import { NeedsAuthenticationError, type APIResponse } from '@forge/api';
import type { z } from 'zod';
import { ConsentNeeded, PortError, type PortErrorKind } from '../services/failure';

export class JiraError extends PortError {
  override readonly name = 'JiraError';
}

const sayings: Readonly<Partial<Record<PortErrorKind, string>>> = {
  unauthorized: 'Jira does not know who you are. Sign in again and reload the page.',
  forbidden: 'Jira refuses to say who you are. Ask a Jira administrator whether the app has its permissions.',
  busy: 'Jira is busy. Try again in a moment.',
  unavailable: 'Jira does not answer. Try again in a moment.',
};

/** @param ask holds the call with its literal path: Forge's lint reads the needed scopes from it */
export async function read<Answer>(ask: () => Promise<APIResponse>, schema: z.ZodType<Answer>): Promise<Answer> {
  const response = await answerOf(ask);
  if (!response.ok) throw errorOf(response);
  const answer = schema.safeParse(await bodyOf(response));
  if (!answer.success)
    throw new JiraError('unreadable', 'Jira answered something else than documented.', { cause: answer.error });
  return answer.data;
}

async function answerOf(ask: () => Promise<APIResponse>): Promise<APIResponse> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof NeedsAuthenticationError) throw new ConsentNeeded(cause);
    throw new JiraError('unavailable', sayings.unavailable ?? '', { cause });
  }
}

async function bodyOf(response: APIResponse): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new JiraError('unavailable', 'Jira answered no JSON.', { cause });
  }
}

const kinds: Readonly<Record<number, PortErrorKind>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'busy' };

function errorOf(response: APIResponse): JiraError {
  const kind = kinds[response.status] ?? 'unavailable';
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new JiraError(kind, sayings[kind] ?? '', {
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}
