import { BUDGET_MS, withinBudget } from '../../src/services/budget';
import { productionLimits } from '../../local/site/limits';

test('what is done in time is answered', async () => {
  expect(await withinBudget(Promise.resolve('done'), 1_000)).toBe('done');
});

test('a failure in time is passed on as it is', async () => {
  const failure = new Error('its own');
  await expect(withinBudget(Promise.reject(failure), 1_000)).rejects.toBe(failure);
});

test('what takes longer is a failure in time, before the platform kills the function', async () => {
  const never = new Promise<string>(() => {});
  await expect(withinBudget(never, 10)).rejects.toMatchObject({
    kind: 'timedOut',
    message: 'This takes too long at the moment.',
  });
  expect(BUDGET_MS).toBeLessThan(productionLimits.resolverMs);
});
