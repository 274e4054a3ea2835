/** What crosses the seam below the SDK: plain data, so that it can also cross a process. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function text(status: number, body = '', headers: Record<string, string> = {}): Answer {
  return { status, headers, body };
}

export function parseBody(request: WireRequest): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

const bodiless = new Set([101, 204, 205, 304]);

export function toResponse(answer: Answer): Response {
  const body = bodiless.has(answer.status) ? null : answer.body;
  return new Response(body, { status: answer.status, headers: { ...answer.headers } });
}
