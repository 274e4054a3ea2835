/**
 * Work done told again as law.md words it: raw issues of the outside file, sets and fractions of big integers. Nothing comes from the
 * project, so that a mistake there can't hide here.
 */
export interface RawIssue {
  readonly id: string;
  readonly fields: {
    readonly issuetype: { readonly name: string; readonly subtask: boolean };
    readonly status: { readonly statusCategory: { readonly key: string } };
    readonly resolution?: { readonly name: string } | null | undefined;
    readonly parent?: { readonly id: string } | null | undefined;
    readonly epic?: { readonly id: number } | null | undefined;
  };
}

export interface RawNode {
  readonly id: string;
  /** Where its work flows, in ten-thousandths. */
  readonly ups: readonly { readonly to: string; readonly share: number }[];
}

const NOT_DELIVERED =
  "duplicate|invalid|won't do|won't fix|cannot reproduce|needs more info|not our bug|hold|declined|rejected|obsolete";

const aboveOf = ({ fields }: RawIssue) => (fields.epic ? String(fields.epic.id) : (fields.parent?.id ?? null));

/** Per node [done, total] of its own and everything below, as whole numbers over 10,000 to the power of `DEPTH`. */
export function independentWork(
  issues: readonly RawIssue[],
  nodes: readonly RawNode[],
  nodeOfEpic: ReadonlyMap<string, string>,
): Map<string, readonly [bigint, bigint]> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const parents = new Set(issues.filter(({ fields }) => !fields.issuetype.subtask).map(aboveOf));
  const sums = new Map<string, readonly [bigint, bigint]>(nodes.map(({ id }) => [id, [0n, 0n]]));
  const reach = (id: string, part: bigint, done: bigint): void => {
    const [before, total] = sums.get(id) ?? [0n, 0n];
    sums.set(id, [before + part * done, total + part]);
    for (const { to, share } of nodes.find((node) => node.id === id)?.ups ?? []) {
      reach(to, (part * BigInt(share)) / 10_000n, done);
    }
  };
  for (const issue of issues) {
    const { issuetype, status, resolution } = issue.fields;
    if (issuetype.subtask || (issuetype.name === 'Epic' && parents.has(issue.id))) continue;
    const done = status.statusCategory.key === 'done';
    if (done && NOT_DELIVERED.split('|').includes(resolution?.name.toLowerCase() ?? '')) continue;
    let at: RawIssue | undefined = issue;
    while (at !== undefined && !nodeOfEpic.has(at.id)) at = byId.get(aboveOf(at) ?? '');
    const nodeId = at === undefined ? undefined : nodeOfEpic.get(at.id);
    if (nodeId !== undefined) reach(nodeId, 10_000n ** DEPTH, done ? 1n : 0n);
  }
  return sums;
}

/** More than the longest way up, so that every share divides exactly. */
export const DEPTH = 8n;
