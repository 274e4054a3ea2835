import { FunctionKilled, type Invocation } from '../invocation';
import { callerOf } from '../jira/caller';
import { scopeMissing } from '../jira/failure';
import type { JiraWire } from '../jira/jira-wire';
import type { KvsWire } from '../kvs/kvs-wire';
import { productOf, type Manifest } from '../manifest';
import type { ConfluenceWire } from '../confluence/confluence-wire';
import type { NotModelledList } from '../not-modelled';
import { reportPath, type PersonalData } from '../personal-data';
import type { Queue } from '../queue';
import type { SqlWire } from '../sql/sql-wire';
import { json, text, type Answer, type WireRequest } from './answer';
import { metaSchema, type Meta } from './meta';

export interface Wires {
  readonly manifest: Manifest;
  readonly sql: SqlWire;
  readonly kvs: KvsWire;
  readonly queue: Queue;
  readonly personalData: PersonalData;
  readonly jira: JiraWire;
  readonly confluence: ConfluenceWire;
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
    if (asked.type === 'fpp' && (asked.remote === 'jira' || asked.remote === 'confluence'))
      return product(wires, asked, wires[asked.remote], request, invocation);
    if (asked.remote === 'stargate' && request.path.startsWith(publishPath)) return wires.queue.publish(request);
    if (asked.remote === 'stargate' && request.path === reportPath) return wires.personalData.report(request);
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

async function product(
  wires: Wires,
  meta: Meta,
  wire: JiraWire | ConfluenceWire,
  request: WireRequest,
  invocation: Invocation,
): Promise<Answer> {
  const asUser = meta.provider === 'user';
  if (asUser && invocation.accountId === null)
    return text(401, '', { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
  if (meta.accountId !== undefined) {
    wires.notModelled.add(meta.remote ?? '', 'impersonation of another account');
    return scopeMissing();
  }
  return wire.handle(request, {
    caller: asUser ? callerOf(invocation.accountId) : { kind: 'app' },
    scopes: wires.manifest.scopes,
    ...(asUser ? { from: productOf(wires.manifest, invocation.moduleKey) } : {}),
    spend: (points) => {
      invocation.points += points;
    },
  });
}
