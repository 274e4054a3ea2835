import { company } from './company';
import { SeedDays } from './days';
import { jiraWork } from './jira-work';
import { Memory } from './memory';
import { Stage, type SeedSite, type Step } from './stage';
import { wikiPages } from './wiki-pages';

export type Seed = 'none' | 'jira' | 'company';

/** Fills a fresh site as its people would, the clock travelling with them, and leaves the clock at `now`. */
export async function playSeed(site: SeedSite, seed: Seed, now: number): Promise<void> {
  if (seed === 'none') return;
  const days = new SeedDays(now);
  const memory = new Memory();
  const steps: readonly Step[] =
    seed === 'company'
      ? [...jiraWork(days), ...company(days), ...wikiPages('strategy')]
      : [...jiraWork(days), ...wikiPages('nothing yet')];
  let evening = -1;
  for (const { day, minute, as, run } of steps.toSorted((a, b) => a.day - b.day || a.minute - b.minute)) {
    // What a day brought about is carried out on that day: all at once would be more than a minute's worth of statements.
    if (day !== evening) await site.settle();
    evening = day;
    site.setNow(days.at(day, minute));
    await run(new Stage(site, days, memory, as));
  }
  await site.settle();
  site.setNow(now);
}
