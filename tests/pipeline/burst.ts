import type { ItemId } from '../../src/domain/work/model';
import type { CostRow } from '../../local/site/cost';
import type { Issue } from '../../local/site/jira/issue-store';
import { accountOf } from '../endpoints/support/app';
import type { Name } from '../endpoints/support/place';
import type { Field } from './field';

/** The same numbers in every run: a test that fails once fails again. */
export class Dice {
  constructor(private seed: number) {}

  below(sides: number): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) >>> 0;
    return (this.seed >>> 8) % sides;
  }

  of<Value>(list: readonly Value[]): Value {
    return list[this.below(list.length)]!;
  }
}

const firstId = 500_000;
const targets: readonly Name[] = ['objective', 'inner', 'initiative', 'other', 'kr'];

/** Epics with stories, and stories with sub-tasks, already there when the app is installed. */
export function manyIssues(epics: number, storiesEach: number, now: number): Issue[] {
  let made = 0;
  const issue = (typeId: string, parentId: string | null): Issue => {
    made += 1;
    const at = now - 40 * 86_400_000;
    return {
      ...{ id: String(firstId + made), key: `SHOP-${firstId + made}`, formerKeys: [], projectId: '10000', typeId },
      ...{ statusId: '10000', resolutionId: null, resolvedAt: null, parentId, summary: `Issue ${made}` },
      ...{ description: null, assigneeId: null, reporterId: null, creatorId: null, labels: [], dueDate: null },
      ...{ storyPoints: null, estimateSeconds: made % 3 === 0 ? null : made * 600, createdAt: at, updatedAt: at },
      categoryChangedAt: at,
    };
  };
  return Array.from({ length: epics }).flatMap(() => {
    const epic = issue('10000', null);
    const stories = Array.from({ length: storiesEach }, () => issue('10001', epic.id));
    const parts = stories.filter((_, nth) => nth % 5 === 0).map(({ id }) => issue('10004', id));
    return [epic, ...stories, ...parts];
  });
}

/** Many people at work at once: what happens next is decided by dice. */
export class Crowd {
  readonly epics: ItemId[];
  private readonly stories: ItemId[];

  constructor(
    private readonly field: Field,
    issues: readonly Issue[],
    private readonly dice: Dice,
  ) {
    const of = (typeId: string) => issues.filter((issue) => issue.typeId === typeId).map(({ id }) => Number(id));
    [this.epics, this.stories] = [of('10000'), of('10001')];
  }

  /** Every epic leads somewhere; some lead to two places. */
  async link(): Promise<void> {
    for (const [nth, epic] of this.epics.entries()) {
      await this.field.link(epic, targets[nth % 5] ?? 'other', nth % 4 === 0 ? 3_333 : null);
      if (nth % 3 === 0) await this.field.link(epic, targets[(nth + 2) % 5] ?? 'other');
      await this.field.settle();
    }
  }

  /** One change in Jira; each is told by one event. */
  async act(): Promise<void> {
    const { dice, stories } = this;
    const at = dice.below(stories.length);
    const story = stories[at] ?? 0;
    const kind = dice.below(100);
    if (kind < 60) await this.say('POST', `issue/${story}/transitions`, { transition: { id: this.another(story) } });
    else if (kind < 72) await this.edit(story, { timeoriginalestimate: (1 + dice.below(4_000)) * 60 });
    else if (kind < 82) await this.edit(story, { parent: { id: String(dice.of(this.epics)) } });
    else if (kind < 90) await this.edit(story, { summary: `Other words ${dice.below(1_000_000_000)}` });
    else if (kind < 97) {
      const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' };
      const parent = { id: String(dice.of(this.epics)) };
      const made = (await this.say('POST', 'issue', { fields: { ...fields, parent } })) as { readonly id: string };
      stories.push(Number(made.id));
    } else {
      stories.splice(at, 1);
      await this.say('DELETE', `issue/${story}?deleteSubtasks=true`);
    }
  }

  private readonly column = new Map<ItemId, string>();

  /** A transition to where it is already would tell nobody. */
  private another(story: ItemId): string {
    const now = this.column.get(story) ?? '11';
    const next = this.dice.of(['11', '21', '41'].filter((column) => column !== now));
    this.column.set(story, next);
    return next;
  }

  private edit(id: ItemId, fields: object): Promise<unknown> {
    return this.say('PUT', `issue/${id}`, { fields });
  }

  private async say(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.field.site.rest(accountOf('mara'), method, `/rest/api/3/${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** The platform runs an app's functions 7,000 times a minute at most; the drains need their part of that. */
const ACTS_A_SECOND = 105;
const TWICE_A_SECOND = 5;
const LATE_A_SECOND = 4;

export interface BurstCost {
  readonly events: readonly CostRow[];
  readonly jobs: readonly CostRow[];
  /** Events that Jira told of, doubled ones among them. */
  readonly told: number;
  /** Of the site's clock, from the first event until nothing waits. */
  readonly seconds: number;
}

/**
 * A burst as fast as the platform lets it through: every second some events come twice, some come late, and all of them in disorder. The
 * site's clock stands but for the time that is named here, so that the limits a second and a minute are production's.
 */
export async function runBurst(field: Field, crowd: Crowd, wanted: number): Promise<BurstCost> {
  const { site } = field;
  const rows: CostRow[] = [];
  const kept = () => {
    rows.push(...site.cost.rows());
    site.cost.clear();
  };
  site.freeze();
  site.cost.clear();
  const from = site.now();
  let told = 0;
  while (told < wanted) {
    for (let nth = 0; nth < TWICE_A_SECOND; nth += 1)
      site.faults.events({ kind: 'duplicate', skip: 19 * nth, times: 1 });
    for (let nth = 0; nth < LATE_A_SECOND; nth += 1)
      site.faults.events({ kind: 'late', ms: 500 + 9_000 * nth, skip: 23 * nth, times: 1 });
    const waiting = site.eventsWaiting();
    for (let acts = 0; acts < ACTS_A_SECOND; acts += 1) {
      site.advance(5);
      await crowd.act();
    }
    told += site.eventsWaiting() - waiting;
    site.faults.events({ kind: 'shuffle', times: 1 });
    await site.runEvents();
    await site.runQueue();
    kept();
    site.advance(1_000 - 5 * ACTS_A_SECOND);
  }
  site.faults.clear();
  for (let still = 1; still > 0; kept()) {
    still = (await site.runEvents()) + (await site.runQueue()) + site.eventsWaiting() + site.queueLength();
    site.advance(1_000);
  }
  const of = (name: string) => rows.filter((row) => row.function === name);
  return { events: of('issue-event'), jobs: of('setup'), told, seconds: (site.now() - from) / 1_000 };
}
