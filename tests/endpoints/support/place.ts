import { randomUUID } from 'node:crypto';
import { groupIds, type GroupName } from '../../../local/site/people';
import type { Commitment } from '../../../src/domain/model';
import type { Input, InputKey } from '../../../src/shared/inputs';
import type { Changed, NodeRow, TreeView } from '../../../src/shared/views';
import { accountOf, today, type App, type Who } from './app';

const nothing: Commitment = {
  direction: 'increase',
  baseline: null,
  target: null,
  bandLow: null,
  bandHigh: null,
  tolerance: null,
  dueDay: null,
};

export const fromTo = (baseline: number, target: number): Commitment => ({
  ...nothing,
  direction: target >= baseline ? 'increase' : 'decrease',
  baseline,
  target,
});

/** Names of what a place may hold. Ids are made for each place anew. */
export type Name =
  | 'strategy'
  | 'vision'
  | 'theme'
  | 'objective'
  | 'kr'
  | 'kr2'
  | 'inner'
  | 'initiative'
  | 'other'
  | 'krOther'
  | 'gone'
  | 'goneBelow'
  | 'cycle'
  | 'nextCycle'
  | 'team'
  | 'checkIn'
  | 'checkIn2'
  | 'dependsOn'
  | 'contributesTo'
  | 'link'
  | 'new1'
  | 'new2'
  | 'new3';

/** A strategy made through the endpoints, and what is known of it. `word` stands in every text, so that a text says whose it is. */
export class Place {
  private readonly ids = new Map<string, string>();
  /** An issue of Jira, once there is one. */
  itemId = 1;
  /** Its last known rows. */
  tree!: TreeView;

  private constructor(
    readonly app: App,
    readonly word: string,
  ) {}

  /** Vision, theme, and below it: objective (ife's) with two key results and an inner one with an initiative; another with a key result. */
  static async make(app: App, word: string): Promise<Place> {
    const place = new Place(app, word);
    const strategyId = place.id('strategy');
    await app.value('mara', 'strategy.create', {
      requestId: randomUUID(),
      id: strategyId,
      name: `${word} strategy`,
      timeZone: 'Etc/UTC',
      projectIds: [],
      visionTitle: `${word} vision`,
    });
    const { nodes, currentCycleId } = await place.read();
    place.ids.set('vision', nodes[0]?.id ?? '');
    place.ids.set('cycle', currentCycleId);
    await place.ask('paste.make', {
      requestId: randomUUID(),
      strategyId,
      parentId: place.id('vision'),
      rows: place.rows(),
    });
    await place.read();
    return place;
  }

  private rows(): Input<'paste.make'>['rows'] {
    const row = (
      name: Name,
      parent: Name | null,
      kind: NodeRow['kind'],
      owner: Who | null,
      commitment: Commitment | null = null,
    ) => ({
      id: this.id(name),
      parentId: parent === null ? null : this.id(parent),
      kind,
      title: `${this.word} ${name}`,
      ownerId: owner === null ? null : accountOf(owner),
      weight: 1,
      unit: kind === 'keyResult' ? this.word.slice(0, 40) : '',
      commitment,
    });
    return [
      row('theme', null, 'theme', null),
      row('objective', 'theme', 'objective', 'ife'),
      row('kr', 'objective', 'keyResult', 'ife', fromTo(0, 100)),
      row('kr2', 'objective', 'keyResult', null, fromTo(50, 20)),
      row('inner', 'objective', 'objective', null),
      row('initiative', 'inner', 'initiative', null),
      row('other', 'theme', 'objective', null),
      row('krOther', 'other', 'keyResult', 'leo', fromTo(10, 11)),
    ];
  }

  id(name: Name): string {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const made = randomUUID();
    this.ids.set(name, made);
    return made;
  }

  /** Every id of it with its name. */
  names(): ReadonlyMap<string, string> {
    return new Map([...this.ids].map(([name, id]) => [id, name]));
  }

  async read(who: Who = 'mara'): Promise<TreeView> {
    this.tree = await this.app.value(who, 'strategy.tree', { strategyId: this.id('strategy') });
    return this.tree;
  }

  row(name: Name): NodeRow {
    const found = this.tree.nodes.find(({ id }) => id === this.id(name));
    if (!found) throw new Error(`${this.word} has no ${name} in its tree.`);
    return found;
  }

  version(name: Name): number {
    const { strategy, cycles, teams, edges, nodes } = this.tree;
    const found = [strategy, ...cycles, ...teams, ...edges, ...nodes].find(({ id }) => id === this.id(name));
    if (!found) throw new Error(`${this.word} has no ${name}.`);
    return found.version;
  }

  ask<Key extends InputKey>(key: Key, payload: Input<Key>) {
    return this.app.value('mara', key, payload);
  }

