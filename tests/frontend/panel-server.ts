import { fail, ok, type Failure } from '../../src/shared/result';
import { computeStrategy } from '../../src/domain/rollup';
import type { CheckInView, NodeRow, PanelView, TreeView } from '../../src/shared/views';
import { host } from './panel-host';
import { cycle, NOW, panelOf, settings, STRATEGY, strategy, TODAY, treeOf } from './panel-fixtures';

type Texts = Pick<PanelView, 'narrative' | 'rationale' | 'tradeOffs'>;
const TEXTS = ['narrative', 'rationale', 'tradeOffs'] as const;

/** A small server behind the bridge: rows with versions, conditional writes, refusals on demand. */
export class PanelServer {
  rows: Map<string, NodeRow>;
  panels: Map<string, PanelView>;
  revision = 10;
  now = NOW;
  refuse: Failure | null = null;
  lastWriter: string | null = null;
  readonly #tree: Partial<TreeView>;

  constructor(nodes: readonly NodeRow[], panels: readonly PanelView[] = [], tree: Partial<TreeView> = {}) {
    this.rows = new Map(nodes.map((node) => [node.id, node]));
    this.panels = new Map(
      nodes.map((node) => [
        node.id,
        panels.find((panel) => panel.nodeId === node.id) ?? panelOf(node.id, { version: node.version }),
      ]),
    );
    this.#tree = tree;
    host.calls.length = 0;
    host.people = { ife: 'Ife Adeyemi', jonah: 'Jonah Castell', mara: 'Mara Ellison' };
    host.endpoints = {
      'session.open': () => ok({ accountId: 'ife', now: NOW, admin: false, ask: [], settings, strategies: [strategy] }),
      'strategy.tree': () => ok(this.tree()),
      'strategy.revision': () => ok({ revision: this.revision }),
      'node.work': ({ nodeId }) => ok({ nodeId, links: [], total: 0 }),
      'node.panel': ({ nodeId }) => {
        const panel = this.panels.get(String(nodeId));
        return panel ? ok(panel) : fail({ code: 'notFound', message: 'There is nothing here.' });
      },
      'checkIn.create': (payload) => this.#checkIn(payload),
      'checkIn.remove': ({ id }) => this.#removeCheckIn(String(id)),
      'node.update': ({ nodeId, version, patch }) =>
        this.#update(String(nodeId), Number(version), patch as Record<string, unknown>),
    };
  }

  tree(): TreeView {
    return treeOf([...this.rows.values()], {
      now: this.now,
      ...this.#tree,
      strategy: { ...strategy, revision: this.revision },
    });
  }

  /** Somebody else saves. */
  writeAs(who: string, nodeId: string, patch: Record<string, unknown>): void {
    const row = this.rows.get(nodeId)!;
    const panel = this.panels.get(nodeId)!;
    const version = row.version + 1;
    const texts: { -readonly [Key in keyof Texts]?: string } = {};
    const rest: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(patch)) {
      const name = TEXTS.find((one) => one === key);
      if (name) texts[name] = String(value);
      else if (key === 'commitment') rest['keyResult'] = { ...row.keyResult, ...(value as object) };
      else rest[key] = value;
    }
    const changes = Object.fromEntries(
      Object.entries(patch).map(([key, value]) => [key, { before: null, after: value }]),
    );
    this.rows.set(nodeId, { ...row, ...rest, version });
    this.panels.set(nodeId, {
      ...panel,
      ...texts,
      version,
      activity: [{ id: `a${version}`, at: NOW, byId: who, action: 'node.update', changes }, ...panel.activity],
    });
    this.revision += 1;
    this.lastWriter = who;
  }

  /** Numbers of all rows as the engine computes them now. */
  recompute(): void {
    const { rollups } = computeStrategy({
      ...{ strategyId: STRATEGY, nodes: [...this.rows.values()], edges: [], cycles: [cycle], health: settings },
      ...{ today: TODAY, now: NOW, timeZone: 'UTC' },
    });
    for (const [id, row] of this.rows) this.rows.set(id, { ...row, rollup: rollups.get(id)! });
  }

  #changed(nodeId: string): unknown {
    this.recompute();
    return ok({
      nodes: [...this.rows.values()],
      removedIds: [],
      revision: this.revision,
      undo: { key: 'checkIn.remove', payload: { id: nodeId } },
    });
  }

  #checkIn(payload: Record<string, unknown>): unknown {
    if (this.refuse) return fail(this.refuse);
    const checkIn = { ...(payload as unknown as CheckInView), enteredAt: NOW, byId: 'ife' };
    const row = this.rows.get(checkIn.nodeId)!;
    const panel = this.panels.get(row.id)!;
    this.panels.set(row.id, { ...panel, checkIns: [checkIn, ...panel.checkIns].sort((a, b) => b.asOf - a.asOf) });
    const { value, asOf, confidence } = checkIn;
    this.rows.set(row.id, {
      ...row,
      keyResult: { ...row.keyResult!, current: { value, asOf, enteredAt: NOW }, confidence, lastCheckInDay: asOf },
    });
    this.revision += 1;
    return this.#changed(checkIn.id);
  }

  #removeCheckIn(id: string): unknown {
    for (const [nodeId, panel] of this.panels) {
      this.panels.set(nodeId, { ...panel, checkIns: panel.checkIns.filter((one) => one.id !== id) });
    }
    this.revision += 1;
    return this.#changed(id);
  }

  #update(nodeId: string, version: number, patch: Record<string, unknown>): unknown {
    if (this.refuse) return fail(this.refuse);
    const row = this.rows.get(nodeId);
    if (!row) return fail({ code: 'notFound', message: 'There is nothing here.' });
    if (row.version !== version) {
      return fail({
        code: 'conflict',
        message: 'Somebody else changed it.',
        changedBy: this.lastWriter,
        changedAt: NOW,
      });
    }
    this.writeAs('ife', nodeId, patch);
    const undo = { key: 'node.update', payload: { nodeId, version: version + 1, patch: {} } };
    return ok({ nodes: [this.rows.get(nodeId)], removedIds: [], revision: this.revision, undo });
  }
}
