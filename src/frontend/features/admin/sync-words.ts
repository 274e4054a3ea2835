import type { EpochMs } from '../../../domain/model';
import type { RepairView, UpkeepView } from '../../../shared/upkeep-view';
import { count, moment, number } from '../../app/format';

type When = (at: EpochMs) => string;

export const whenIn =
  (now: EpochMs, timeZone: string): When =>
  (at) =>
    moment(at, now, timeZone);

/** Something is under way that will be other in a moment. */
export const isBusy = ({ waiting, linked, repair }: UpkeepView): boolean =>
  waiting.count > 0 || linked.read < linked.total || repair?.state === 'running';

const TROUBLED: readonly RepairView['state'][] = ['failed', 'cut', 'partly'];

/** The state of everything in one line. */
export function stateWords(view: UpkeepView, when: When): string {
  const { waiting, setAside, linked, repair } = view;
  if (waiting.count > 0) {
    const since =
      waiting.since === null ? '' : `, ${waiting.count === 1 ? '' : 'the oldest '}since ${when(waiting.since)}`;
    return `${count(waiting.count, 'change is', 'changes are')} waiting${since}.`;
  }
  if (linked.read < linked.total) return 'Linked work is being read.';
  const fine = setAside.total === 0 && (repair === null || !TROUBLED.includes(repair.state));
  return fine ? 'Everything is up to date.' : 'Nothing is waiting.';
}

/** Those that are closed to the app have been asked for, and not read. */
export function linkedWords({ total, read, closed }: UpkeepView['linked']): string {
  if (total === 0) return 'No work is linked yet.';
  return read - closed === total
    ? `${count(total, 'issue')}, all read`
    : `${number(read - closed)} of ${count(total, 'issue')} read`;
}

export const closedWords = (closed: number): string =>
  `${count(closed, 'is', 'are')} deleted, or closed to Sightline. ` +
  `Give its app user the Browse permission there, or unlink ${closed === 1 ? 'it' : 'them'}.`;

const TROUBLE: Readonly<Record<NonNullable<RepairView['trouble']>, string>> = {
  busy: 'Jira or the database was too busy.',
  silent: 'Jira or the database did not answer.',
  refused: 'Jira refused it. Look under Manage apps whether Sightline may still read Jira.',
  unreadable: 'Jira tells of some issues in a way that Sightline does not understand; the others were looked at.',
  broken: 'Something went wrong.',
};

export function repairWords(repair: RepairView | null, when: When): string {
  if (repair === null) return 'Not run yet. It runs once an hour.';
  const { state, startedAt, at, looked, trouble } = repair;
  const issues = count(looked, 'issue');
  switch (state) {
    case 'running':
      return `Running since ${when(startedAt)}, ${issues} looked at so far.`;
    case 'done':
      return `Last at ${when(at)}, ${issues} looked at.`;
    case 'partly':
      return `Last at ${when(at)}, ${issues} looked at. There was more than fits into an hour; the next one goes on.`;
    case 'cut':
      return `The one of ${when(startedAt)} was cut off. The next one makes up for it within the hour.`;
    case 'failed':
      return `Stopped at ${when(at)}. ${TROUBLE[trouble ?? 'broken']} It tries again within the hour.`;
  }
}

/** What the repair may ask of Jira is measured; what other customers of the app leave of its quota nobody can see. */
export const quotaWords = ({ points, pointsAllowed }: RepairView): string =>
  `That repair spent ${number(points)} of its ${number(pointsAllowed)} points an hour.`;

export const storedWords = ({ issues, links }: UpkeepView['stored']): string =>
  `${count(issues, 'issue')} and ${count(links, 'link')}. Neither summaries nor people.`;
