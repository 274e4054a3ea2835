import { host } from './panel-host';
import { generateKeyBetween } from 'fractional-indexing';
import type { Kind } from '../../src/domain/model';
import { fail, ok, type Result } from '../../src/shared/result';
import type { Changed, NodeRow, TreeView, UndoCommand } from '../../src/shared/views';
import { CYCLE, cycle, node, NOW, settings, strategy, TODAY } from './panel-fixtures';

interface Place {
  readonly parentId: string | null;
  readonly afterId?: string | null;
}

const PREFIX: Readonly<Record<Kind, string>> = {
  vision: 'VIS',
  theme: 'THM',
  objective: 'OBJ',
  keyResult: 'KR',
  initiative: 'INI',
};

/** The other end of the bridge for one tree: versions, ranks and refusals as the contract says, and no more. */
export class TreeServer {
  rows: NodeRow[] = [];
  archived: NodeRow[] = [];
  cycles = [cycle];
  revision = 10;
  editAll = true;
  /** Answers instead of the next write. */
  refuseNext: Result<never> | null = null;
  #keys = 50;

  constructor() {
    host.calls.length = 0;
    host.people = { ife: 'Ife Adeyemi', mara: 'Mara Ellison', nadia: 'Nadia Sorel' };
    host.endpoints = {
      'session.open': () =>
        ok({ accountId: 'ife', now: NOW, admin: false, ask: ['mara'], settings, strategies: [strategy] }),
      'strategy.tree': () => ok(this.tree()),
      'strategy.revision': () => ok({ revision: this.revision }),
      'node.work': ({ nodeId }) => ok({ nodeId, links: [], total: 0 }),
      'node.create': (payload) => this.#write(() => this.#create(payload as never)),
      'node.update': (payload) => this.#write(() => this.#update(payload as never)),
      'node.move': (payload) => this.#write(() => this.#move(payload as never)),
      'node.archive': (payload) => this.#write(() => this.#archive(payload as never)),
      'node.restore': (payload) => this.#write(() => this.#restore(payload as never)),
      'node.archived': () => ok({ nodes: this.archived.map((row) => ({ ...row, archivedAt: NOW, belowCount: 0 })) }),
      'node.consequences': ({ nodeId }) =>
        ok({ below: this.rows.filter((row) => row.parentId === nodeId), dependants: [], openWork: 0 }),
    };
  }

  add(id: string, kind: Kind, title: string, parentId: string | null, part: Partial<NodeRow> = {}): this {
    this.rows.push(node(id, kind, title, { parentId, rank: this.#rank({ parentId }), version: 1, ...part }));
    return this;
  }

  tree(): TreeView {
    return {
      strategy: { ...strategy, revision: this.revision },
      settings,
      cycles: this.cycles,
      currentCycleId: CYCLE,
      teams: [],
      nodes: this.rows,
      edges: [],
      problems: [],
      abilities: { admin: false, editAll: this.editAll },
      now: NOW,
      today: TODAY,
    };
  }

  row = (id: string): NodeRow => this.rows.find((row) => row.id === id)!;
  childTitles = (parentId: string | null): string[] => this.#siblings(parentId).map((row) => row.title);

  #siblings(parentId: string | null): NodeRow[] {
    return this.rows.filter((row) => row.parentId === parentId).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  }

  #rank({ parentId, afterId }: Place, self = ''): string {
    const siblings = this.#siblings(parentId).filter((row) => row.id !== self);
    const at = afterId === undefined ? siblings.length - 1 : siblings.findIndex((row) => row.id === afterId);
    return generateKeyBetween(siblings[at]?.rank ?? null, siblings[at + 1]?.rank ?? null);
  }

  #write(run: () => Result<Changed>): Result<Changed> {
    const refusal = this.refuseNext;
    this.refuseNext = null;
    return refusal ?? run();
  }

