import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { openBare } from '../tests/endpoints/support/app';
import { Crowd, Dice, manyIssues, runBurst } from '../tests/pipeline/burst';
import { Field } from '../tests/pipeline/field';
import { report } from './measure';

/** 10,000 events in a burst, as fast as the platform lets them through, and what is left behind against a count of everything. */
const EVENTS = 10_000;
const EPICS = 60;
const STORIES_EACH = 40;
const TRIGGER = 1;
const DRAIN = 12;
const LIMIT_MS_A_MINUTE = 62_500;

async function fieldIn(dir: string): Promise<Field> {
  const open = () => openBare({ dir });
  const rows = (table: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const file = new DatabaseSync(join(dir, 'app.sqlite'));
    try {
      return Promise.resolve(file.prepare(`SELECT * FROM ${table}`).all());
    } finally {
      file.close();
    }
  };
  const app = await (await open()).setUp();
  return Field.make({ open, rows, schema: () => rows('sqlite_master') }, app);
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const field = await fieldIn(dir);
  const issues = manyIssues(EPICS, STORIES_EACH, field.site.now());
  field.site.importWork({ projects: [], issues });
  const crowd = new Crowd(field, issues, new Dice(11));
  await crowd.link();
  const from = performance.now();
  const { events, jobs, told, seconds } = await runBurst(field, crowd, EVENTS);
  const wall = performance.now() - from;
  const name = `${told} events, ${EPICS} epics, ${EPICS * STORIES_EACH} stories`;
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const statements = [...events, ...jobs].map((row) => row.statements);
  const statementsOf = (rows: typeof jobs) => rows.map((row) => row.statements);
  report('burst', `${name}, site and app`, 'ms', [wall]);
  report('burst', `${name}, until all is counted, on the site's clock`, 's', [seconds]);
  report('burst', `${name}, told again for want of room`, 'events', [events.length - told], 0);
  report('burst', 'trigger', 'statements', statementsOf(events), TRIGGER);
  report(
    'burst',
    'trigger, server',
    'ms',
    events.map(({ ms }) => ms),
  );
  report('burst', 'drain', 'statements', statementsOf(jobs), DRAIN);
  report(
    'burst',
    'drain, server',
    'ms',
    jobs.map(({ ms }) => ms),
  );
  report('burst', `${name}, drains`, 'jobs', [jobs.length]);
  report('burst', 'all statements a second', 'statements', [sum(statements) / seconds], 150);
  // The whole run of each function: more than the time that its queries take.
  const busy = sum([...events, ...jobs].map(({ ms }) => ms));
  report('burst', 'all functions a minute, at most the query time', 'ms', [(busy * 60) / seconds], LIMIT_MS_A_MINUTE);
  const [stored, recomputed] = [await field.stored(), await field.recomputed()];
  const left = (await field.database.rows('inbox')).length;
  report('burst', 'nodes that differ from a full recount', 'nodes', [differing(stored, recomputed)], 0);
  report('burst', 'events that were left', 'events', [left], 0);
  await field.app.close();
  rmSync(dir, { recursive: true, force: true });
  if (left > 0 || !isDeepStrictEqual(stored, recomputed)) throw new Error('Something was lost or doubled.');
}

function differing(stored: Readonly<Record<string, unknown>>, recomputed: Readonly<Record<string, unknown>>): number {
  const names = new Set([...Object.keys(stored), ...Object.keys(recomputed)]);
  return [...names].filter((name) => !isDeepStrictEqual(stored[name], recomputed[name])).length;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