  async update(name: Name, patch: Input<'node.update'>['patch'], reason?: string): Promise<Changed> {
    const said = { requestId: randomUUID(), nodeId: this.id(name), version: this.version(name), patch };
    const changed = await this.ask('node.update', reason === undefined ? said : { ...said, reason });
    await this.read();
    return changed;
  }

  async withStory(): Promise<this> {
    await this.update('objective', {
      narrative: `${this.word} narrative`,
      rationale: `${this.word} rationale`,
      tradeOffs: `${this.word} trade-offs`,
      contributorIds: [accountOf('rosa')],
    });
    return this;
  }

  async withTeam(): Promise<this> {
    await this.ask('team.save', {
      requestId: randomUUID(),
      strategyId: this.id('strategy'),
      id: this.id('team'),
      version: 0,
      name: `${this.word} team`,
      leadId: accountOf('ife'),
      parentId: null,
      size: 7,
      projectIds: ['10001'],
    });
    await this.read();
    await this.update('objective', { teamId: this.id('team') });
    return this;
  }

  async withNextCycle(): Promise<this> {
    const { end } = this.tree.cycles.find(({ id }) => id === this.id('cycle')) ?? { end: today };
    await this.ask('cycle.save', {
      requestId: randomUUID(),
      strategyId: this.id('strategy'),
      id: this.id('nextCycle'),
      version: 0,
      name: `${this.word} next`,
      start: end + 1,
      end: end + 90,
    });
    await this.read();
    return this;
  }

  async withCheckIns(): Promise<this> {
    const said = { nodeId: this.id('kr'), confidence: 6 };
    const first = { ...said, requestId: randomUUID(), id: this.id('checkIn'), value: 20, asOf: today - 9 };
    const second = { ...said, requestId: randomUUID(), id: this.id('checkIn2'), value: 35, asOf: today - 2 };
    await this.ask('checkIn.create', { ...first, comment: `${this.word} first comment` });
    await this.ask('checkIn.create', { ...second, comment: `${this.word} second comment` });
    await this.read();
    return this;
  }

  async withEdges(): Promise<this> {
    const edge = { requestId: randomUUID(), version: 0, fromId: this.id('inner'), toId: this.id('other') };
    await this.ask('edge.save', {
      ...edge,
      id: this.id('contributesTo'),
      kind: 'contributesTo',
      shareBp: 3_000,
      neededBy: null,
    });
    await this.ask('edge.save', {
      ...edge,
      requestId: randomUUID(),
      id: this.id('dependsOn'),
      fromId: this.id('objective'),
      toId: this.id('other'),
      kind: 'dependsOn',
      shareBp: null,
      neededBy: today + 20,
    });
    await this.read();
    return this;
  }

  /** An issue in Jira that leadership may edit, and everybody may see. */
  async withIssue(): Promise<this> {
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: `${this.word} issue` };
    const { body } = await this.app.site.rest(accountOf('mara'), 'POST', '/rest/api/3/issue', { fields });
    this.itemId = Number((body as { readonly id: string }).id);
    return this;
  }

  /** That issue, tied to the objective. */
  async withLink(): Promise<this> {
    await this.withIssue();
    await this.ask('work.link', {
      ...{ requestId: randomUUID(), id: this.id('link'), version: 0, itemId: this.itemId },
      ...{ nodeId: this.id('objective'), shareBp: 6_000, note: `${this.word} note` },
    });
    return this;
  }

  /** An archived objective with something below it. */
  async withGone(): Promise<this> {
    const where = { strategyId: this.id('strategy'), kind: 'objective' as const };
    const [gone, below] = [this.id('gone'), this.id('goneBelow')];
    await this.ask('node.create', {
      requestId: randomUUID(),
      ...where,
      id: gone,
      parentId: this.id('theme'),
      title: `${this.word} gone`,
    });
    await this.ask('node.create', {
      requestId: randomUUID(),
      ...where,
      id: below,
      parentId: gone,
      title: `${this.word} gone below`,
    });
    await this.ask('node.archive', { requestId: randomUUID(), nodeId: gone, version: 1 });
    await this.read();
    return this;
  }

  async patched(patch: Input<'strategy.update'>['patch']): Promise<this> {
    const version = this.tree.strategy.version;
    await this.ask('strategy.update', { requestId: randomUUID(), strategyId: this.id('strategy'), version, patch });
    await this.read();
    return this;
  }

  /** Seen by these groups only. */
  restrictedTo(...groups: readonly GroupName[]): Promise<this> {
    return this.patched({ groupIds: groups.map((name) => groupIds[name]) });
  }

  editedBy(...who: readonly Who[]): Promise<this> {
    return this.patched({ editorIds: who.map(accountOf) });
  }

  async withEverything(): Promise<this> {
    await this.withStory();
    await this.withTeam();
    await this.withNextCycle();
    await this.withCheckIns();
    await this.withEdges();
    return this.withGone();
  }
}
