import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * What real epics that serve real OKRs come to, told again as law.md words it (RU4–RU6, LS1–LS4), from the raw files. Nothing comes from
 * the product or its local site, so that a mistake there can't hide here.
 */
export interface RawIssue {
  readonly id: string;
  readonly fields: {
    readonly issuetype: { readonly name: string; readonly subtask: boolean };
    readonly project: { readonly id: string };
    readonly status: { readonly statusCategory: { readonly key: string } };
    readonly resolution?: { readonly name: string } | null;
    readonly resolutiondate?: string | null;
    readonly parent?: { readonly id: string } | null;
    readonly epic?: { readonly id: number } | null;
  };
}

export interface RawOkr {
  readonly id: number;
  readonly parent: number | null;
  readonly text: string;
}

export interface Counted {
  readonly done: number;
  readonly total: number;
}

/** Number of an epic → number of the OKR it serves. */
export type Ties = ReadonlyMap<number, number>;

export function readIssues(file: string): RawIssue[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RawIssue);
}

export function readOkrs(file: string, quarter: string): RawOkr[] {
  const quarters = JSON.parse(readFileSync(file, 'utf8')) as { quarter: string; items: RawOkr[] }[];
  return quarters.find((each) => each.quarter === quarter)?.items ?? [];
}

export const isEpic = ({ fields }: RawIssue): boolean => fields.issuetype.name === 'Epic';
export const isDone = ({ fields }: RawIssue): boolean => fields.status.statusCategory.key === 'done';
const numberAbove = ({ fields }: RawIssue): number | null =>
  fields.epic ? fields.epic.id : fields.parent ? Number(fields.parent.id) : null;

export const leavesOf = (okrs: readonly RawOkr[]): RawOkr[] =>
  okrs.filter(({ id }) => !okrs.some(({ parent }) => parent === id));

/** Epics by number; the i-th serves leaf i mod L in the order of the file. */
export function tieEpics(issues: readonly RawIssue[], okrs: readonly RawOkr[]): Ties {
  const leaves = leavesOf(okrs);
  const epics = issues
    .filter(isEpic)
    .map(({ id }) => Number(id))
    .sort((a, b) => a - b);
  return new Map(epics.map((epic, i) => [epic, leaves[i % leaves.length]!.id]));
}

const NOT_DELIVERED = [
  ...['duplicate', 'invalid', "won't do", "won't fix", 'cannot reproduce', 'needs more info', 'not our bug', 'hold'],
  ...['declined', 'rejected', 'obsolete'],
];
export const isLeftOut = (issue: RawIssue): boolean =>
  isDone(issue) && NOT_DELIVERED.includes(issue.fields.resolution?.name.toLowerCase() ?? '');

/** What such trackers collect over twelve years, and what must not make anything fall over. */
export function oddities(issues: readonly RawIssue[]): Readonly<Record<string, number>> {
  const known = new Set(issues.map(({ id }) => Number(id)));
  const outside = (id: number | undefined) => id !== undefined && !known.has(id);
  const count = (which: (issue: RawIssue) => boolean) => issues.filter(which).length;
  return {
    issues: issues.length,
    epics: count(isEpic),
    epicElsewhere: count(({ fields }) => outside(fields.epic?.id)),
    parentElsewhere: count(({ fields }) => outside(fields.parent ? Number(fields.parent.id) : undefined)),
    doneWithoutDate: count((issue) => isDone(issue) && !issue.fields.resolutiondate),
    notDelivered: count(isLeftOut),
  };
}

/** The issue and what stands above it in the file, nearest first. */
export function chainsOf(issues: readonly RawIssue[]): Map<number, number[]> {
  const byNumber = new Map(issues.map((issue) => [Number(issue.id), issue]));
  return new Map(
    issues.map((issue) => {
      const chain: number[] = [];
      for (let at: RawIssue | undefined = issue; at; at = byNumber.get(numberAbove(at) ?? -1))
        chain.push(Number(at.id));
      return [Number(issue.id), chain];
    }),
  );
}