  #changed(undo: UndoCommand | null, removedIds: string[] = []): Result<Changed> {
    this.revision += 1;
    return ok({ nodes: this.rows, removedIds, revision: this.revision, undo });
  }

  #current({ nodeId, version }: { nodeId: string; version: number }): NodeRow | Result<never> {
    const row = [...this.rows, ...this.archived].find((one) => one.id === nodeId)!;
    if (row.version === version) return row;
    return fail({ code: 'conflict', message: 'Somebody else changed it.', changedBy: 'nadia', current: row });
  }

  #put(row: NodeRow): void {
    this.rows = this.rows.map((one) => (one.id === row.id ? row : one));
  }

  #create(payload: Place & { id: string; kind: Kind; title: string }): Result<Changed> {
    const { id, kind, title, parentId } = payload;
    this.add(id, kind, title, parentId, {
      key: `${PREFIX[kind]}-${this.#keys++}`,
      rank: this.#rank(payload),
      ownerId: null,
    });
    return this.#changed({ key: 'node.archive', payload: { nodeId: id, version: 1 } });
  }

  #update(payload: { nodeId: string; version: number; patch: { title: string } }): Result<Changed> {
    const row = this.#current(payload);
    if (!('id' in row)) return row;
    this.#put({ ...row, ...payload.patch, version: row.version + 1 });
    const back = { nodeId: row.id, version: row.version + 1, patch: { title: row.title } };
    return this.#changed({ key: 'node.update', payload: back });
  }

  #move(payload: Place & { nodeId: string; version: number }): Result<Changed> {
    const row = this.#current(payload);
    if (!('id' in row)) return row;
    const before = this.#siblings(row.parentId);
    const afterId = before[before.findIndex((one) => one.id === row.id) - 1]?.id ?? null;
    const { parentId } = payload;
    this.#put({ ...row, parentId, rank: this.#rank(payload, row.id), version: row.version + 1 });
    const back = { nodeId: row.id, version: row.version + 1, parentId: row.parentId ?? '', afterId };
    return this.#changed({ key: 'node.move', payload: back });
  }

  #archive(payload: { nodeId: string; version: number }): Result<Changed> {
    const row = this.#current(payload);
    if (!('id' in row)) return row;
    this.rows = this.rows.filter((one) => one.id !== row.id);
    this.archived = [...this.archived, { ...row, version: row.version + 1 }];
    return this.#changed({ key: 'node.restore', payload: { nodeId: row.id, version: row.version + 1 } }, [row.id]);
  }

  #restore(payload: { nodeId: string; version: number }): Result<Changed> {
    const row = this.#current(payload);
    if (!('id' in row)) return row;
    this.archived = this.archived.filter((one) => one.id !== row.id);
    this.rows = [...this.rows, { ...row, version: row.version + 1 }];
    return this.#changed({ key: 'node.archive', payload: { nodeId: row.id, version: row.version + 1 } });
  }
}

/** A vision, two themes, three objectives, three key results; OBJ-15 stands below OBJ-7. */
export function larkfield(): TreeServer {
  return new TreeServer()
    .add('vis-1', 'vision', 'The grocer our towns choose', null, { ownerId: 'mara' })
    .add('thm-1', 'theme', 'Grow online revenue', 'vis-1')
    .add('obj-7', 'objective', 'Checkout that people finish', 'thm-1')
    .add('kr-8', 'keyResult', 'Checkout completion', 'obj-7')
    .add('kr-9', 'keyResult', 'Median time to pay', 'obj-7', { ownerId: 'nadia' })
    .add('obj-15', 'objective', 'Guests can order', 'obj-7', { ownerId: 'nadia' })
    .add('kr-21', 'keyResult', 'Orders placed as a guest', 'obj-15')
    .add('obj-8', 'objective', 'New customers come back', 'thm-1', { ownerId: 'nadia' })
    .add('thm-2', 'theme', 'Fresh and on time', 'vis-1');
}
