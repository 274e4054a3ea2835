import type { Answers } from '../../src/shared/contract';
import type { Input, InputKey } from '../../src/shared/inputs';
import type { Failure, Result } from '../../src/shared/result';

/** The app's endpoints as one person, however they are reached. */
export type Invoke = <Key extends InputKey>(key: Key, payload: Input<Key>) => Promise<Result<Answers[Key]>>;

const passing = new Set<Failure['code']>(['busy', 'unavailable', 'settingUp']);
const patience = 8;

/** An answer that was a failure, in the app's own sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly failure: Failure) {
    const fields = Object.entries(failure.fields ?? {}).map(([field, problem]) => `${field}: ${problem}`);
    super([failure.message, ...fields].join(' '));
  }
}

/** Asks again while the failure is one that passes. @throws Refused */
export async function settled<Key extends InputKey>(
  invoke: Invoke,
  key: Key,
  payload: Input<Key>,
  wait: (ms: number) => Promise<void>,
): Promise<Answers[Key]> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await invoke(key, payload);
    if (answer.ok) return answer.value;
    const { failure } = answer;
    if (!passing.has(failure.code) || attempt >= patience) throw new Refused(failure);
    if (failure.code === 'settingUp') await invoke('setup.progress', {});
    await wait(failure.retryAfterMs ?? Math.min(5_000, 250 * 2 ** attempt));
  }
}
