import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeRow } from '../../../src/shared/views';
import { accountOf, openBare, today, type App, type Who } from './app';
import type { FoundIssue, FoundStrategy } from './needles';
import { Place, type Name } from './place';
import { secretItems, secretWork, vault } from './secret-work';

interface Ends {
  readonly itemId: number;
  readonly nodeId: string;
}

/**
 * The seeded company, whose payroll and whose new towns are not for everybody; besides, work of a project and a strategy that only finance
 * sees, tied to what everybody sees in every way there is.
 */
export class LeakWorld {
  issues: readonly FoundIssue[] = [];
  strategies = new Map<string, FoundStrategy>();
  /** Links by what they are for. */
  readonly links = new Map<string, string>();

  private constructor(
    readonly app: App,
    readonly folder: string,
    readonly secret: Place,
  ) {}

  static async make(): Promise<LeakWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-leaks-'));
    const app = await openBare({ seed: 'company', dir: folder });
    app.site.importWork(secretWork);
    const world = new LeakWorld(app, folder, await (await Place.make(app, 'Zugspitze')).withEverything());
    await world.connect();
    await world.secret.update('objective', { lifecycle: 'active' });
    await world.secret.patched({ projectIds: [vault.id, '10000'] });
    await world.secret.restrictedTo('finance');
    await world.settle();
    await world.look();
    return world;
  }

  async close(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  strategy(name: string): FoundStrategy {
    const found = this.strategies.get(name);
    if (!found) throw new Error(`There is no strategy ${name}.`);
    return found;
  }

  get larkfield(): FoundStrategy {
    return this.strategy('Larkfield to 2027');
  }

  node(key: string, strategy = this.larkfield): NodeRow {
    const found = strategy.tree.nodes.find((row) => row.key === key);
    if (!found) throw new Error(`There is no ${key}.`);
    return found;
  }

  item(summary: string): number {
    const found = this.issues.find(({ fields }) => fields.summary === summary);
    if (!found) throw new Error(`There is no issue ${summary}.`);
    return Number(found.id);
  }

  parentsOf(id: string): number[] {
    const parent = this.issues.find((issue) => issue.id === id)?.fields.parent;
    return parent ? [Number(parent.id), ...this.parentsOf(parent.id)] : [];
  }

  /** What Jira's search answers this person, as it stands there. */
  async jiraAnswers(who: Who): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (let nextPageToken: string | undefined, more = true; more;) {
      const said = { jql: 'created >= -900d ORDER BY id', fields: ['*all'], maxResults: 100, nextPageToken };
      const { status, body } = await this.app.site.rest(accountOf(who), 'POST', '/rest/api/3/search/jql', said);
      if (status !== 200) return answers;
      answers.push(body);
      nextPageToken = (body as { readonly nextPageToken?: string }).nextPageToken;
      more = nextPageToken !== undefined;
    }
    return answers;
  }

  async issuesOf(who: Who): Promise<FoundIssue[]> {
    const answers = (await this.jiraAnswers(who)) as { readonly issues: readonly FoundIssue[] }[];
    return answers.flatMap(({ issues }) => issues);
  }

  private async connect(): Promise<void> {
    this.issues = await this.issuesOf('mara');
    await this.look();
    const { secret } = this;
    const own = (name: Name) => secret.id(name);
    const epic = this.item('Guest checkout on phones');
    const story = this.item('Slot is kept while paying');
    // Restricted work below an open objective and a restricted one, open work below a restricted one.
    await this.link('secret epic, open node', { itemId: secretItems.epic, nodeId: this.node('OBJ-7').id });
    await this.link('secret part, open node', { itemId: secretItems.part, nodeId: this.node('KR-8').id });
    await this.link('secret story, secret node', { itemId: secretItems.alone, nodeId: own('kr') }, 'Zugspitze letter');
    await this.link('open epic, secret node', { itemId: epic, nodeId: own('kr') }, 'Zugspitze share', 3_300);
    await this.link('open story, secret node', { itemId: story, nodeId: own('objective') }, 'Zugspitze story');
    const towns = this.node('OBJ-11', this.strategy('New towns')).id;
    await this.link('open epic, new towns', { itemId: this.item('Household accounts'), nodeId: towns }, 'Alder letter');
    await this.edge('contributesTo', own('objective'), this.node('OBJ-9').id, 2_000);
    await this.edge('contributesTo', this.node('OBJ-10').id, own('other'), 2_000);
    await this.edge('dependsOn', this.node('OBJ-7').id, own('inner'));
    await this.edge('conflictsWith', own('other'), this.node('OBJ-8').id);
    const outside = { class: 'ktlo', reason: 'Millstone reason', version: 0 } as const;
    await this.ask('work.classify', { itemId: secretItems.story, ...outside });
  }

  private async link(name: string, ends: Ends, note = '', shareBp: number | null = null): Promise<void> {
    const id = randomUUID();
    this.links.set(name, id);
    await this.ask('work.link', { id, version: 0, ...ends, shareBp, note });
  }

  private async edge(
    kind: 'contributesTo' | 'dependsOn' | 'conflictsWith',
    fromId: string,
    toId: string,
    shareBp: number | null = null,
  ): Promise<void> {
    const neededBy = kind === 'dependsOn' ? today + 9 : null;
    await this.ask('edge.save', { id: randomUUID(), version: 0, kind, fromId, toId, shareBp, neededBy });
  }

  private async ask(key: 'work.link' | 'work.classify' | 'edge.save', payload: object): Promise<void> {
    const answer = await this.app.answer('mara', key, { requestId: randomUUID(), ...payload });
    if (!(answer as { readonly ok: boolean }).ok) throw new Error(`${key}: ${JSON.stringify(answer)}`);
  }

  async settle(): Promise<void> {
    for (let carried = 1; carried > 0;) {
      this.app.site.advance(4_000);
      carried = await this.app.site.runEvents({ ignoreDelays: true });
      carried += await this.app.site.runQueue({ ignoreDelays: true });
    }
  }

  /** What somebody reads who may see everything. */
  private async look(): Promise<void> {
    const { app } = this;
    this.issues = await this.issuesOf('mara');
    const { strategies } = await app.value('mara', 'session.open', {});
    for (const { id: strategyId, name } of strategies) {
      const tree = await app.value('mara', 'strategy.tree', { strategyId });
      const panels = [];
      for (const { id } of tree.nodes) panels.push(await app.value('mara', 'node.panel', { nodeId: id }));
      const { nodes: archived } = await app.value('mara', 'node.archived', { strategyId });
      const [root] = tree.nodes.filter(({ parentId }) => parentId === null);
      const work = await app.value('mara', 'node.work', { nodeId: root?.id ?? '', below: true });
      this.strategies.set(name, { tree, panels, archived, work });
    }
  }
}
