import { makeInvoke } from '@forge/bridge';
import type { Answers, Contract } from '../../shared/contract';
import type { Input, InputKey } from '../../shared/inputs';
import { fail, type Failure, type Result } from '../../shared/result';
import { fromWire } from '../../shared/wire';

/** What a caller gives; the id that makes a repeated write harmless is added here. */
export type Payload<Key extends InputKey> = Omit<Input<Key>, 'requestId'>;

const READS: ReadonlySet<InputKey> = new Set<InputKey>([
  'session.open',
  'setup.progress',
  'strategy.tree',
  'strategy.revision',
  'node.consequences',
  'node.panel',
  'node.archived',
  'node.work',
  'work.context',
  'work.targets',
  'document.open',
  'admin.overview',
  'upkeep.status',
  'projects.closed',
]);

const unreachable: Failure = {
  code: 'unavailable',
  message: 'Sightline could not be reached. Nothing was lost. Check the connection and try again.',
};
const misunderstood: Failure = {
  code: 'broken',
  message: 'Sightline answered something this page does not understand. Reload the page.',
};

const consentNeeded: Failure = {
  code: 'notSignedIn',
  message:
    'Sightline may not act for you yet, so it shows and changes nothing. Reload the page and allow it when asked.',
};
/** Of all that the SDK's error says, only its text comes through the bridge. */
const isConsent = (error: unknown): boolean =>
  error instanceof Error && error.message.endsWith('Authentication Required');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isResult = (value: unknown): value is Result<unknown> =>
  isObject(value) && 'ok' in value && (value.ok === true ? 'value' in value : 'failure' in value);

// Per key the bridge's type takes one payload; a generic key leaves it unresolved, so the widest is used here and only here.
const invoke = makeInvoke<Contract>() as (key: InputKey, payload: object) => Promise<unknown>;

/**
 * Calls one endpoint. Never rejects: a bridge that fails is a Failure like any other.
 * @param requestId give the same one again to repeat a write whose answer got lost
 */
export async function call<Key extends InputKey>(
  key: Key,
  payload: Payload<Key>,
  requestId: string = crypto.randomUUID(),
): Promise<Result<Answers[Key]>> {
  const complete = READS.has(key) ? payload : { ...payload, requestId };
  try {
    const answer = fromWire(await invoke(key, complete));
    // Asked for metadata the bridge wraps the answer; some hosts always do.
    const result = isObject(answer) && !('ok' in answer) && 'body' in answer ? answer.body : answer;
    return isResult(result) ? (result as Result<Answers[Key]>) : fail(misunderstood);
  } catch (error) {
    return fail(isConsent(error) ? consentNeeded : unreachable);
  }
}
