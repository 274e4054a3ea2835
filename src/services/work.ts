import type { EpochMs } from '../domain/model';
import type { Ports, Verdict } from './ports/ports';
import type { WriteStamp } from './ports/writes';

/** One call: who asks, and what there is to answer with. */
export interface Work {
  readonly ports: Ports;
  readonly actor: Verdict;
  readonly now: EpochMs;
}

export function stampOf({ actor, now }: Work, requestId: string): WriteStamp {
  return { requestId, by: actor.accountId, at: now };
}
