import { AppFailure } from './failure';

/** Below the platform's 25 s, so that people get a sentence instead of a killed function. */
export const BUDGET_MS = 20_000;

const tooLong = (): AppFailure =>
  new AppFailure(
    'busy',
    'This takes too long at the moment. Look again in a minute: it may have been saved all the same.',
  );

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
