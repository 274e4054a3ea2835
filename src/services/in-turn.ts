import { PortError } from './failure';

/** The quota of statements is counted by the second. */
const PAUSE_MS = 1_100;
const TRIES = 3;

export interface Turns {
  /** Where the next run goes on; `null` when none is left. */
  readonly stoppedAfter: string | null;
  readonly failed: readonly unknown[];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One after another in the order of the ids, from behind `after` on, as long as there is time; at least one, so that every run gets on.
 * What fails is told at the end and stops nobody else.
 */
export async function inTurn(
  ids: readonly string[],
  after: string,
  hasTime: () => boolean,
  run: (id: string) => Promise<unknown>,
  wait: (ms: number) => Promise<void> = pause,
): Promise<Turns> {
  const waiting = ids.filter((id) => id > after).sort();
  const failed: unknown[] = [];
  for (const [at, id] of waiting.entries()) {
    try {
      await patiently(() => run(id), wait);
    } catch (error) {
      failed.push(error);
    }
    if (at < waiting.length - 1 && !hasTime()) return { stoppedAfter: id, failed };
  }
  return { stoppedAfter: null, failed };
}

async function patiently(run: () => Promise<unknown>, wait: (ms: number) => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await run();
      return;
    } catch (error) {
      if (!(error instanceof PortError) || error.kind !== 'busy' || tried === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
}