/** [RU5] [RU6] By epic: the issues that count for it, and how many of them are done. */
export function underEpics(issues: readonly RawIssue[], ties: Ties): Map<number, Counted> {
  const chains = chainsOf(issues);
  const withChildren = new Set(issues.filter(({ fields }) => !fields.issuetype.subtask).map(numberAbove));
  const under = new Map([...ties.keys()].map((epic) => [epic, { done: 0, total: 0 }]));
  for (const issue of issues) {
    const isSplit = isEpic(issue) && withChildren.has(Number(issue.id));
    if (issue.fields.issuetype.subtask || isSplit || isLeftOut(issue)) continue;
    const epic = chains.get(Number(issue.id))?.find((id) => ties.has(id));
    const sum = epic === undefined ? undefined : under.get(epic);
    if (!sum) continue;
    sum.total += 1;
    if (isDone(issue)) sum.done += 1;
  }
  return under;
}

/** [RU4] By OKR, `null` the vision: what its own epics bring, and what it and everything below it brings. All flows to the one parent. */
export function deliveries(
  okrs: readonly RawOkr[],
  ties: Ties,
  under: ReadonlyMap<number, Counted>,
): Map<number | null, { own: Counted; all: Counted }> {
  const okrOf = new Map(okrs.map((okr) => [okr.id, okr]));
  const sums = new Map(
    [null, ...okrOf.keys()].map((id) => [id, { own: { done: 0, total: 0 }, all: { done: 0, total: 0 } }]),
  );
  for (const [epic, okr] of ties) {
    const { done, total } = under.get(epic) ?? { done: 0, total: 0 };
    for (const at of [okr, ...wayUp(okrOf, okr)]) {
      const sum = sums.get(at);
      for (const part of [...(at === okr ? [sum?.own] : []), sum?.all]) {
        if (!part) continue;
        part.done += done;
        part.total += total;
      }
    }
  }
  return sums;
}

/** What stands above an OKR up to the vision. */
function wayUp(okrOf: ReadonlyMap<number, RawOkr>, id: number): (number | null)[] {
  const above: (number | null)[] = [];
  for (let at = okrOf.get(id)?.parent ?? null; at !== null; at = okrOf.get(at)?.parent ?? null) above.push(at);
  return [...above, null];
}

export interface Today {
  /** Of those OKRs that are not active. */
  readonly lifecycles: ReadonlyMap<number, string>;
  /** Days since the last one of the cycle; below 1 it still runs. */
  readonly daysAfterCycle: number;
}

export interface RawSight {
  readonly status: string;
  /** OKRs from the one that is served up to the vision; empty without links. */
  readonly way: readonly (number | null)[];
}

/** [LS1]–[LS4] What every issue leads to; in each project somebody wants to know. */
export function sights(
  issues: readonly RawIssue[],
  okrs: readonly RawOkr[],
  ties: Ties,
  { lifecycles, daysAfterCycle }: Today,
): Map<number, RawSight> {
  const okrOf = new Map(okrs.map((okr) => [okr.id, okr]));
  const chains = chainsOf(issues);
  const worst = (way: readonly (number | null)[]): string => {
    const okrsOnIt = way.filter((id) => id !== null);
    const is = (...states: string[]) => okrsOnIt.some((id) => states.includes(lifecycles.get(id) ?? 'active'));
    if (is('dropped', 'paused') || daysAfterCycle > 14) return 'broken';
    if (is('achieved') || daysAfterCycle > 0) return 'finishing';
    return is('proposed', 'draft') ? 'awaiting' : 'clear';
  };
  return new Map(
    issues.map((issue) => {
      const epic = chains.get(Number(issue.id))?.find((id) => ties.has(id));
      const okr = epic === undefined ? undefined : ties.get(epic);
      if (okr === undefined) return [Number(issue.id), { status: 'none', way: [] }];
      const way = [okr, ...wayUp(okrOf, okr)];
      return [Number(issue.id), { status: isDone(issue) ? 'delivered' : worst(way), way }];
    }),
  );
}
