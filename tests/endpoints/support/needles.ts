import type { ActivityView, NodeRow, PanelView, TreeView } from '../../../src/shared/views';
import type { NodeWorkView } from '../../../src/shared/work-views';

/** An issue as Jira's search tells it to somebody who may see everything. */
export interface FoundIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly labels: readonly string[];
    readonly project: { readonly id: string; readonly key: string; readonly name: string };
    readonly parent?: { readonly id: string };
    readonly assignee: FoundPerson | null;
    readonly reporter: FoundPerson | null;
  };
}
interface FoundPerson {
  readonly accountId: string;
  readonly displayName: string;
}

/** A strategy as somebody who may see everything reads it. */
export interface FoundStrategy {
  readonly tree: TreeView;
  readonly panels: readonly PanelView[];
  readonly archived: readonly { readonly id: string; readonly key: string; readonly title: string }[];
  readonly work: NodeWorkView;
}

/** Texts that must not stand in an answer, each with what it is. */
export class Needles {
  private readonly known: ReadonlyMap<string, string>;

  /** @param open texts that may stand there for another reason */
  constructor(wanted: Iterable<readonly [text: string, name: string]>, open: ReadonlySet<string>) {
    const written = [...open].join('\n');
    this.known = new Map([...wanted].filter(([text]) => text !== '' && !isWhole(written, text)));
  }

  has(text: string): boolean {
    return this.known.has(text);
  }

  get texts(): readonly string[] {
    return [...this.known.keys()];
  }

  /** Those that the bytes hold, but for what was said in the question itself. */
  in(bytes: string, asked = ''): string[] {
    const found: string[] = [];
    for (const [text, name] of this.known) {
      const written = JSON.stringify(text).slice(1, -1);
      if (bytes.includes(written) && isWhole(bytes, written) && !asked.includes(written))
        found.push(`${name}: ${text}`);
    }
    return found;
  }
}

const part = /[A-Za-z0-9]/;

/** `SHOP-1` does not stand in `SHOP-12`. */
function isWhole(bytes: string, text: string): boolean {
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) {
    if (!part.test(bytes[at - 1] ?? '') && !part.test(bytes[at + text.length] ?? '')) return true;
  }
  return false;
}

export function* ofIssues(issues: readonly FoundIssue[]): Generator<readonly [string, string]> {
  for (const { key, fields } of issues) {
    yield [key, 'key'];
    yield [fields.summary, 'summary'];
    yield [fields.project.key, 'key of a project'];
    yield [fields.project.name, 'name of a project'];
    for (const label of fields.labels) yield [label, 'label'];
    for (const person of [fields.assignee, fields.reporter]) {
      if (!person) continue;
      yield [person.accountId, 'account'];
      yield [person.displayName, 'name of a person'];
    }
  }
}

export function* ofStrategy({ tree, panels, archived, work }: FoundStrategy): Generator<readonly [string, string]> {
  const { strategy, cycles, teams, nodes, edges } = tree;
  yield [strategy.id, 'strategy'];
  yield [strategy.name, 'name of a strategy'];
  for (const { id, name } of cycles) yield* named(id, name, 'cycle');
  for (const { id, name } of teams) yield* named(id, name, 'team');
  const own = new Set(nodes.map(({ id }) => id));
  for (const node of nodes) yield* ofNode(node);
  for (const { id, key, title } of archived) yield* ofNode({ id, key, title });
  // Also those that others point to it with: at one of their ends is something that is not for everybody.
  for (const { id, fromId, toId } of edges) if (own.has(fromId) || own.has(toId)) yield [id, 'edge'];
  for (const { id, note } of work.links) yield* named(id, note, 'link');
  for (const panel of panels) yield* ofPanel(panel);
}

function* named(id: string, name: string, what: string): Generator<readonly [string, string]> {
  yield [id, what];
  yield [name, `words of a ${what}`];
}

type Named = Pick<NodeRow, 'id' | 'key' | 'title'> & Partial<Pick<NodeRow, 'keyResult' | 'override'>>;

function* ofNode({ id, key, title, keyResult, override }: Named): Generator<readonly [string, string]> {
  yield [id, 'node'];
  yield [key, 'key of a node'];
  yield [title, 'title of a node'];
  if (keyResult) yield [keyResult.metricId, 'metric'];
  if (override) yield [override.reason, 'reason of an override'];
}

function* ofPanel(panel: PanelView): Generator<readonly [string, string]> {
  for (const text of [panel.narrative, panel.rationale, panel.tradeOffs]) yield [text, 'text of a node'];
  for (const { id, comment } of panel.checkIns) yield* named(id, comment, 'check-in');
  for (const { id } of panel.activity satisfies readonly ActivityView[]) yield [id, 'entry of a log'];
}
