import type { RepairView, UpkeepView } from '../shared/upkeep-view';
import type { EpochMs } from '../domain/model';
import type { PortErrorKind } from './failure';
import type { RepairRun } from './ports/pipeline';
import type { Work } from './work';
import { askForDrain } from './work-drain';
import { REPAIR_POINTS } from './work-reconcile';

/** The platform stops every run by then. */
const LONGEST_RUN_MS = 15 * 60_000;

export async function openUpkeep({ ports, now }: Work): Promise<UpkeepView> {
  const found = await ports.reads.pipeline();
  const { linked, unsynced, closed, items, links, repair } = found;
  return {
    now,
    waiting: { count: found.waiting, since: found.oldest },
    setAside: {
      total: found.setAsideTotal,
      rows: found.setAside.map(({ itemId, since, attempts, problem }) => ({
        ...{ itemId, attempts },
        ...{ at: since, reason: problem },
      })),
    },
    linked: { total: linked, read: linked - unsynced, closed },
    stored: { issues: items, links },
    repair: repair && repairView(repair, now),
  };
}

function repairView({ state, problem, ...run }: RepairRun, now: EpochMs): RepairView {
  return {
    ...run,
    state: state === 'running' && now - run.at > LONGEST_RUN_MS ? 'cut' : state,
    pointsAllowed: REPAIR_POINTS,
    trouble: problem && TROUBLE[problem],
  };
}

const TROUBLE: Readonly<Record<PortErrorKind, NonNullable<RepairView['trouble']>>> = {
  ...{ busy: 'busy', timedOut: 'silent', unavailable: 'silent', unreadable: 'unreadable' },
  ...{ unauthorized: 'refused', forbidden: 'refused', tooLarge: 'broken', refused: 'broken' },
};

/** Whatever was set aside is tried once more, by the next drain. */
export async function retrySetAside({ ports, now }: Work): Promise<{ readonly retried: number }> {
  const retried = await ports.writes.tryAgain(now);
  if (retried > 0) await askForDrain(ports);
  return { retried };
}
