import { randomUUID } from 'node:crypto';
import type { SiteOptions } from '../../local/site/site-options';
import type { Answers } from '../../src/shared/contract';
import type { InputKey } from '../../src/shared/inputs';
import type { Result } from '../../src/shared/result';
import { migrations } from '../../src/storage/migrations';
import { Stage, accountOf, rises, rowIn } from '../endpoints/stage';

/** Options of a site on an empty database of this dialect. */
export type FreshDialect = () => Promise<Partial<SiteOptions>>;

const uuid = () => randomUUID();

/** The same for every database below the wire: what the schema and the statements promise when things go wrong. */
export function storageSuite(fresh: FreshDialect): void {
  let stage: Stage;
  afterEach(() => stage.close());
  const open = async () => (stage = await Stage.open(await fresh()));

  describe('the set-up', () => {
    const raw = async () => (stage = await Stage.unprepared(await fresh()));
    const settingUp = { ok: false, failure: { code: 'settingUp' } };

    test('until it is done every endpoint says so; the queue does it', async () => {
      await raw();
      const first = await stage.call('mara', 'session.open', {});
      expect(first).toMatchObject({ ok: false, failure: { code: 'settingUp', progress: 0 } });
      expect(await stage.site.runQueue()).toBe(1);
      expect(await stage.call('mara', 'session.open', {})).toMatchObject({ ok: true });
    });

    test.each(Array.from({ length: migrations.length }, (_, at) => at))(
      'a crash before table %i is repaired by the next run',
      async (at) => {
        await raw();
        stage.site.faults.sql({ kind: 'crash', times: 1, match: `^CREATE TABLE IF NOT EXISTS ${tableOf(at)} ` });
        await expect(stage.ask('mara', 'setup.progress', {})).rejects.toThrow();
        expect(await stage.call('mara', 'session.open', {})).toMatchObject(settingUp);
        await finishSetup(stage);
        await expectUsable(stage);
      },
    );

    test.each([0, 7, migrations.length - 1])(
      'a crash after table %i, before it was noted, is repaired by the next run',
      async (at) => {
        await raw();
        stage.site.faults.sql({ kind: 'crash', times: 1, skip: at, match: '^INSERT INTO __migrations' });
        await expect(stage.ask('mara', 'setup.progress', {})).rejects.toThrow();
        const answer = await stage.call('mara', 'session.open', {});
        expect(answer).toMatchObject({ ok: false, failure: { code: 'settingUp', progress: at / migrations.length } });
        await finishSetup(stage);
        await expectUsable(stage);
      },
    );

    test('two runs at once make it once', async () => {
      await raw();
      const answers = await Promise.all([1, 2, 3].map(() => stage.call('mara', 'setup.progress', {})));
      expect(answers.filter((answer) => answer.ok && answer.value.progress === 1).length).toBeGreaterThanOrEqual(1);
      expect(answers.every((answer) => answer.ok)).toBe(true);
      await expectUsable(stage);
    });

    test('a second run makes nothing; the first stays below 25 definitions a minute', async () => {
      await open();
      await stage.ask('mara', 'setup.progress', {});
      expect(migrations.length + 2).toBeLessThanOrEqual(25);
      await expectUsable(stage);
    });

    test('a busy database is no reason to say that nothing is there', async () => {
      await raw();
      stage.site.faults.sql({ kind: 'quota', times: 1 });
      expect(await stage.refused('mara', 'session.open', {})).toMatchObject({ code: 'busy' });
    });
  });

  describe('a run that dies between two statements', () => {
    // Each write is killed before its first, second, third … statement, then the person tries again with the same request.
    const cases = {
      'node.create': async (s: Scene) => ({
        id: s.newId,
        strategyId: s.strategyId,
        parentId: s.objectiveId,
        kind: 'keyResult',
        title: 'Made',
      }),
      'node.update': async (s: Scene) => ({
        nodeId: s.keyResultId,
        version: 1,
        patch: { title: 'Changed', unit: '%', commitment: rises(0, 50) },
        reason: 'Because',
      }),
      'node.move': async (s: Scene) => ({ nodeId: s.keyResultId, version: 1, parentId: s.otherId, afterId: null }),
      'node.archive': async (s: Scene) => ({ nodeId: s.objectiveId, version: 1 }),
      'node.restore': async (s: Scene) => ({ nodeId: s.archivedId, version: 2 }),
      'checkIn.create': async (s: Scene) => ({
        id: s.newId,
        nodeId: s.keyResultId,
        value: 50,
        confidence: 7,
        comment: '',
        asOf: s.today,
      }),
      'checkIn.remove': async (s: Scene) => ({ id: s.checkInId }),
      'edge.save': async (s: Scene) => ({
        id: s.newId,
        version: 0,
        kind: 'contributesTo',
        fromId: s.objectiveId,
        toId: s.otherId,
        shareBp: 5_000,
        neededBy: null,
      }),
      'paste.make': async (s: Scene) => ({
        strategyId: s.strategyId,
        parentId: s.objectiveId,
        rows: [
          {
            id: s.newId,
            parentId: null,
            kind: 'objective',
            title: 'Pasted',
            ownerId: null,
            weight: 1,
            unit: '',
            commitment: null,
          },
          {
            id: s.otherNewId,
            parentId: s.newId,
            kind: 'keyResult',
            title: 'Below',
            ownerId: null,
            weight: 1,
            unit: '%',
            commitment: rises(0, 9),
          },
        ],
      }),
      'cycle.save': async (s: Scene) => ({
        strategyId: s.strategyId,
        id: s.newId,
        version: 0,
        name: 'Next',
        start: s.today + 100,
        end: s.today + 150,
      }),
      'strategy.update': async (s: Scene) => ({
        strategyId: s.strategyId,
        version: 1,
        patch: { name: 'Renamed', timeZone: 'Asia/Tokyo' },
      }),
      'settings.save': async () => ({ version: 0, patch: { onTrackBp: 9_500, atRiskBp: 9_400 } }),
      'strategy.create': async (s: Scene) => ({
        id: s.newId,
        name: 'Second',
        timeZone: 'Europe/London',
        projectIds: [],
      }),
    } satisfies { readonly [Key in InputKey]?: (scene: Scene) => Promise<object> };

    test.each(Object.entries(cases))('%s, tried again, ends as if it had never died', async (key, payloadOf) => {
      await open();
      const calm = await scene(stage);
      await must(stage, key, { ...(await payloadOf(calm)), requestId: uuid() });
      const statements = stage.statements;
      const wanted = await shape(stage, calm);
      expect(statements).toBeGreaterThan(2);
      for (let at = 0; at < statements; at += 1) {
        await stage.close();
        await open();
        const set = await scene(stage);
        const payload = { ...(await payloadOf(set)), requestId: uuid() };
        stage.site.faults.sql({ kind: 'crash', times: 1, skip: at });
        await expect(stage.send(accountOf('mara'), key, payload)).rejects.toThrow();
        stage.site.faults.clear();
        await must(stage, key, payload);
        expect([at, await shape(stage, set)]).toEqual([at, wanted]);
      }
    });

    test.each(Object.entries(cases))(
      '%s, never tried again, leaves nothing that the hourly job and the next reader do not repair',
      async (key, payloadOf) => {
        await open();
        const first = await scene(stage);
        await must(stage, key, { ...(await payloadOf(first)), requestId: uuid() });
        const statements = stage.statements;
        for (let at = 0; at < statements; at += 1) {
          await stage.close();
          await open();
          const set = await scene(stage);
          stage.site.faults.sql({ kind: 'crash', times: 1, skip: at });
          await expect(
            stage.send(accountOf('mara'), key, { ...(await payloadOf(set)), requestId: uuid() }),
          ).rejects.toThrow();
          stage.site.faults.clear();
          await stage.site.runSchedule('hourly-run');
          const tree = await stage.tree(set.strategyId);
          expect(tree.problems).toEqual([]);
          // Whatever is stored agrees with what is computed: the second read repairs nothing.
          await stage.tree(set.strategyId);
          expect([at, stage.statements]).toEqual([at, 2]);
          // Each row that somebody changed says so in the log.
          for (const row of tree.nodes) {
            const { activity } = await stage.ask('mara', 'node.panel', { nodeId: row.id });
            const changes = activity.filter(({ action }) => action.startsWith('node.')).length;
            if (row.parentId !== null) expect([at, row.title, changes]).toEqual([at, row.title, row.version]);
          }
        }
      },
    );
  });
}

