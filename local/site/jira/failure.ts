import { json, text, type Answer } from '../wire/answer';

/** An error as Jira Cloud words it; the bodies were recorded from live sites. */
export class JiraFailure extends Error {
  override readonly name = 'JiraFailure';

  constructor(readonly answer: Answer) {
    super(answer.body);
  }
}

/** The classic envelope. */
export function refused(status: number, message: string): JiraFailure {
  return new JiraFailure(json(status, { errorMessages: [message], errors: {} }));
}

export function fieldRefused(errors: Readonly<Record<string, string>>): JiraFailure {
  return new JiraFailure(json(400, { errorMessages: [], errors }));
}

/** RFC 7807, which Jira uses for what its routing layer refuses. */
export function problem(
  status: number,
  title: string,
  detail: string,
  instance: string,
  headers: Record<string, string> = {},
): Answer {
  return json(
    status,
    { type: 'about:blank', title, status, detail, instance },
    { 'content-type': 'application/problem+json;charset=UTF-8', ...headers },
  );
}

export const issueNotFound = (): JiraFailure =>
  refused(404, 'Issue does not exist or you do not have permission to see it.');

export const projectNotFound = (idOrKey: string): JiraFailure =>
  refused(404, `No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);

export const notAuthenticated = (): Answer =>
  text(401, 'Client must be authenticated to access this resource.', {
    'content-type': 'text/html',
    'www-authenticate': 'OAuth realm="local"',
  });

export const scopeMissing = (): Answer => json(401, { code: 401, message: 'Unauthorized; scope does not match' });
