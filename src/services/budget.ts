import { PortError } from './failure';

/** Below the platform's 25 s, so that people get a sentence instead of a killed function. */
export const BUDGET_MS = 20_000;

const tooLong = (): PortError => new PortError('timedOut', 'This takes too long at the moment.');

export async function withinBudget<T>(run: Promise<T>, ms = BUDGET_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooLong());
    }, ms);
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}
