import { randomUUID } from 'node:crypto';

/** One run of one function of the app: who caused it, and what it has cost so far. */
export interface Invocation {
  readonly id: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId: string | null;
  statements: number;
  points: number;
  /** Set when the platform has killed the function; nothing it still asks for is answered. */
  dead: string | null;
}

export function startInvocation(functionKey: string, moduleKey: string, accountId: string | null): Invocation {
  return { id: randomUUID(), functionKey, moduleKey, accountId, statements: 0, points: 0, dead: null };
}

/** Thrown below the SDK when the function has been killed. */
export class FunctionKilled extends Error {
  override readonly name = 'FunctionKilled';
}
