import { json, type Answer } from '../wire/answer';

/** An error as Confluence Cloud's version 2 words it; the envelope was recorded from live sites. */
export class ConfluenceFailure extends Error {
  override readonly name = 'ConfluenceFailure';

  constructor(readonly answer: Answer) {
    super(answer.body);
  }
}

const codes: Readonly<Record<number, string>> = {
  400: 'INVALID_REQUEST_PARAMETER',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

export function refusal(status: number, title: string): Answer {
  return json(status, { errors: [{ status, code: codes[status] ?? 'ERROR', title, detail: null }] });
}

export const refused = (status: number, title: string): ConfluenceFailure =>
  new ConfluenceFailure(refusal(status, title));

export const notFound = (): ConfluenceFailure => refused(404, 'Not Found');

/** Also said to strangers. */
export const noConfluence = (): Answer =>
  json(403, {
    statusCode: 403,
    data: { authorized: false, valid: true, errors: [], successful: false },
    message: 'Current user not permitted to use Confluence',
  });
