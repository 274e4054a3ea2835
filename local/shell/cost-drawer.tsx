import { useEffect, useState } from 'react';
import { z } from 'zod';
import { isCostKey } from '../bridge/cost-key';
import { CostTable, type CostRow } from './cost-table';
import { count } from './format';
import { Icon } from './icons';
import { followLink } from './location';
import { site } from './site-client';
import { Store, useStore } from './store';

const rowSchema = z.object({
  id: z.number(),
  time: z.number(),
  accountId: z.string().nullable(),
  function: z.string(),
  surface: z.string(),
  page: z.string().nullable(),
  statements: z.number(),
  points: z.number(),
  ms: z.number(),
  budget: z.object({ statements: z.number(), points: z.number().nullable() }).nullable(),
  overBudget: z.boolean(),
  error: z.string().nullable(),
});
const viewSchema = z.object({
  rows: z.array(rowSchema),
  pointsThisHour: z.number(),
  notModelled: z.number(),
  now: z.number(),
});

export const costDrawer = new Store({ open: false });
export const costView = new Store<z.infer<typeof viewSchema>>({
  rows: [],
  pointsThisHour: 0,
  notModelled: 0,
  now: Date.now(),
});
/** The app page that is open now, with a name of its own, and since when on the site's clock. */
export const currentPage = new Store<{ readonly id: string; readonly since: number } | null>(null);

export async function refreshCost(): Promise<void> {
  costView.set(await site(viewSchema, 'GET', 'cost'));
}

const everyMs = 1000;
const quota = 65_000;

export function toggleCost(): void {
  costDrawer.set({ open: !costDrawer.get().open });
}

export function useCostKey(): void {
  useEffect(() => {
    const toggle = (event: KeyboardEvent): void => {
      if (!isCostKey(event)) return;
      event.preventDefault();
      toggleCost();
    };
    document.addEventListener('keydown', toggle);
    return () => document.removeEventListener('keydown', toggle);
  }, []);
}

export function CostDrawer() {
  return useStore(costDrawer).open ? <OpenDrawer /> : null;
}

function OpenDrawer() {
  const { rows, notModelled } = useStore(costView);
  const page = useStore(currentPage);
  const [thisPage, setThisPage] = useState(true);
  useEffect(() => {
    void refreshCost();
    const timer = setInterval(() => void refreshCost(), everyMs);
    return () => clearInterval(timer);
  }, []);
  // What the app does on its own account belongs to no page: it is shown from the page's opening on.
  const belongs = (row: CostRow): boolean =>
    page === null || row.page === page.id || (row.page === null && row.time >= page.since);
  const shown = rows.filter((row) => !thisPage || belongs(row)).toReversed();
  return (
    <section className="cost" aria-label="Cost">
      <div className="cost-head">
        <h2>Cost</h2>
        <Sums rows={shown} />
        <label className="cost-filter">
          <input type="checkbox" checked={thisPage} onChange={() => setThisPage(!thisPage)} />
          This page only
        </label>
        <button
          type="button"
          className="subtle-button"
          onClick={() => void site(z.object({}), 'DELETE', 'cost').then(refreshCost)}
        >
          Clear
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Close cost"
          onClick={() => costDrawer.set({ open: false })}
        >
          <Icon name="cross" />
        </button>
      </div>
      <CostTable rows={shown} />
      <p className="cost-foot">
        {notModelled === 0 ? (
          <>
            <Icon name="check" /> Nothing outside the model was called (501).
          </>
        ) : (
          <a href="/jira/not-modelled" onClick={followLink}>
            <Icon name="warning" /> {notModelled} {count(notModelled, 'thing', 'things')} outside the model{' '}
            {count(notModelled, 'was', 'were')} called (501).
          </a>
        )}
      </p>
    </section>
  );
}

function Sums({ rows }: { readonly rows: readonly CostRow[] }) {
  const sum = (of: (row: CostRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const points = sum((row) => row.points);
  const statements = sum((row) => row.statements);
  return (
    <p className="sums">
      <b>{rows.length}</b> {count(rows.length, 'call')} <b>{statements}</b> {count(statements, 'statement')}{' '}
      <b>{points}</b> {count(points, 'quota point')} of {quota.toLocaleString('en-GB')} this hour{' '}
      <b>{Math.round(sum((row) => row.ms))}</b> ms
    </p>
  );
}
