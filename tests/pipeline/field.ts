import { randomUUID } from 'node:crypto';
import { ownDelivery } from '../../src/domain/work/delivery';
import {
  DEFAULT_WORK,
  STATUS_CATEGORIES,
  type Delivery,
  type ItemId,
  type WorkItemFacts,
} from '../../src/domain/work/model';
import { LINK_SOURCES, WORK_CLASSES } from '../../src/domain/work/model';
import { accountOf, type App } from '../endpoints/support/app';
import { Place, type Name } from '../endpoints/support/place';
import type { Database, Store } from '../storage/support/databases';

interface Found {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, never>>;
}

const hidden = ['PAY'];
const WHOLE = 10_000;

/** A strategy, Jira's issues, and what the app makes of both; compared with what follows from Jira and the links alone. */
export class Field {
  readonly keys: string[] = [];

  private constructor(
    readonly database: Database,
    readonly app: App,
    readonly place: Place,
  ) {}

  static async make(database: Database, app?: App): Promise<Field> {
    const opened = app ?? (await (await database.open()).setUp());
    return new Field(database, opened, await Place.make(opened, 'Field'));
  }

  /** On an empty database. */
  static async fresh(store: Store): Promise<Field> {
    const database = await store.fresh();
    return Field.make(database, await (await database.open()).setUp());
  }

  get site(): App['site'] {
    return this.app.site;
  }

  async rest(method: string, path: string, body?: unknown): Promise<unknown> {
    this.site.advance(1_000);
    const answer = await this.site.rest(accountOf('mara'), method, `/rest/api/3/${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async create(type: string, more: Readonly<Record<string, unknown>> = {}): Promise<ItemId> {
    const fields = { project: { key: 'SHOP' }, issuetype: { name: type }, summary: `A ${type}`, ...more };
    const made = (await this.rest('POST', 'issue', { fields })) as { readonly id: string };
    return Number(made.id);
  }

  below(parent: ItemId, type = 'Story', more: Readonly<Record<string, unknown>> = {}): Promise<ItemId> {
    return this.create(type, { parent: { id: String(parent) }, ...more });
  }

  edit(id: ItemId, fields: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.rest('PUT', `issue/${id}`, { fields });
  }

  /** 11 to do, 21 in progress, 41 done, as the site's workflow has them. */
  move(id: ItemId, transition: string): Promise<unknown> {
    return this.rest('POST', `issue/${id}/transitions`, { transition: { id: transition } });
  }

  async link(itemId: ItemId, name: Name, shareBp: number | null = null): Promise<string> {
    const id = randomUUID();
    const said = { requestId: randomUUID(), id, version: 0, itemId, nodeId: this.place.id(name), shareBp, note: '' };
    await this.app.value('mara', 'work.link', said);
    return id;
  }

  async unlink(id: string): Promise<void> {
    await this.app.value('mara', 'work.unlink', { requestId: randomUUID(), id, version: 1 });
  }

  /** Until nothing is on its way any more. */
  async settle(): Promise<void> {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      // Longer than a drain waits for a crowd: what runs early here is not due later.
      this.site.advance(4_000);
      const [events, jobs] = [
        await this.site.runEvents({ ignoreDelays: true }),
        await this.site.runQueue({ ignoreDelays: true }),
      ];
      if (events + jobs === 0) return;
    }
    throw new Error('It does not come to rest.');
  }

  /** By node, what the tables say is linked to it. */
  async stored(): Promise<Record<string, Delivery>> {
    const found: Record<string, Delivery> = {};
    for (const row of await this.database.rows('node_rollup')) {
      const amount = (name: string) => Number(row[`own_${name}`]);
      if (amount('issues_total') === 0) continue;
      found[this.nameOf(String(row['node_id']))] = {
        ...{ issuesDone: amount('issues_done'), issuesTotal: amount('issues_total') },
        ...{ pointsDone: amount('points_done'), pointsTotal: amount('points_total') },
        ...{ pointsIssues: amount('points_issues'), hoursDone: amount('hours_done') },
        ...{ hoursTotal: amount('hours_total'), hoursIssues: amount('hours_issues') },
      };
    }
    return found;
  }

  /** The same from all issues that the app may browse, and all links. */
  async recomputed(): Promise<Record<string, Delivery>> {
    const [items, links, classes] = [await this.items(), await this.links(), await this.classes()];
    const own = ownDelivery(items, links, classes, DEFAULT_WORK);
    return Object.fromEntries([...own].map(([id, delivery]) => [this.nameOf(id), delivery]));
  }

  async items(): Promise<WorkItemFacts[]> {
    const items: WorkItemFacts[] = [];
    let page: string | undefined;
    do {
      const fields = ['parent', 'issuetype', 'status', 'resolution', 'timeoriginalestimate', 'project'];
      const body = {
        jql: 'created >= -900d ORDER BY id',
        fields,
        maxResults: 100,
        ...(page ? { nextPageToken: page } : {}),
      };
      const answer = (await this.rest('POST', 'search/jql', body)) as { issues: Found[]; nextPageToken?: string };
      items.push(...answer.issues.filter(({ key }) => !hidden.some((project) => key.startsWith(project))).map(toItem));
      page = answer.nextPageToken;
    } while (page !== undefined);
    return items;
  }

  private async links() {
    return (await this.database.rows('link')).map((row) => ({
      ...{ id: String(row['id']), itemId: Number(row['item_id']), nodeId: String(row['node_id']) },
      shareBp: row['share_bp'] === null ? null : Number(row['share_bp']),
      source: LINK_SOURCES.find((source) => source === row['source']) ?? 'manual',
    }));
  }

  private async classes() {
    return (await this.database.rows('work_class')).flatMap((row) => {
      const workClass = WORK_CLASSES.find((known) => known === row['class']);
      return workClass ? [{ itemId: Number(row['item_id']), workClass }] : [];
    });
  }

  private nameOf(id: string): string {
    return this.place.names().get(id) ?? id;
  }

  async expectCounted(): Promise<void> {
    const [stored, recomputed] = [await this.stored(), await this.recomputed()];
    expect(stored).toEqual(recomputed);
    expect((await this.database.rows('inbox')).length).toBe(0);
  }
}

function toItem({ id, fields }: Found): WorkItemFacts {
  const said = fields as unknown as {
    readonly parent?: { readonly id: string };
    readonly issuetype: { readonly hierarchyLevel: number };
    readonly status: { readonly statusCategory: { readonly key: string } };
    readonly resolution: { readonly name: string } | null;
    readonly timeoriginalestimate: number | null;
  };
  return {
    id: Number(id),
    parentId: said.parent ? Number(said.parent.id) : null,
    level: said.issuetype.hierarchyLevel,
    category: STATUS_CATEGORIES.find((key) => key === said.status.statusCategory.key) ?? null,
    resolution: said.resolution?.name ?? null,
    points: null,
    hours: said.timeoriginalestimate === null ? null : Math.round((said.timeoriginalestimate * WHOLE) / 3_600),
  };
}
