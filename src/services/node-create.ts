import { canBeUnder } from '../domain/tree';
import type { Commitment, Kind } from '../domain/model';
import { DEFAULT_WEIGHT } from '../shared/default-weight';
import type { Parsed } from '../shared/inputs';
import type { Changed } from '../shared/views';
import { mayEditStrategy } from './access';
import { changedAnswer } from './changed';
import { creationOf, firstCycle } from './creation';
import { checkCommitment, unsaidCommitment } from './commitments';
import { AppFailure, badInput, notFound, refused } from './failure';
import { derivedId } from './ids';
import { metricNameFrom } from './metric-name';
import { checkPeople } from './people';
import { auditEntry } from './journal';
import type { Header, Neighbour } from './ports/rows';
import type { NewNode } from './ports/writes';
import { rankAfter, rankLast } from './rank';
import { refreshStrategy } from './refresh';
import { mustHavePlace } from './strays';
import { stampOf, type Work } from './work';

type Payload = Parsed<'node.create'>;

/** Makes a node; its own row comes last, after the metric it stands on. Title and place are enough. */
export async function createNode(work: Work, header: Header, payload: Payload): Promise<Changed> {
  const { ports } = work;
  const { id, requestId, kind, title } = payload;
  const { strategy } = header;
  const existing = header.around.find((node) => node.id === id);
  if (existing && (existing.createdBy !== work.actor.accountId || existing.strategyId !== strategy.id)) throw idTaken();
  const stamp = stampOf(work, requestId);
  if (!existing) {
    checkPlace(header, findParent(header, payload.parentId), kind);
    const commitment = commitmentOf(payload);
    await checkPeople(work, { ownerId: [payload.ownerId] });
    const number = await ports.writes.takeNumbers(kind, 1, header.lastNumbers[kind]);
    const metricId = commitment === null ? null : derivedId('metric', id);
    if (metricId !== null) {
      await ports.writes.insertMetrics(
        [{ id: metricId, strategyId: strategy.id, name: metricNameFrom(title), unit: payload.unit?.trim() ?? '' }],
        stamp,
      );
    }
    const node = newNode(work, header, payload, { number, metricId, commitment });
    if ((await ports.writes.insertNodes([node], stamp)) === 'stale') throw idTaken();
  }
  // Also for an earlier run of this request that died right after the row was made.
  if (!existing || existing.lastWrite === requestId) {
    await ports.writes.bumpRevision(strategy.id);
    await ports.writes.audit([auditEntry({ id, strategyId: strategy.id }, creationOf(title), stamp)]);
  }
  const numbers = await refreshStrategy(work, header);
  await mustHavePlace(work, header, numbers, [id]);
  const version = numbers.rows.get(id)?.version ?? 1;
  // The top of a strategy can't be archived, so it can't be taken back either.
  const undo = payload.parentId === null ? null : { key: 'node.archive' as const, payload: { nodeId: id, version } };
  return changedAnswer(numbers, [id], undo);
}

const idTaken = () => new AppFailure('conflict', 'This id is taken. Reload the page and try again.');

function findParent({ around, strategy }: Header, parentId: string | null): Neighbour | null {
  if (parentId === null) return null;
  const parent = around.find(({ id }) => id === parentId);
  if (!parent || parent.strategyId !== strategy.id) throw notFound();
  if (parent.archivedAt !== null)
    throw new AppFailure('conflict', `${parent.key} was archived. Restore it first, or choose another place.`);
  return parent;
}

/** [TR1] */
export function checkPlace({ around, settings }: Header, parent: Neighbour | null, kind: Kind): void {
  const label = settings.labels[kind];
  if (parent) {
    if (!canBeUnder(kind, parent.kind))
      throw refused('TR1', `${label} can't stand below ${settings.labels[parent.kind]}. Choose another place.`);
    return;
  }
  if (kind !== 'vision') throw refused('TR1', `${label} can't stand at the top. Only ${settings.labels.vision} can.`);
  if (around.some(({ parentId, archivedAt }) => parentId === null && archivedAt === null)) {
    throw refused('TR1', `This strategy has a ${settings.labels.vision} already.`);
  }
}

function commitmentOf({ kind, commitment, unit }: Payload): Commitment | null {
  if (kind === 'keyResult') {
    const said = commitment ?? unsaidCommitment;
    checkCommitment(said);
    return said;
  }
  const only = 'Only key results have this.';
  if (commitment) throw badInput(only, { commitment: only });
  if (unit) throw badInput(only, { unit: only });
  return null;
}

function newNode(
  work: Work,
  header: Header,
  { id, parentId, afterId, kind, title, ownerId, weight }: Payload,
  made: Pick<NewNode, 'number' | 'metricId' | 'commitment'>,
): NewNode {
  const { around, strategy } = header;
  const siblings = around.filter((node) => node.parentId === parentId && node.archivedAt === null);
  // Whoever grows what is theirs, without editing the rest, owns what they add; otherwise they could not even name it.
  const owner =
    ownerId === undefined && !mayEditStrategy(work.actor, strategy) ? work.actor.accountId : (ownerId ?? null);
  return {
    ...made,
    id,
    strategyId: strategy.id,
    parentId,
    kind,
    // A sibling that somebody moved away meanwhile is no reason to lose what was typed.
    rank: (afterId === undefined ? null : rankAfter(siblings, afterId)) ?? rankLast(siblings),
    title,
    ownerId: owner,
    weight: weight ?? DEFAULT_WEIGHT,
    lifecycle: 'active',
    cycleId: firstCycle(work, header, kind, around.find((node) => node.id === parentId) ?? null),
    activatedAt: work.now,
    change: creationOf(title),
  };
}
