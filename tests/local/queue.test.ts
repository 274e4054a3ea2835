import { Clock } from '../../local/site/clock';
import { Faults } from '../../local/site/faults';
import { productionLimits } from '../../local/site/limits';
import { Queue } from '../../local/site/queue';
import { editedManifest } from './toy/edited-manifest';
import { openToySite, toyNow, type ToySite } from './toy/toy-site';

let toy: ToySite;
beforeEach(async () => {
  toy = await openToySite();
  deliveredBefore = ((await toy.ask('delivered')) as unknown[]).length;
});
afterEach(() => toy.site.close());

/** The app's module lives as long as this file: what earlier tests had delivered is skipped. */
let deliveredBefore = 0;
const delivered = async (): Promise<unknown[]> => ((await toy.ask('delivered')) as unknown[]).slice(deliveredBefore);

const event = (n: number, more: object = {}) => ({ body: { n, ...more } });

it('delivers to the consumer that manifest.yml names, at its time', async () => {
  await toy.push({ events: [event(1), { ...event(2), delayInSeconds: 60 }] });
  expect(await toy.site.runQueue()).toBe(1);
  expect(await delivered()).toEqual([{ body: { n: 1 }, retries: 0 }]);
  toy.site.advance(60_000);
  expect(await toy.site.runQueue()).toBe(1);
  expect(toy.site.queueLength()).toBe(0);
});

it('gives an event again that asks for it, at most four times', async () => {
  await toy.push({ events: [event(1, { retry: true })] });
  expect(await toy.site.runQueue()).toBe(1);
  expect(await toy.site.runQueue({ ignoreDelays: true })).toBe(2);
  expect(await delivered()).toMatchObject([{ retries: 0 }, { retries: 1 }, { retries: 2 }]);
});

it('gives an event again to a function that was killed', async () => {
  await toy.site.close();
  const setup = 'handler: index.setup\n      timeoutSeconds: 300';
  toy = await openToySite({ root: editedManifest(setup, setup.replace('300', '1')) });
  await toy.push({ events: [event(1, { hang: true })] });
  expect(await toy.site.runQueue()).toBe(1);
  expect(await toy.site.runQueue({ ignoreDelays: true })).toBe(1);
  expect(await delivered()).toMatchObject([{ retries: 0 }, { retries: 1 }]);
});

it('delivers twice and out of order when told to', async () => {
  toy.site.faults.queue({ kind: 'duplicate', times: 1 });
  toy.site.faults.queue({ kind: 'shuffle', times: 1 });
  await toy.push({ events: [event(1), event(2)] });
  await toy.site.runQueue();
  expect(await delivered()).toMatchObject([{ body: { n: 2 } }, { body: { n: 1 } }, { body: { n: 1 } }]);
});

describe('limits', () => {
  it('are 50 events and 200 KB a push', async () => {
    await toy.push({ events: Array.from({ length: 50 }, (_, i) => event(i)) });
    // The SDK refuses earlier, so the wire is asked directly.
    expect(await toy.refusedPush({ events: Array.from({ length: 51 }, (_, i) => event(i)) })).toHaveProperty('message');
    const clock = new Clock(toyNow);
    const queue = new Queue(toy.site.manifest, productionLimits, clock, new Faults(), () => Promise.resolve());
    const publish = (events: number, text: string): number => {
      const payload = Array.from({ length: events }, () => ({ body: { text } }));
      const body = JSON.stringify({ queueName: 'setup', jobId: 'job', payload });
      return queue.publish({ method: 'POST', path: '/webhook/queue/publish/', headers: {}, body }).status;
    };
    expect(publish(51, '')).toBe(413);
    expect(publish(1, 'x'.repeat(200 * 1024))).toBe(413);
    expect(publish(50, '')).toBe(201);
  });

  it('are 500 events a minute', async () => {
    for (let i = 0; i < 10; i += 1) await toy.push({ events: Array.from({ length: 50 }, (_, n) => event(n)) });
    expect(await toy.refusedPush({ events: [event(1)] })).toHaveProperty('message');
    toy.site.advance(60_000);
    await toy.push({ events: [event(1)] });
  });

  it('are a queue that somebody reads, and 900 seconds of delay', async () => {
    expect(await toy.refusedPush({ queue: 'nobody', events: [event(1)] })).toHaveProperty(
      'message',
      expect.stringContaining('nobody'),
    );
    expect(await toy.refusedPush({ events: [{ ...event(1), delayInSeconds: 901 }] })).toHaveProperty('message');
  });

  it('are the quota, by a switch', async () => {
    toy.site.faults.queue({ kind: 'quota', times: 1 });
    expect(await toy.refusedPush({ events: [event(1)] })).toHaveProperty('message');
    await toy.push({ events: [event(1)] });
  });
});

it('runs a schedule by hand', async () => {
  expect(await toy.site.runSchedule('hourly')).toEqual({ statusCode: 204 });
  expect(await delivered()).toEqual([{ hourly: true }]);
  expect(toy.site.cost.rows().at(-2)).toMatchObject({ function: 'hourly', surface: 'schedule', accountId: null });
  await expect(toy.site.runSchedule('never')).rejects.toThrow('never');
});
