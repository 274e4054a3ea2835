import type { SqlFault } from '../../../local/site/faults';
import type { Result } from '../../../src/shared/result';
import { start, type App } from '../../endpoints/support/app';
import { differences } from '../../endpoints/support/differences';
import { prepare, type MutationCase } from '../../endpoints/support/mutations';
import { Place } from '../../endpoints/support/place';
import { stateOf, type State } from '../../endpoints/support/state';

export const writing = '^(insert|update|delete)';

/** More than any endpoint makes. */
const MOST_WRITES = 200;

/** A second try of something that is done already may find nothing left to do it to. */
const doneAlready = ['strategy.delete', 'edge.remove', 'team.remove'];

/** One mutation, done again and again in fresh places while something goes wrong at one statement after the other. */
export class Interruptions {
  before: State = {};
  after: State = {};

  constructor(
    private readonly name: string,
    private readonly one: MutationCase,
    private readonly appFor: () => Promise<App>,
  ) {}

  /** What there is before and after, when nothing goes wrong. */
  async learn(): Promise<void> {
    // The first write of a day also notes who acts.
    await this.begin(await this.place(), null);
    const place = await this.place();
    this.before = await see(place);
    const { first } = await this.begin(place, null);
    expect(first).toMatchObject({ ok: true });
    this.after = await see(place);
    expect(differences(this.before, this.after)).not.toEqual([]);
  }

  private async place(): Promise<Place> {
    const app = await this.appFor();
    app.site.setNow(start);
    return prepare(await Place.make(app, 'North'), this.one);
  }

  private async begin(place: Place, fault: SqlFault | null) {
    const { app } = place;
    const { key, payload } = this.one.make(place);
    const ask = async () => (await app.answer('mara', key, payload)) as Result<unknown>;
    if (fault) app.site.faults.sql(fault);
    const first = await ask().catch((error: unknown) => error as Error);
    const struck = fault !== null && !isArmed(app);
    app.site.faults.clear();
    return { first, struck, ask };
  }

  /** Strikes at every write in turn until there are no more. `stride` leaves out those between, from another place on for each mutation. */
  async atEveryWrite(
    kind: SqlFault['kind'] | ((at: number) => SqlFault['kind']),
    then: (hit: {
      readonly at: number;
      readonly place: Place;
      readonly first: Result<unknown> | Error;
      readonly ask: () => Promise<Result<unknown>>;
    }) => Promise<void>,
    stride = 1,
  ): Promise<void> {
    const struckAt: number[] = [];
    for (let at = this.name.length % Math.min(stride, 2); ; at += stride) {
      const place = await this.place();
      const { first, struck, ask } = await this.begin(place, {
        kind: typeof kind === 'function' ? kind(at) : kind,
        ...{ match: writing, skip: at, times: 1 },
      });
      if (!struck) {
        expect(struckAt.length).toBeGreaterThan(0);
        expect(at).toBeGreaterThan(1);
        return;
      }
      struckAt.push(at);
      await then({ at, place, first, ask });
    }
  }

  /** Asked again with the same request, it is done; the log may follow. */
  async expectDone(place: Place, ask: () => Promise<Result<unknown>>, at: number): Promise<void> {
    const answer = await ask();
    const gone =
      !answer.ok && answer.failure.code === 'notFound' && doneAlready.some((key) => this.name.startsWith(key));
    expect([at, answer.ok || gone ? [] : answer]).toEqual([at, []]);
    expect([at, differences(unlogged(this.after), unlogged(await see(place)))]).toEqual([at, []]);
  }

  /** Each view shows what was or what is to be; logs and what is derived from check-ins may come later. */
  async expectNoHalf(place: Place, at: number): Promise<void> {
    const seen = unversioned(unlogged(await see(place)));
    for (const [view, shown] of Object.entries(seen)) {
      if (view.endsWith(' facts')) continue;
      const was = differences(unversioned(this.before)[view], shown);
      const will = differences(unversioned(this.after)[view], shown);
      expect([at, view, was.length === 0 || will.length === 0 ? [] : { was, will }]).toEqual([at, view, []]);
    }
  }

  /** All views agree that it happened, log included, or that it did not. */
  async expectAllOrNothing(place: Place, at: number): Promise<void> {
    const seen = unversioned(await see(place));
    const was = differences(unlogged(unversioned(this.before)), unlogged(seen));
    const will = differences(unversioned(this.after), seen);
    expect([at, was.length === 0 || will.length === 0 ? [] : { was, will }]).toEqual([at, []]);
  }
}

/** Whether the fault still waits for the write that it was meant for. */
function isArmed({ site }: App): boolean {
  for (let skipped = 0; skipped < MOST_WRITES; skipped += 1) if (site.faults.onSql.strike('insert')) return true;
  return false;
}

const see = (place: Place): Promise<State> => stateOf(place, { elsewhere: true });

const unlogged = (state: State): State =>
  Object.fromEntries(Object.entries(state).filter(([view]) => !view.endsWith(' log')));

const unversioned = (state: State): State =>
  JSON.parse(JSON.stringify(state, (key, item: unknown) => (key === 'version' ? undefined : item))) as State;
