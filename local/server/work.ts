import type { Site } from '../site/site';

const queueEveryMs = 200;
const schedulesEveryMs = 5000;
const intervals: Readonly<Record<string, number>> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** What the platform does by itself: delivers queued events, and runs scheduled triggers by the site's clock. */
export function startWork(site: Site): () => Promise<void> {
  const next = new Map(
    site.manifest.schedules.map(({ key, interval }) => [key, site.now() + (intervals[interval] ?? Infinity)]),
  );
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;

  const attempt = (work: () => Promise<unknown>): void => {
    if (busy) return;
    busy = true;
    running = work()
      .catch((error: unknown) => {
        console.error(`A function of the app failed: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => {
        busy = false;
      });
  };
  const queueTimer = setInterval(() => {
    if (site.eventsWaiting() + site.queueLength() === 0) return;
    attempt(async () => {
      await site.runEvents();
      await site.runQueue();
    });
  }, queueEveryMs);
  const scheduleTimer = setInterval(() => {
    for (const { key, interval } of site.manifest.schedules) {
      if (site.now() < (next.get(key) ?? Infinity)) continue;
      next.set(key, site.now() + (intervals[interval] ?? Infinity));
      attempt(() => site.runSchedule(key));
    }
  }, schedulesEveryMs);
  return async () => {
    clearInterval(queueTimer);
    clearInterval(scheduleTimer);
    await running;
  };
}
