import { inTurn } from '../../src/services/in-turn';
import { PortError } from '../../src/services/failure';

const ids = ['d', 'a', 'c', 'b'];
const nothing = async () => undefined;

test('all are done, in the order of their ids', async () => {
  const done: string[] = [];
  const result = await inTurn(
    ids,
    '',
    () => true,
    async (id) => void done.push(id),
  );
  expect([done, result]).toEqual([['a', 'b', 'c', 'd'], { stoppedAfter: null, failed: [] }]);
});

test('a run without time does one and says where the next begins, until there is none', async () => {
  const done: string[] = [];
  let after: string | null = '';
  for (let runs = 0; after !== null && runs < 9; runs += 1) {
    after = (
      await inTurn(
        ids,
        after,
        () => false,
        async (id) => void done.push(id),
      )
    ).stoppedAfter;
  }
  expect([done, after]).toEqual([['a', 'b', 'c', 'd'], null]);
});

test('one that was deleted meanwhile is no end', async () => {
  expect(await inTurn(['c', 'd'], 'b', () => true, nothing)).toEqual({ stoppedAfter: null, failed: [] });
});

test('a failure keeps nobody else waiting, and is told', async () => {
  const done: string[] = [];
  const failure = new PortError('timedOut', 'Too slow.');
  const result = await inTurn(
    ids,
    '',
    () => true,
    async (id) => {
      if (id === 'b') throw failure;
      done.push(id);
    },
  );
  expect([done, result]).toEqual([['a', 'c', 'd'], { stoppedAfter: null, failed: [failure] }]);
});

test('whom the quota of statements refuses is waited for', async () => {
  let tries = 0;
  const waits: number[] = [];
  const run = async () => {
    tries += 1;
    if (tries < 3) throw new PortError('busy', 'Too many statements.');
  };
  expect(
    await inTurn(
      ['a'],
      '',
      () => true,
      run,
      async (ms) => void waits.push(ms),
    ),
  ).toMatchObject({ failed: [] });
  expect(waits).toHaveLength(2);
});
