import { reportAccounts } from '../../src/services/personal-data';
import type { Ports } from '../../src/services/ports/ports';
import type { HeldAccount } from '../../src/services/ports/privacy';

/** So many accounts in memory; what was asked of Atlassian and of the queue is kept. */
function installation(count: number) {
  const due = new Map<string, HeldAccount>();
  for (let at = 0; at < count; at += 1) due.set(`a${at}`, { accountId: `a${at}`, updatedAt: at });
  const sizes: number[] = [];
  const pushed: unknown[] = [];
  let open = 0;
  const ports: Pick<Ports, 'accounts' | 'privacy' | 'queue' | 'writes' | 'now'> = {
    now: () => 0,
    accounts: {
      collect: async () => undefined,
      due: async (_, most) => [...due.values()].slice(0, most),
      markReported: async (ids) => ids.forEach((id) => due.delete(id)),
      refresh: async () => undefined,
      erase: async () => undefined,
    },
    privacy: {
      report: async (accounts) => {
        expect((open += 1)).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        open -= 1;
        sizes.push(accounts.length);
        return { closed: [], updated: [] };
      },
    },
    queue: { push: async (body, delay) => void pushed.push([body, delay]) },
    writes: {} as Ports['writes'],
  };
  return { ports: ports as Ports, sizes, pushed };
}

test('200 accounts go in three calls, one after another', async () => {
  const { ports, sizes, pushed } = installation(200);
  await reportAccounts(ports, () => true);
  expect({ sizes, pushed }).toEqual({ sizes: [90, 90, 20], pushed: [] });
});

test('without time the queue goes on after one call', async () => {
  const { ports, sizes, pushed } = installation(200);
  await reportAccounts(ports, () => false);
  expect({ sizes, pushed }).toEqual({ sizes: [90], pushed: [[{ job: 'accounts' }, 1]] });
});
