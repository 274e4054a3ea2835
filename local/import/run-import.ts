import { randomUUID } from 'node:crypto';
import type { Input, InputKey } from '../../src/shared/inputs';
import { LIMITS } from '../../src/shared/limits';
import { DEFAULT_WEIGHT } from '../../src/shared/default-weight';
import type { Answers } from '../../src/shared/contract';
import type { NodeRow, TreeView } from '../../src/shared/views';
import { settled, type Invoke } from './endpoints';
import { stableId, type ImportRow } from './work-list';

export interface ImportTarget {
  readonly strategy: string;
  /** Title of a new strategy's vision. */
  readonly vision: string;
  /** Names the file's part, so that two files in one strategy stay two. */
  readonly source: string;
  readonly timeZone: string;
  /** Ids of the Jira projects a new strategy speaks for. */
  readonly projectIds: readonly string[];
}

export interface ImportDone {
  readonly strategyId: string;
  readonly made: number;
  readonly alreadyThere: number;
  readonly checkedIn: number;
  /** Id of each row's node, by the row's key. */
  readonly ids: ReadonlyMap<string, string>;
}

export interface ImportIo {
  readonly invoke: Invoke;
  readonly say: (line: string) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Makes what is missing of the rows, then their values and texts. What an earlier run made is found by its id and left alone.
 * @throws Refused with the app's own sentence
 */
export async function runImport(rows: readonly ImportRow[], target: ImportTarget, io: ImportIo): Promise<ImportDone> {
  const ask = <Key extends InputKey>(key: Key, payload: Input<Key>): Promise<Answers[Key]> =>
    settled(io.invoke, key, payload, io.wait);
  const strategyId = await strategyOf(target, ask, io.say);
  const before = await ask('strategy.tree', { strategyId });
  const ids = new Map(rows.map(({ key }) => [key, stableId(strategyId, target.source, key)]));
  const made = await makeNodes(rows, ids, before, ask, io.say);
  const after = made === 0 ? before : await ask('strategy.tree', { strategyId });
  const nodes = new Map(after.nodes.map((node) => [node.id, node]));
  let checkedIn = 0;
  for (const row of rows) {
    const node = nodes.get(ids.get(row.key) ?? '');
    if (!node) throw new Error(`“${row.title}” was made and is not in the tree. Run the import again.`);
    if (await checkIn(row, node, after.today, ask)) checkedIn += 1;
    await tell(row, node, ask);
  }
  return { strategyId, made, alreadyThere: rows.length - made, checkedIn, ids };
}

type Ask = <Key extends InputKey>(key: Key, payload: Input<Key>) => Promise<Answers[Key]>;

async function strategyOf(target: ImportTarget, ask: Ask, say: (line: string) => void): Promise<string> {
  const { strategies } = await ask('session.open', {});
  const known = strategies.find(({ name }) => name === target.strategy);
  if (known) {
    say(`Carrying on with the strategy “${target.strategy}”.`);
    return known.id;
  }
  const { strategy: name, vision, timeZone, projectIds } = target;
  const id = randomUUID();
  const said = { id, name, timeZone, projectIds: [...projectIds], visionTitle: vision };
  await ask('strategy.create', { requestId: randomUUID(), ...said });
  say(`Made the strategy “${name}”.`);
  return id;
}

async function makeNodes(
  rows: readonly ImportRow[],
  ids: ReadonlyMap<string, string>,
  tree: TreeView,
  ask: Ask,
  say: (line: string) => void,
): Promise<number> {
  const vision = tree.nodes.find(({ kind }) => kind === 'vision');
  if (!vision)
    throw new Error('The strategy has no vision to put the nodes under. Give it one and run the import again.');
  const idOf = (key: string): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The file names “${key}” as a parent, and has no such row.`);
    return id;
  };
  const present = new Set(tree.nodes.map(({ id }) => id));
  const missing = rows.filter(({ key }) => !present.has(idOf(key)));
  for (let from = 0; from < missing.length; from += LIMITS.pasteRows) {
    const chunk = missing.slice(from, from + LIMITS.pasteRows).map((row) => ({
      id: idOf(row.key),
      parentId: row.parent === null ? null : idOf(row.parent),
      kind: row.kind,
      title: row.title,
      ownerId: row.ownerId,
      weight: row.weight ?? DEFAULT_WEIGHT,
      unit: row.unit,
      commitment: row.commitment,
    }));
    const where = { strategyId: tree.strategy.id, parentId: vision.id };
    await ask('paste.make', { requestId: randomUUID(), ...where, rows: chunk });
    say(`Made ${from + chunk.length} of ${missing.length}.`);
  }
  return missing.length;
}

async function checkIn(row: ImportRow, node: NodeRow, today: number, ask: Ask): Promise<boolean> {
  if (row.result === null || node.keyResult === null || node.keyResult.current !== null) return false;
  const { value, comment } = row.result;
  const ids = { requestId: randomUUID(), id: stableId(node.id, 'check-in'), nodeId: node.id };
  await ask('checkIn.create', { ...ids, value, confidence: null, comment, asOf: today });
  return true;
}

async function tell(row: ImportRow, node: NodeRow, ask: Ask): Promise<void> {
  if (row.narrative === null) return;
  const { narrative, version } = await ask('node.panel', { nodeId: node.id });
  if (narrative !== '') return;
  const patch = { narrative: row.narrative };
  await ask('node.update', { requestId: randomUUID(), nodeId: node.id, version, patch });
}