interface Scene {
  readonly strategyId: string;
  readonly objectiveId: string;
  readonly otherId: string;
  readonly keyResultId: string;
  readonly archivedId: string;
  readonly checkInId: string;
  readonly newId: string;
  readonly otherNewId: string;
  readonly today: number;
}

async function scene(stage: Stage): Promise<Scene> {
  const { id: strategyId, rootId } = await stage.strategy();
  const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
  const other = await stage.node(strategyId, rootId, 'objective', 'Other');
  const keyResult = await stage.node(strategyId, objective.id, 'keyResult', 'Result', { commitment: rises(0, 100) });
  const archived = await stage.node(strategyId, other.id, 'objective', 'Archived');
  await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: archived.id, version: 1 });
  const { today } = await stage.tree(strategyId);
  const checkInId = uuid();
  const said = { value: 40, confidence: 5, comment: 'First', asOf: today - 3 };
  await stage.ask('mara', 'checkIn.create', { requestId: uuid(), id: checkInId, nodeId: keyResult.id, ...said });
  const ids = { objectiveId: objective.id, otherId: other.id, keyResultId: keyResult.id, archivedId: archived.id };
  return { strategyId, ...ids, checkInId, newId: uuid(), otherNewId: uuid(), today };
}

async function must(stage: Stage, key: string, payload: object): Promise<void> {
  const answer = (await stage.send(accountOf('mara'), key, payload)) as Result<Answers[InputKey]>;
  if (!answer.ok) throw new Error(`${key}: ${JSON.stringify(answer.failure)}`);
}

