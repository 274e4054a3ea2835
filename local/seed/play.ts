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
  for (const { day, minute, as, run } of steps.toSorted((a, b) => a.day - b.day || a.minute - b.minute)) {
    site.setNow(days.at(day, minute));
    await run(new Stage(site, days, memory, as));
  }
  site.setNow(now);
}
