import { z } from 'zod';

const tabKey = 'as';

/** `?as=mara` makes this tab, and only it, act as somebody else; the address is cleaned at once. */
export function takeTabPerson(): void {
  const url = new URL(location.href);
  const as = url.searchParams.get(tabKey);
  if (as === null) return;
  sessionStorage.setItem(tabKey, as);
  url.searchParams.delete(tabKey);
  history.replaceState(history.state, '', url);
}

export function tabPerson(): string | null {
  return sessionStorage.getItem(tabKey);
}

export function forgetTabPerson(): void {
  sessionStorage.removeItem(tabKey);
}

export async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const as = tabPerson();
  return fetch(path, {
    method,
    headers: {
      ...(as === null ? {} : { 'x-site-as': as }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Asks the site itself. @throws when it answers with an error */
export async function site<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, `/__site/${path}`, body);
  if (!response.ok) throw new Error(`The local site answered ${response.status} to ${path}.`);
  return schema.parse(await response.json());
}

const errorsSchema = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
  message: z.string().optional(),
});

/** What Jira said no to, in its own words. */
export class JiraRefusal extends Error {
  override readonly name = 'JiraRefusal';
}

/** Asks Jira as the person in this tab. @throws JiraRefusal */
export async function jira<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, `/rest/api/3/${path}`, body);
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (response.ok) return schema.parse(answer);
  const { errorMessages, errors, message } = errorsSchema.parse(answer);
  throw new JiraRefusal(
    [...errorMessages, ...Object.values(errors), ...(message === undefined ? [] : [message])].join(' '),
  );
}
