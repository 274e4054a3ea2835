import type { Result } from '../../src/shared/result';
import { Stage, accountOf, rises, rowIn, uuid } from '../endpoints/stage';
import { setScene, type Scene } from './scene';
import { onEveryDatabase } from './support/databases';

/** People at the same time, and a database that is slow, busy or silent. */
onEveryDatabase((store) => {
  let stage: Stage;
  let scene: Scene;
  beforeAll(async () => {
    stage = new Stage((await (await store.fresh()).open()).site);
    await stage.ask('mara', 'setup.progress', {});
  });
  beforeEach(async () => {
    stage.site.faults.clear();
    scene = await setScene(stage);
  });

  const update = (title: string, requestId = uuid()) => ({
    requestId,
    nodeId: scene.objectiveId,
    version: 1,
    patch: { title },
  });
  const codes = (answers: readonly Result<unknown>[]) =>
    answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code)).sort();

  describe('two people at once', () => {
    test('with the same version: exactly one wins, the other is told', async () => {
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd'].map((title) => stage.call('mara', 'node.update', update(title))),
      );
      expect(codes(answers)).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
      const { nodes } = await stage.tree(scene.strategyId);
      expect(rowIn(nodes, scene.objectiveId).version).toBe(2);
    });

    test('creating at the same place: no key twice, no rank twice', async () => {
      const create = () => stage.node(scene.strategyId, scene.otherId, 'objective', 'x', { afterId: null });
      const made = await Promise.all(Array.from({ length: 8 }, create));
      expect(new Set(made.map(({ key }) => key)).size).toBe(8);
      expect(new Set(made.map(({ rank }) => rank)).size).toBe(8);
    });

    test('checking in: the later day counts, whoever came first', async () => {
      const checkIn = (value: number, asOf: number) =>
        stage.ask('mara', 'checkIn.create', {
          ...{ requestId: uuid(), id: uuid(), nodeId: scene.keyResultId, value, confidence: null, comment: '', asOf },
        });
      await Promise.all([checkIn(55, scene.today), checkIn(44, scene.today - 2), checkIn(33, scene.today - 1)]);
      const { nodes } = await stage.tree(scene.strategyId);
      expect(rowIn(nodes, scene.keyResultId)).toMatchObject({
        keyResult: { current: { value: 55 } },
        rollup: { outcomeBp: 5_500 },
      });
      const stored = await stage.tree(scene.strategyId);
      expect(stage.statements).toBe(2);
      expect(stored.nodes).toEqual(nodes);
    });

    test('[TR1] two moves that together would close a circle leave none', async () => {
      const move = (nodeId: string, parentId: string) =>
        stage.call('mara', 'node.move', { requestId: uuid(), nodeId, version: 1, parentId, afterId: null });
      await Promise.all([move(scene.objectiveId, scene.otherId), move(scene.otherId, scene.objectiveId)]);
      const tree = await stage.tree(scene.strategyId);
      expect(tree.problems).toEqual([]);
      expect(tree.nodes).toHaveLength(4);
    });

    test('adding below what is just being archived: the row is not left hanging', async () => {
      const payload = {
        requestId: uuid(),
        id: uuid(),
        strategyId: scene.strategyId,
        parentId: scene.objectiveId,
        kind: 'objective' as const,
        title: 'x',
      };
      await Promise.all([
        stage.call('mara', 'node.archive', { requestId: uuid(), nodeId: scene.objectiveId, version: 1 }),
        stage.call('mara', 'node.create', payload),
      ]);
      expect((await stage.tree(scene.strategyId)).problems).toEqual([]);
    });

    test('the same request twice at once is carried out once', async () => {
      const payload = update('Twice');
      const answers = await Promise.all([1, 2].map(() => stage.call('mara', 'node.update', payload)));
      expect(codes(answers)).toEqual(['ok', 'ok']);
      expect(rowIn((await stage.tree(scene.strategyId)).nodes, scene.objectiveId)).toMatchObject({
        title: 'Twice',
        version: 2,
      });
    });

    test('saving a first setting, a team, a cycle with one id', async () => {
      const settings = [7, 9].map((cadenceDays) =>
        stage.call('mara', 'settings.save', { requestId: uuid(), version: 0, patch: { cadenceDays } }),
      );
      expect(codes(await Promise.all(settings))).toEqual(['conflict', 'ok']);
    });
  });

  describe('a write that timed out', () => {
    test('and was carried out all the same is a success', async () => {
      stage.site.faults.sql({ kind: 'timedOutButDone', times: 1, match: '^update `node`' });
      const { nodes } = await stage.ask('mara', 'node.update', update('Late but done'));
      expect(rowIn(nodes, scene.objectiveId)).toMatchObject({ title: 'Late but done', version: 2 });
    });

    test('and was not carried out says so, and can be repeated with the same request', async () => {
      const payload = update('Second try');
      stage.site.faults.sql({ kind: 'timedOut', times: 1, match: '^update `node`' });
      expect(await stage.refused('mara', 'node.update', payload)).toMatchObject({ code: 'busy' });
      expect(rowIn((await stage.ask('mara', 'node.update', payload)).nodes, scene.objectiveId).version).toBe(2);
    });

    test.each(['node', 'metric', 'metric_value', 'audit_log', 'node_rollup', 'key_counter', 'key_result'])(
      'an insert into %s, or the repeated request, ends well',
      async (table) => {
        const create = {
          ...{ requestId: uuid(), id: uuid(), strategyId: scene.strategyId, parentId: scene.objectiveId },
          ...{ kind: 'keyResult' as const, title: 'Made', commitment: rises(0, 10) },
        };
        const checkIn = {
          ...{ requestId: uuid(), id: uuid(), nodeId: create.id, value: 5, confidence: 3, comment: '' },
          asOf: scene.today,
        };
        const persist = async (): Promise<void> => {
          for (const [key, payload] of [
            ['node.create', create],
            ['checkIn.create', checkIn],
          ] as const) {
            const answer = await stage.send(accountOf('mara'), key, payload);
            if (!answer.ok && answer.failure.code !== 'busy') throw new Error(JSON.stringify(answer.failure));
            if (!answer.ok) await stage.send(accountOf('mara'), key, payload);
          }
        };
        stage.site.faults.sql({ kind: 'timedOutButDone', times: 1, match: `^(insert into|update) \`${table}\`` });
        await persist();
        const { nodes, problems } = await stage.tree(scene.strategyId);
        expect(problems).toEqual([]);
        expect(rowIn(nodes, create.id)).toMatchObject({
          keyResult: { current: { value: 5 } },
          rollup: { outcomeBp: 5_000, confidenceX100: 300 },
        });
      },
    );

    test('a check-in is not entered twice', async () => {
      const payload = {
        requestId: uuid(),
        id: uuid(),
        nodeId: scene.keyResultId,
        value: 60,
        confidence: null,
        comment: '',
        asOf: scene.today,
      };
      stage.site.faults.sql({ kind: 'timedOutButDone', times: 1, match: '^insert into `metric_value`' });
      await stage.ask('mara', 'checkIn.create', payload);
      await stage.ask('mara', 'checkIn.create', payload);
      expect((await stage.ask('mara', 'node.panel', { nodeId: scene.keyResultId })).checkIns).toHaveLength(2);
    });

    test('archiving and restoring', async () => {
      stage.site.faults.sql({ kind: 'timedOutButDone', times: 2, match: '^update `node`' });
      await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: scene.objectiveId, version: 1 });
      await stage.ask('mara', 'node.restore', { requestId: uuid(), nodeId: scene.objectiveId, version: 2 });
      expect(rowIn((await stage.tree(scene.strategyId)).nodes, scene.keyResultId).version).toBe(3);
    });
  });

  describe('a database that does not keep up', () => {
    test.each([
      ['quota', 'busy'],
      ['locked', 'busy'],
      ['timedOut', 'busy'],
    ] as const)('%s: reads and writes say %s, and nothing is lost', async (kind, code) => {
      stage.site.faults.sql({ kind, times: 1 });
      expect(await stage.refused('mara', 'strategy.tree', { strategyId: scene.strategyId })).toMatchObject({ code });
      stage.site.faults.sql({ kind, times: 1, match: '^update `node` set' });
      expect(await stage.refused('mara', 'node.update', update('x'))).toMatchObject({ code });
      expect(rowIn((await stage.tree(scene.strategyId)).nodes, scene.objectiveId)).toMatchObject({
        title: 'Objective',
        version: 1,
      });
    });

    test('a read that took too long says that nothing was changed; a write says that it may have been', async () => {
      stage.site.faults.sql({ kind: 'timedOut', times: 1 });
      const read = await stage.refused('mara', 'strategy.tree', { strategyId: scene.strategyId });
      expect(read.message).toBe('The database took too long. Nothing was changed. Try again in a minute.');
      stage.site.faults.sql({ kind: 'timedOut', times: 1, match: '^update `node` set' });
      const write = await stage.refused('mara', 'node.update', update('x'));
      expect(write.message).toMatch(/it may have been saved all the same/u);
    });

    test('a lock or a queue that fails does not stop a read', async () => {
      stage.site.advance(24 * 3_600_000);
      stage.site.faults.kvs({ kind: 'down' });
      expect((await stage.tree(scene.strategyId)).nodes).toHaveLength(4);
      stage.site.faults.clear();
      await stage.tree(scene.strategyId);
      await stage.tree(scene.strategyId);
      expect(stage.statements).toBe(2);
    });

    test('numbers that could not be saved are still right, and saved by the next reader', async () => {
      stage.site.advance(24 * 3_600_000);
      stage.site.faults.sql({ kind: 'quota', times: 1, match: '^(insert into|update) `node_rollup`' });
      const { nodes, today } = await stage.tree(scene.strategyId);
      expect(new Set(nodes.map(({ rollup }) => rollup.day))).toEqual(new Set([today]));
      stage.site.faults.clear();
      await stage.tree(scene.strategyId);
      await stage.tree(scene.strategyId);
      expect(stage.statements).toBe(2);
    });
  });
});
