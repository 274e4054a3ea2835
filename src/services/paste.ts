import { validateCommitment } from '../domain/progress';
import { canBeUnder } from '../domain/tree';
import { KINDS, type Commitment, type Kind, type NodeId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { Changed } from '../shared/views';
import { changedAnswer } from './changed';
import { sentenceFor, unsaidCommitment } from './commitments';
import { AppFailure, badInput } from './failure';
import { derivedId } from './ids';
import { auditEntry } from './journal';
import { creationOf, firstCycle } from './creation';
import { metricNameFrom } from './metric-name';
import { checkPeople } from './people';
import type { Header } from './ports/rows';
import type { NewNode } from './ports/writes';
import { inOrder, ranksAfter } from './rank';
import { refreshStrategy } from './refresh';
import { mustHavePlace } from './strays';
import { stampOf, type Work } from './work';

type Payload = Parsed<'paste.make'>;
type Row = Payload['rows'][number];

/** One chunk of a paste: all checked first, and the nodes, which alone are seen, in one statement last. */
export async function makePaste(work: Work, header: Header, payload: Payload): Promise<Changed> {
  const { writes } = work.ports;
  const { requestId } = payload;
  const { strategy } = header;
  const ids = payload.rows.map(({ id }) => id);
  const stamp = stampOf(work, requestId);
  if (!isRepeated(work, header, payload)) {
    checkRows(header, payload);
    await checkPeople(work, { rows: payload.rows.map(({ ownerId }) => ownerId) });
    const nodes = await newNodes(work, header, payload);
    const metrics = nodes.flatMap(({ metricId, title }, at) =>
      metricId === null
        ? []
        : [
            {
              id: metricId,
              strategyId: strategy.id,
              name: metricNameFrom(title),
              unit: payload.rows[at]?.unit.trim() ?? '',
            },
          ],
    );
    if (metrics.length > 0) await writes.insertMetrics(metrics, stamp);
    if ((await writes.insertNodes(nodes, stamp)) === 'stale') throw idsTaken();
  }
  // Rows that somebody has edited since have their entries: the editor wrote them first.
  const mine = payload.rows.filter(
    ({ id }) => (header.around.find((node) => node.id === id)?.lastWrite ?? requestId) === requestId,
  );
  if (mine.length > 0) {
    await writes.bumpRevision(strategy.id);
    await writes.audit(
      mine.map(({ id, title }) => auditEntry({ id, strategyId: strategy.id }, creationOf(title), stamp)),
    );
  }
  const numbers = await refreshStrategy(work, header);
  await mustHavePlace(work, header, numbers, ids);
  return changedAnswer(numbers, ids, { key: 'paste.undo', payload: { strategyId: strategy.id, nodeIds: ids } });
}

const idsTaken = () => new AppFailure('conflict', 'Some of these ids are taken. Reload the page and paste again.');

/** An earlier run of this chunk made all of it. */
function isRepeated({ actor }: Work, { around, strategy }: Header, { rows }: Payload): boolean {
  const wanted = new Set(rows.map(({ id }) => id));
  const found = around.filter(({ id }) => wanted.has(id));
  if (found.length === 0) return false;
  const mine = found.every(({ createdBy, strategyId }) => createdBy === actor.accountId && strategyId === strategy.id);
  if (!mine || found.length < wanted.size) throw idsTaken();
  return true;
}

/** [TR1] [PR1] [PR3] Every row, so that all problems are told at once. */
function checkRows({ around, settings }: Header, { rows, parentId }: Payload): void {
  const wrong: Record<string, string> = {};
  const kinds = new Map<NodeId, Kind>(
    around.filter(({ archivedAt }) => archivedAt === null).map(({ id, kind }) => [id, kind]),
  );
  const seen = new Set<NodeId>();
  rows.forEach((row, at) => {
    if (seen.has(row.id)) wrong[`rows.${at}.id`] = 'Two rows have the same id.';
    seen.add(row.id);
    const parent = row.parentId ?? parentId;
    const parentKind = parent === null ? null : (kinds.get(parent) ?? undefined);
    if (parentKind === undefined)
      wrong[`rows.${at}.parentId`] = 'The row it stands below must come first, and must not be archived.';
    else if (
      !fits(
        row.kind,
        parentKind,
        around.some((node) => node.parentId === null && node.archivedAt === null),
      )
    ) {
      const below = parentKind === null ? 'at the top' : `below ${settings.labels[parentKind]}`;
      wrong[`rows.${at}.kind`] = `${settings.labels[row.kind]} can't stand ${below}.`;
    }
    kinds.set(row.id, row.kind);
    const problem = problemOf(row);
    if (problem !== null) wrong[`rows.${at}.commitment`] = problem;
  });
  const count = Object.keys(wrong).length;
  if (count > 0) throw badInput(`${count === 1 ? 'One row' : `${count} rows`} can't be made. Nothing was made.`, wrong);
}

function fits(kind: Kind, parent: Kind | null, hasRoot: boolean): boolean {
  return parent === null ? kind === 'vision' && !hasRoot : canBeUnder(kind, parent);
}

function problemOf({ kind, commitment, unit }: Row): string | null {
  if (kind !== 'keyResult') return commitment || unit !== '' ? 'Only key results have a measure.' : null;
  const problem = commitment && validateCommitment(commitment);
  return problem ? sentenceFor(problem) : null;
}

async function newNodes(work: Work, header: Header, { rows, parentId }: Payload): Promise<NewNode[]> {
  const numbers = await takeAll(work, header, rows);
  const ranks = ranksOf(header, rows, parentId);
  const made = rows.map(({ id, kind }) => ({ id, kind, hasOwnCycle: false }));
  const known = new Map([...header.around, ...made].map((node) => [node.id, node]));
  return rows.map((row, at): NewNode => {
    const commitment: Commitment | null = row.kind === 'keyResult' ? (row.commitment ?? unsaidCommitment) : null;
    return {
      id: row.id,
      strategyId: header.strategy.id,
      parentId: row.parentId ?? parentId,
      kind: row.kind,
      number: numbers[at] ?? 0,
      rank: ranks[at] ?? '',
      title: row.title,
      ownerId: row.ownerId,
      weight: row.weight,
      lifecycle: 'active',
      cycleId: firstCycle(work, header, row.kind, known.get(row.parentId ?? parentId ?? '') ?? null),
      activatedAt: work.now,
      metricId: commitment && derivedId('metric', row.id),
      commitment,
      change: creationOf(row.title),
    };
  });
}

/** One range a kind, in the order of the rows. */
async function takeAll({ ports }: Work, { lastNumbers }: Header, rows: readonly Row[]): Promise<number[]> {
  const next = new Map<Kind, number>();
  for (const kind of KINDS) {
    const count = rows.filter((row) => row.kind === kind).length;
    if (count > 0) next.set(kind, await ports.writes.takeNumbers(kind, count, lastNumbers[kind]));
  }
  return rows.map(({ kind }) => {
    const number = next.get(kind) ?? 0;
    next.set(kind, number + 1);
    return number;
  });
}

/** New siblings follow those that are there, in the order of the rows. */
function ranksOf({ around }: Header, rows: readonly Row[], parentId: NodeId | null): string[] {
  const groups = new Map<NodeId | null, number[]>();
  rows.forEach((row, at) => {
    const parent = row.parentId ?? parentId;
    groups.set(parent, [...(groups.get(parent) ?? []), at]);
  });
  const ranks: string[] = [];
  for (const [parent, places] of groups) {
    const last =
      inOrder(around.filter((node) => node.parentId === parent && node.archivedAt === null)).at(-1)?.rank ?? null;
    ranksAfter(last, places.length).forEach((rank, index) => {
      const place = places[index];
      if (place !== undefined) ranks[place] = rank;
    });
  }
  return ranks;
}