/** All that people see of a strategy, without ids and times. */
async function shape(stage: Stage, { strategyId }: Scene): Promise<unknown> {
  const tree = await stage.tree(strategyId);
  const titleOf = (id: string | null) => (id === null ? null : rowIn(tree.nodes, id).title);
  const nodes = await Promise.all(
    tree.nodes.map(async (row) => {
      const panel = await stage.ask('mara', 'node.panel', { nodeId: row.id });
      return {
        ...{
          title: row.title,
          key: row.key.replace(/\d+/, 'n'),
          parent: titleOf(row.parentId),
          lifecycle: row.lifecycle,
          version: row.version,
        },
        ...{
          unit: row.unit,
          keyResult: row.keyResult && { ...row.keyResult, metricId: '', current: row.keyResult.current?.value },
        },
        rollup: { ...row.rollup, nodeId: '', weakestId: titleOf(row.rollup.weakestId) },
        activity: panel.activity.map(({ action }) => action).sort(),
        reasons: panel.commitmentChanges.map(({ field, reason }) => `${field}: ${reason}`).sort(),
        checkIns: panel.checkIns.map(({ value, asOf }) => `${value} on ${asOf}`).sort(),
      };
    }),
  );
  await stage.tree(strategyId);
  const { settings, strategies } = await stage.ask('mara', 'session.open', {});
  return {
    ...{ nodes: nodes.sort((a, b) => (a.title < b.title ? -1 : 1)), statements: stage.statements, settings },
    ...{ problems: tree.problems, cycles: tree.cycles.map(({ name, start, end }) => ({ name, start, end })) },
    edges: tree.edges.map(({ kind, fromId, toId, shareBp }) => ({
      kind,
      from: titleOf(fromId),
      to: titleOf(toId),
      shareBp,
    })),
    archived: (await stage.ask('mara', 'node.archived', { strategyId })).nodes.map(({ title, belowCount }) => ({
      title,
      belowCount,
    })),
    strategies: strategies.map(({ name, version, nodeCount }) => ({ name, version, nodeCount })),
  };
}

const tableOf = (at: number): string =>
  /CREATE TABLE IF NOT EXISTS (\w+)/.exec(migrations[at]?.statement ?? '')?.[1] ?? '';

/** A lock that a dead run holds ends after two minutes. */
async function finishSetup(stage: Stage): Promise<void> {
  stage.site.advance(3 * 60_000);
  const { progress } = await stage.ask('mara', 'setup.progress', {});
  expect(progress).toBe(1);
}

async function expectUsable(stage: Stage): Promise<void> {
  const { id, rootId } = await stage.strategy();
  await stage.node(id, rootId, 'objective', 'Usable');
  expect((await stage.tree(id)).nodes.map(({ title }) => title).sort()).toEqual(['Larkfield', 'Usable']);
}
