import { randomUUID } from 'node:crypto';
import { people } from '../../local/site/people';
import { openSite, type Site } from '../../local/site/site';
import type { SiteOptions } from '../../local/site/site-options';
import type { Answers } from '../../src/shared/contract';
import type { Input, InputKey } from '../../src/shared/inputs';
import type { Failure, Result } from '../../src/shared/result';
import type { NodeRow, TreeView } from '../../src/shared/views';
import { fromWire } from '../../src/shared/wire';

export type Who = keyof typeof people;

/** 19 November 2026, 10:42 in London: day 50 of the fourth quarter. */
export const NOW = Date.parse('2026-11-19T10:42:00Z');

export const accountOf = (who: Who): string => people[who].accountId;

/** A site with the real app in this process, its schema made, and short words for what tests do all the time. */
export class Stage {
  constructor(readonly site: Site) {}

  static async open(options: Partial<SiteOptions> = {}): Promise<Stage> {
    const stage = await Stage.unprepared(options);
    await stage.ask('mara', 'setup.progress', {});
    return stage;
  }

  /** Without a schema: as right after the installation. */
  static async unprepared(options: Partial<SiteOptions> = {}): Promise<Stage> {
    return new Stage(await openSite({ app: { load: () => import('../../src/index') }, now: NOW, ...options }));
  }

  async call<Key extends InputKey>(who: Who, key: Key, payload: Input<Key>): Promise<Result<Answers[Key]>> {
    return (await this.send(accountOf(who), key, payload)) as Result<Answers[Key]>;
  }

  /** Whatever a browser might send. People are slower than tests: the site allows 150 statements a second. */
  async send(accountId: string | null, key: string, payload: unknown): Promise<Result<unknown>> {
    this.site.advance(200);
    return fromWire(await this.site.call(accountId, key, payload)) as Result<unknown>;
  }

  /** @throws when the answer is a failure */
  async ask<Key extends InputKey>(who: Who, key: Key, payload: Input<Key>): Promise<Answers[Key]> {
    const answer = await this.call(who, key, payload);
    if (!answer.ok) throw new Error(`${key} as ${who}: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  }

  /** @throws when the answer is a success */
  async refused<Key extends InputKey>(who: Who, key: Key, payload: Input<Key>): Promise<Failure> {
    const answer = await this.call(who, key, payload);
    if (answer.ok) throw new Error(`${key} as ${who} was not refused: ${JSON.stringify(answer.value)}`);
    return answer.failure;
  }

  tree(strategyId: string, who: Who = 'mara'): Promise<TreeView> {
    return this.ask(who, 'strategy.tree', { strategyId });
  }

  async strategy(name = 'Larkfield'): Promise<{ id: string; rootId: string }> {
    const id = randomUUID();
    await this.ask('mara', 'strategy.create', {
      requestId: randomUUID(),
      id,
      name,
      timeZone: 'Europe/London',
      projectIds: [],
    });
    const { nodes } = await this.tree(id);
    return { id, rootId: nodes[0]!.id };
  }

  /** Makes a node and answers its row. */
  async node(
    strategyId: string,
    parentId: string | null,
    kind: Input<'node.create'>['kind'],
    title: string,
    more: Partial<Input<'node.create'>> = {},
  ): Promise<NodeRow> {
    const { as = 'mara', ...rest } = more as Partial<Input<'node.create'>> & { as?: Who };
    const id = rest.id ?? randomUUID();
    const { nodes } = await this.ask(as, 'node.create', {
      requestId: randomUUID(),
      strategyId,
      parentId,
      kind,
      title,
      ...rest,
      id,
    });
    return rowIn(nodes, id);
  }

  async editors(strategyId: string, who: readonly Who[], groupIds: readonly string[] = []): Promise<void> {
    const { strategy } = await this.tree(strategyId);
    const patch = { editorIds: who.map(accountOf), groupIds: [...groupIds] };
    await this.ask('mara', 'strategy.update', {
      requestId: randomUUID(),
      strategyId,
      version: strategy.version,
      patch,
    });
  }

  /** Invokes an undo command the way the browser does. */
  async undo(who: Who, undo: { key: InputKey; payload: object } | null): Promise<Result<Answers[InputKey]>> {
    if (!undo) throw new Error('There is nothing to undo.');
    return (await this.send(accountOf(who), undo.key, { ...undo.payload, requestId: randomUUID() })) as Result<
      Answers[InputKey]
    >;
  }

  /** Statements that the last call took. */
  get statements(): number {
    return this.site.cost.rows().at(-1)?.statements ?? -1;
  }

  close(): Promise<void> {
    return this.site.close();
  }
}

export function rowIn(nodes: readonly NodeRow[], id: string): NodeRow {
  const row = nodes.find((node) => node.id === id);
  if (!row) throw new Error(`There is no row ${id} among ${nodes.map(({ key }) => key).join(', ')}.`);
  return row;
}

export const rises = (baseline: number, target: number) => ({
  direction: 'increase' as const,
  baseline,
  target,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
});

export const uuid = (): string => randomUUID();
