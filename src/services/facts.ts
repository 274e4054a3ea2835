import { currentCycle, dayIn } from '../domain/days';
import type { CycleFacts, EpochDay, NodeId } from '../domain/model';
import { currentValue, trendOf } from '../domain/progress';
import { buildTree, effectiveCycleId } from '../domain/tree';
import { PortError } from './failure';
import type { FactsRow, Header, MetricReadings, StoredNode } from './ports/rows';
import type { VersionedFacts } from './ports/writes';
import type { Work } from './work';

/** Where no cycle says which values count; earlier ones matter only as the last check-in. */
const DAYS_BACK = 400;
const METRICS_AT_ONCE = 50;
const ATTEMPTS = 5;

/**
 * Reads the check-ins of key results again and stores what they say (PR2). Answers the rows with it, ready to be computed with.
 * Repeating it changes nothing, so a check-in, a moved subtree and the hourly job all come by here.
 */
export async function refreshFacts(
  work: Work,
  header: Header,
  nodes: readonly StoredNode[],
  which: (node: StoredNode) => boolean,
): Promise<readonly StoredNode[]> {
  const keyResults = nodes.filter((node) => node.keyResult !== null && which(node));
  if (keyResults.length === 0) return nodes;
  const today = dayIn(header.strategy.timeZone, work.now);
  const cycleOf = cyclesByNode(header, nodes, today);
  const found = new Map<NodeId, FactsRow>();
  for (let from = 0; from < keyResults.length; from += METRICS_AT_ONCE) {
    const chunk = keyResults.slice(from, from + METRICS_AT_ONCE);
    await refreshChunk(work, header, chunk, cycleOf, today, found);
  }
  return nodes.map((node) => withFacts(node, found.get(node.id)));
}

async function refreshChunk(
  work: Work,
  header: Header,
  keyResults: readonly StoredNode[],
  cycleOf: (nodeId: NodeId) => CycleFacts | null,
  today: EpochDay,
  found: Map<NodeId, FactsRow>,
): Promise<void> {
  let pending = keyResults;
  for (let attempt = 0; attempt < ATTEMPTS && pending.length > 0; attempt += 1) {
    const metricIds = [...new Set(pending.map(({ keyResult }) => keyResult?.metricId ?? ''))];
    const starts = pending.map(({ id }) => cycleOf(id)?.start ?? today - DAYS_BACK);
    const readings = await readInParts(work, metricIds, Math.min(...starts));
    const changed: VersionedFacts[] = [];
    for (const node of pending) {
      const facts = factsOf(node, readings, cycleOf(node.id), today);
      found.set(node.id, facts);
      if (!sameFacts(node, facts)) changed.push({ ...facts, version: readings.factsVersions.get(node.id) ?? 0 });
    }
    const lost = new Set(await work.ports.writes.saveFacts(header.strategy.id, changed));
    pending = pending.filter(({ id }) => lost.has(id));
  }
}

/** Values of many years and many metrics may not fit into one answer: then each half is asked for. */
async function readInParts(work: Work, metricIds: readonly string[], fromDay: EpochDay): Promise<MetricReadings> {
  try {
    return await work.ports.reads.readings(metricIds, fromDay);
  } catch (error) {
    const mayBeTooLarge = error instanceof PortError && (error.kind === 'refused' || error.kind === 'tooLarge');
    if (!mayBeTooLarge || metricIds.length < 2) throw error;
    const half = Math.ceil(metricIds.length / 2);
    const first = await readInParts(work, metricIds.slice(0, half), fromDay);
    const second = await readInParts(work, metricIds.slice(half), fromDay);
    return {
      values: [...first.values, ...second.values],
      factsVersions: new Map([...first.factsVersions, ...second.factsVersions]),
    };
  }
}

/** [PR2] and the silence clock of HE2, which knows no cycle. */
function factsOf(node: StoredNode, readings: MetricReadings, cycle: CycleFacts | null, today: EpochDay): FactsRow {
  const commitment = node.keyResult;
  const values = readings.values.filter(({ metricId }) => metricId === commitment?.metricId);
  const current = currentValue(values, cycle, today);
  const days = values.map(({ asOf }) => asOf).filter((day) => day <= today);
  return {
    nodeId: node.id,
    current: current && { value: current.value, asOf: current.asOf, enteredAt: current.enteredAt },
    confidence: current?.confidence ?? null,
    lastCheckInDay: days.length > 0 ? Math.max(...days) : null,
    trend: commitment && trendOf(values, commitment, cycle, today),
  };
}

function sameFacts({ keyResult }: StoredNode, { nodeId: _, ...facts }: FactsRow): boolean {
  if (!keyResult) return true;
  const { current, confidence, lastCheckInDay, trend } = keyResult;
  return JSON.stringify({ current, confidence, lastCheckInDay, trend }) === JSON.stringify(facts);
}

function withFacts(node: StoredNode, facts: FactsRow | undefined): StoredNode {
  if (!facts || !node.keyResult) return node;
  const { current, confidence, lastCheckInDay, trend } = facts;
  return { ...node, keyResult: { ...node.keyResult, current, confidence, lastCheckInDay, trend } };
}

/** [TR4] */
function cyclesByNode(
  { cycles }: Header,
  nodes: readonly StoredNode[],
  today: EpochDay,
): (nodeId: NodeId) => CycleFacts | null {
  const tree = buildTree(nodes);
  const current = currentCycle(cycles, today)?.id ?? null;
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return (nodeId) => byId.get(effectiveCycleId(tree, nodeId, current) ?? '') ?? null;
}
