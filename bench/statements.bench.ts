import { randomUUID } from 'node:crypto';
import { people } from '../local/site/people';
import { openSite } from '../local/site/site';
import type { Input, InputKey } from '../src/shared/inputs';
import type { Answers } from '../src/shared/contract';
import type { Result } from '../src/shared/result';
import { report } from './measure';

/** SQL statements and quota points of each view and each edit, from the site's own cost rows, on the seeded company. */
const repeats = 5;

async function main(): Promise<void> {
  const site = await openSite({ app: { load: () => import('../src/index') }, seed: 'company' });
  const ask = async <Key extends InputKey>(key: Key, payload: Input<Key>): Promise<Answers[Key]> => {
    // Rights are remembered for at most ten minutes; each measured call finds them so.
    site.advance(1_000);
    const answer = (await site.call(people.mara.accountId, key, payload)) as Result<Answers[Key]>;
    if (!answer.ok) throw new Error(`${key}: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  };
  const measure = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    const statements: number[] = [];
    const points: number[] = [];
    for (let nth = 0; nth < repeats; nth += 1) {
      site.cost.clear();
      await run();
      const rows = site.cost.rows();
      statements.push(rows.reduce((sum, row) => sum + row.statements, 0));
      points.push(rows.reduce((sum, row) => sum + row.points, 0));
    }
    report('statements', name, 'statements', statements);
    report('statements', `${name}, quota`, 'points', points);
  };

  const { strategies } = await ask('session.open', {});
  const strategyId = strategies.find(({ name }) => name === 'Larkfield to 2027')?.id ?? '';
  const tree = () => ask('strategy.tree', { strategyId });
  const node = async (key: string) => {
    const found = (await tree()).nodes.find((row) => row.key === key);
    if (!found) throw new Error(`The company has no ${key}.`);
    return found;
  };
  // Found before the measured call, so that looking for it is not counted.
  const prepared = async <Row>(
    name: string,
    find: () => Promise<Row>,
    run: (row: Row) => Promise<unknown>,
  ): Promise<void> => {
    let row = await find();
    await measure(name, async () => {
      site.cost.clear();
      await run(row);
      const kept = site.cost.rows();
      row = await find();
      site.cost.clear();
      for (const one of kept) site.cost.add(one);
    });
  };

  const objective = await node('OBJ-7');
  await measure('view: session', () => ask('session.open', {}));
  await measure('view: tree', tree);
  await measure('view: panel', () => ask('node.panel', { nodeId: objective.id }));
  await measure('view: archive', () => ask('node.archived', { strategyId }));
  await measure('view: consequences', () => ask('node.consequences', { nodeId: objective.id }));
  await measure('view: settings', () => ask('admin.overview', {}));
  await measure('poll: revision', () => ask('strategy.revision', { strategyId }));

  let nth = 0;
  const requestId = randomUUID;
  await measure('edit: create', () => {
    nth += 1;
    return ask('node.create', {
      ...{ requestId: requestId(), id: randomUUID(), strategyId, parentId: objective.id },
      ...{ kind: 'objective', title: `Objective ${nth}` },
    });
  });
  await prepared(
    'edit: rename',
    () => node('OBJ-9'),
    ({ id, version, title }) =>
      ask('node.update', { requestId: requestId(), nodeId: id, version, patch: { title: `${title}.` } }),
  );
  await prepared(
    'edit: move',
    () => node('KR-9'),
    ({ id, version, parentId }) =>
      ask('node.move', { requestId: requestId(), nodeId: id, version, parentId: parentId ?? '', afterId: null }),
  );
  const keyResult = await node('KR-8');
  await measure('edit: check in', async () =>
    ask('checkIn.create', {
      ...{ requestId: requestId(), id: randomUUID(), nodeId: keyResult.id },
      ...{ value: 67, confidence: 6, comment: '', asOf: (keyResult.keyResult?.current?.asOf ?? 0) + 1 },
    }),
  );
  await measure('edit: paste of 20 lines', () => {
    const rows = Array.from({ length: 20 }, (_, line) => ({
      ...{ id: randomUUID(), parentId: null, kind: 'objective' as const, title: `Line ${line}` },
      ...{ ownerId: null, weight: 1, unit: '', commitment: null },
    }));
    return ask('paste.make', { requestId: requestId(), strategyId, parentId: objective.id, rows });
  });
  await site.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
