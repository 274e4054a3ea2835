import fc from 'fast-check';
import type { ItemId } from '../../src/domain/work/model';
import type { Name } from '../endpoints/support/place';
import { onBothDatabases } from '../storage/support/databases';
import { Field } from './field';

type Step =
  | { readonly do: 'create'; readonly type: number; readonly at: number; readonly hours: number }
  | { readonly do: 'move'; readonly at: number; readonly to: number }
  | { readonly do: 'parent'; readonly at: number; readonly to: number }
  | { readonly do: 'estimate'; readonly at: number; readonly hours: number }
  | { readonly do: 'delete'; readonly at: number }
  | { readonly do: 'link'; readonly at: number; readonly to: number; readonly share: number }
  | { readonly do: 'unlink'; readonly at: number }
  | { readonly do: 'classify'; readonly at: number; readonly on: boolean }
  | { readonly do: 'drain' }
  | { readonly do: 'fault'; readonly kind: number };

const at = fc.nat(30);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), type: fc.nat(3), at, hours: fc.nat(9) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), at, to: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('parent' as const), at, to: at }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('estimate' as const), at, hours: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), at, to: fc.nat(3), share: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('unlink' as const), at }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('classify' as const), at, on: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('drain' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('fault' as const), kind: fc.nat(2) }) },
  ),
  { minLength: 8, maxLength: 28 },
);

const types = ['Epic', 'Story', 'Sub-task', 'Story'];
const transitions = ['11', '21', '41', '51'];
const targets: readonly Name[] = ['objective', 'inner', 'initiative', 'other'];
const shares = [null, 2_500, 3_333, 5_000];
const faults = ['duplicate', 'late', 'shuffle'] as const;

/** Plays steps on a site; what Jira or the app refuses is simply refused. */
class Player {
  readonly items: ItemId[] = [];
  private readonly links: { readonly id: string; readonly itemId: ItemId }[] = [];
  private readonly versions = new Map<ItemId, number>();

  constructor(private readonly field: Field) {}

  async play(step: Step): Promise<void> {
    const { field } = this;
    const item = 'at' in step ? this.items[step.at % Math.max(1, this.items.length)] : undefined;
    if (step.do === 'drain') return void (await field.site.runEvents(), await field.site.runQueue());
    if (step.do === 'fault') return field.site.faults.events({ kind: faults[step.kind] ?? 'late', times: 2 });
    if (step.do === 'create') return this.create(step, item);
    if (item === undefined) return;
    if (step.do === 'move') await this.tried(() => field.move(item, transitions[step.to] ?? '11'));
    if (step.do === 'estimate') await this.tried(() => field.edit(item, { timeoriginalestimate: step.hours * 1_800 }));
    if (step.do === 'delete') await this.tried(() => field.rest('DELETE', `issue/${item}?deleteSubtasks=true`));
    if (step.do === 'parent') {
      const parent = this.items[step.to % this.items.length];
      const to = step.to % 4 === 0 || parent === undefined ? null : { id: String(parent) };
      await this.tried(() => field.edit(item, { parent: to }));
    }
    if (step.do === 'link') {
      const made = await this.tried(() => field.link(item, targets[step.to] ?? 'other', shares[step.share]));
      if (typeof made === 'string') this.links.push({ id: made, itemId: item });
    }
    if (step.do === 'unlink') {
      const [link] = this.links.splice(step.at % Math.max(1, this.links.length), 1);
      if (link) await this.tried(() => field.unlink(link.id));
    }
    if (step.do === 'classify') await this.classify(item, step.on);
  }

  private async create({ type, hours }: Extract<Step, { do: 'create' }>, above: ItemId | undefined): Promise<void> {
    const parent = above === undefined ? {} : { parent: { id: String(above) } };
    const estimate = hours === 0 ? {} : { timeoriginalestimate: hours * 3_600 };
    const name = types[type] ?? 'Story';
    const made =
      (await this.tried(() => this.field.create(name, { ...parent, ...estimate }))) ??
      (await this.tried(() => this.field.create('Epic', estimate)));
    if (typeof made === 'number') this.items.push(made);
  }

  private async classify(itemId: ItemId, on: boolean): Promise<void> {
    const version = this.versions.get(itemId) ?? 0;
    if (!on && version === 0) return;
    const said = { requestId: crypto.randomUUID(), itemId, version };
    const done = await this.field.app.result('mara', 'work.classify', {
      ...said,
      class: on ? 'ktlo' : null,
      reason: on ? 'Keeps running' : '',
    });
    if (done.ok) this.versions.set(itemId, version + 1);
  }

  private async tried<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await run();
    } catch {
      return undefined;
    }
  }
}

onBothDatabases((store, dialect) => {
  it('[RU9] what events leave behind is what a full recompute says, whatever happens in whatever order', async () => {
    const database = await store.fresh();
    const app = await (await database.open()).setUp();
    const seen = { counted: 0, links: 0 };
    await fc.assert(
      fc.asyncProperty(steps, async (played) => {
        const field = await Field.make(database, app);
        const player = new Player(field);
        for (const step of played) await player.play(step);
        await field.settle();
        app.site.faults.clear();
        await field.settle();
        await field.expectCounted();
        seen.counted += Object.keys(await field.stored()).length;
        seen.links += player.items.length;
      }),
      { numRuns: dialect === 'SQLite' ? 40 : 8 },
    );
    // Otherwise the runs would have compared nothing with nothing.
    expect(seen.counted).toBeGreaterThan(dialect === 'SQLite' ? 20 : 3);
  }, 120_000);
});
