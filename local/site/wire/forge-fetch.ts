import { FunctionKilled, type Invocation } from '../invocation';
import { callerOf } from '../jira/caller';
import { scopeMissing } from '../jira/failure';
import type { JiraWire } from '../jira/jira-wire';
import type { KvsWire } from '../kvs/kvs-wire';
import type { Manifest } from '../manifest';
import type { NotModelledList } from '../not-modelled';
import type { Queue } from '../queue';
import type { SqlWire } from '../sql/sql-wire';
import { json, text, type Answer, type WireRequest } from './answer';
import { metaSchema, type Meta } from './meta';

export interface Wires {
  readonly manifest: Manifest;
  readonly sql: SqlWire;
  readonly kvs: KvsWire;
  readonly queue: Queue;
  readonly jira: JiraWire;
  readonly notModelled: NotModelledList;
}

export type ForgeFetch = (meta: unknown, request: WireRequest, invocation: Invocation) => Promise<Answer>;

const publishPath = '/webhook/queue/publish/';

/** The one seam of the Forge SDK: whatever `__forge_fetch__` is asked for, on behalf of a running function. */
export function createForgeFetch(wires: Wires): ForgeFetch {
  return async (meta, request, invocation) => {
    if (invocation.dead !== null) throw new FunctionKilled(invocation.dead);
    const asked = metaSchema.parse(meta);
    if (asked.type === 'sql' || asked.type === 'kvs') return storage(wires, asked.type, request, invocation);
    if (asked.type === 'fpp' && asked.remote === 'jira') return jira(wires, asked, request, invocation);
    if (asked.remote === 'stargate' && request.path.startsWith(publishPath)) return wires.queue.publish(request);
    wires.notModelled.add(`SDK call ${asked.type} ${asked.remote ?? ''}`.trim(), `${request.method} ${request.path}`);
    return json(501, { code: 'NOT_MODELLED', message: `This local site does not model ${request.path}.` });
  };
}

async function storage(
  wires: Wires,
  type: 'sql' | 'kvs',
  request: WireRequest,
  invocation: Invocation,
): Promise<Answer> {
  const { manifest } = wires;
  if (!manifest.scopes.has('storage:app'))
    return json(403, { code: 'PERMISSION_DENIED', message: 'manifest.yml lacks storage:app.' });
  if (type === 'kvs') return wires.kvs.handle(request, invocation);
  if (!manifest.hasSql) return json(400, { code: 'APP_NOT_ENABLED', message: 'manifest.yml has no sql module.' });
  return wires.sql.handle(request, invocation);
}

async function jira(wires: Wires, meta: Meta, request: WireRequest, invocation: Invocation): Promise<Answer> {
  const asUser = meta.provider === 'user';
  if (asUser && invocation.accountId === null)
    return text(401, '', { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
  if (meta.accountId !== undefined) {
    wires.notModelled.add('Jira', 'impersonation of another account');
    return scopeMissing();
  }
  return wires.jira.handle(request, {
    caller: asUser ? callerOf(invocation.accountId) : { kind: 'app' },
    scopes: wires.manifest.scopes,
    spend: (points) => {
      invocation.points += points;
    },
  });
}
