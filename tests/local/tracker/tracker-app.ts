import api, { assumeTrustedRoute } from '@forge/api';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import { makeResolver } from '@forge/resolver';

/** A throw-away app that writes down what Jira tells it. */
export interface Heard {
  readonly eventType: string;
  readonly issue?: { readonly id: string; readonly key: string; readonly fields: Readonly<Record<string, unknown>> };
  readonly project?: Readonly<Record<string, unknown>>;
  readonly changelog?: { readonly id: string; readonly items: readonly Readonly<Record<string, unknown>>[] };
  readonly retryContext?: { readonly retryCount: number };
  readonly [more: string]: unknown;
}

export type TrackerContract = {
  context: () => Record<string, unknown>;
  jira: (call: { as: 'app' | 'user'; method: string; path: string; body: unknown }) => number;
};

export const resolver = makeResolver<TrackerContract>({
  context: ({ context }) => ({ ...context }),
  jira: async ({ payload: { as, method, path, body } }) => {
    const requester = as === 'app' ? api.asApp() : api.asUser();
    const response = await requester.requestJira(assumeTrustedRoute(path), {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return response.status;
  },
});

export const heardEvents: Heard[] = [];
export const echoedEvents: Heard[] = [];

const summaryOf = ({ issue }: Heard): unknown => issue?.fields['summary'];

export async function heard(event: Heard): Promise<unknown> {
  heardEvents.push(event);
  if (summaryOf(event) === 'throw') throw new Error('on purpose');
  if (summaryOf(event) !== 'again') return undefined;
  return new InvocationError({ retryAfter: 5, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}

export async function echoed(event: Heard): Promise<void> {
  echoedEvents.push(event);
}

interface Collapsed {
  readonly accountId?: string;
  readonly cloudId: string;
  readonly extension: { readonly issue: { readonly key: string }; readonly project: { readonly key: string } };
}

export async function lozenge(payload: Collapsed): Promise<unknown> {
  const { issue, project } = payload.extension;
  if (issue.key === 'SHOP-2') throw new Error('on purpose');
  if (issue.key === 'SHOP-3') return { status: { type: 'lozenge', value: { label: 'Wrong', type: 'purple' } } };
  const label = `${project.key} ${issue.key}${'accountId' in payload ? ' told who' : ''}`;
  return { status: { type: 'lozenge', value: { label, type: 'success' } } };
}
