import { NeedsAuthenticationError, type APIResponse } from '@forge/api';
import type { z } from 'zod';
import { ConsentNeeded, PortError, type PortErrorKind } from '../services/failure';

export class JiraError extends PortError {
  override readonly name = 'JiraError';
}

type Product = 'Jira' | 'Confluence';

const sayings = (product: Product): Readonly<Partial<Record<PortErrorKind, string>>> => ({
  unauthorized: `${product} does not know who you are. Sign in again and reload the page.`,
  forbidden: `${product} refuses to say who you are. Ask a ${product} administrator whether the app has its permissions.`,
  busy: `${product} is busy. Try again in a moment.`,
  unavailable: `${product} does not answer. Try again in a moment.`,
});

/** @param ask holds the call with its literal path: Forge's lint reads the needed scopes from it */
export async function read<Answer>(
  ask: () => Promise<APIResponse>,
  schema: z.ZodType<Answer>,
  product: Product = 'Jira',
): Promise<Answer> {
  const response = await answerOf(ask, product);
  if (!response.ok) throw errorOf(response, product);
  const answer = schema.safeParse(await bodyOf(response, product));
  if (!answer.success)
    throw new JiraError('unreadable', `${product} answered something else than documented.`, { cause: answer.error });
  return answer.data;
}

async function answerOf(ask: () => Promise<APIResponse>, product: Product): Promise<APIResponse> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof NeedsAuthenticationError) throw new ConsentNeeded(cause);
    throw new JiraError('unavailable', sayings(product).unavailable ?? '', { cause });
  }
}

async function bodyOf(response: APIResponse, product: Product): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new JiraError('unavailable', `${product} answered no JSON.`, { cause });
  }
}

const kinds: Readonly<Record<number, PortErrorKind>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'busy' };

function errorOf(response: APIResponse, product: Product): JiraError {
  const kind = kinds[response.status] ?? 'unavailable';
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new JiraError(kind, sayings(product)[kind] ?? '', {
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}
