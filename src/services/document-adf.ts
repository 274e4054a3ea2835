import { workFigure } from '../domain/work/figure';
import type { Bp } from '../domain/model';
import { HEALTH_TONES, HEALTH_WORDS, type HealthTone } from '../shared/health-words';
import type { DocumentConfig } from '../shared/document-config';
import type { DocumentNode, DocumentView } from '../shared/document-view';

/** A node of Atlassian's document format. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
}

export interface AdfDocument {
  readonly version: 1;
  readonly type: 'doc';
  readonly content: readonly AdfNode[];
}

const NBSP = '\u00a0';
const text = (words: string, ...marks: string[]): AdfNode[] =>
  words === ''
    ? []
    : [{ type: 'text', text: words, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) }];
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const doc = (content: readonly AdfNode[]): AdfDocument => ({ version: 1, type: 'doc', content });

/** What is said where nothing can be shown. */
export function noteDocument(title: string, words: string): AdfDocument {
  const content = [paragraph(...text(title, 'strong')), paragraph(...text(words))];
  return doc([{ type: 'panel', attrs: { panelType: 'note' }, content }]);
}

const percent = (bp: Bp | null): string => (bp === null ? '–' : `${Math.round(bp / 100)}${NBSP}%`);
const amount = (value: number): string => String(Math.round(value / 1_000) / 10);
const whole = (value: number): string => String(Math.round(value * 100) / 100);

const COLOURS: Readonly<Record<HealthTone, string>> = {
  ...{ success: 'green', warning: 'yellow', danger: 'red', neutral: 'neutral' },
};

/** The strategy on paper: its story, then one table. Nothing of a work item but how many are done. */
export function documentAdf(view: DocumentView, { levels, parts }: DocumentConfig): AdfDocument {
  const rows = rowsOf(view, levels, parts.includes('keyResults'));
  const [first, ...rest] = rows;
  if (!first) return noteDocument(view.strategy.name, 'This strategy has no vision and no objectives yet.');
  const { node } = first;
  const cycle = view.cycles.find(({ id }) => id === view.currentCycleId);
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zoneOf(view) });
  const source = [view.strategy.name, cycle?.name ?? '', `as of ${date.format(view.now)}`].filter(Boolean).join(', ');
  const withWork = parts.includes('workDone');
  const heads = ['Objective', 'Result', 'Expected', ...(withWork ? ['Work done'] : []), 'Health'];
  return doc([
    { type: 'heading', attrs: { level: 2 }, content: text(node.title) },
    paragraph(...text(source, 'em')),
    ...(parts.includes('narrative') ? paragraphs(node.narrative) : []),
    ...(rest.length === 0 ? [] : [table(heads, rest, (row) => cells(view, row, parts, withWork))]),
  ]);
}

function zoneOf({ strategy }: DocumentView): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: strategy.timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

interface Row {
  readonly node: DocumentNode;
  readonly depth: number;
}

const isLine = ({ kind }: DocumentNode): boolean => kind === 'keyResult' || kind === 'initiative';

/** As far down as the macro shows; key results stand with their objective. */
function rowsOf({ nodes }: DocumentView, levels: number | null, withLines: boolean): Row[] {
  const depths = new Map<string, number>();
  return nodes.flatMap((node, at) => {
    const above = node.parentId === null ? undefined : depths.get(node.parentId);
    if (at > 0 && above === undefined) return [];
    const depth = above === undefined ? 0 : above + 1;
    if (at > 0 && isLine(node)) return withLines ? [{ node, depth }] : [];
    if (levels !== null && depth > levels) return [];
    depths.set(node.id, depth);
    return [{ node, depth }];
  });
}

function table(heads: readonly string[], rows: readonly Row[], cellsOf: (row: Row) => readonly AdfNode[][]): AdfNode {
  const row = (type: string, cellsIn: readonly (readonly AdfNode[])[]): AdfNode => ({
    type: 'tableRow',
    content: cellsIn.map((content) => ({ type, attrs: {}, content })),
  });
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [
      row(
        'tableHeader',
        heads.map((head) => [paragraph(...text(head, 'strong'))]),
      ),
      ...rows.map((one) => row('tableCell', cellsOf(one))),
    ],
  };
}

function cells(view: DocumentView, { node }: Row, parts: DocumentConfig['parts'], withWork: boolean): AdfNode[][] {
  const { outcomeBp, expectedBp, health } = node.rollup;
  const work = node.work ? workFigure(node.work.all, view.settings.estimateUnit) : null;
  const isTheme = node.kind === 'theme';
  const title = isLine(node)
    ? paragraph(...text(`${node.key} ${node.title}`), ...text(nowText(node)))
    : paragraph(...text(node.title, 'strong'), ...text(isTheme ? '' : `  ${node.key}`));
  const lozenge: AdfNode = {
    type: 'status',
    attrs: { text: HEALTH_WORDS[health], color: COLOURS[HEALTH_TONES[health]], localId: node.id, style: '' },
  };
  return [
    [title, ...(parts.includes('narrative') && !isLine(node) ? paragraphs(node.narrative) : [])],
    [paragraph(...text(percent(outcomeBp)))],
    [paragraph(...text(percent(expectedBp)))],
    ...(withWork ? [[paragraph(...text(work ? `${amount(work.done)} of ${amount(work.total)}` : '–'))]] : []),
    [isTheme ? paragraph() : paragraph(lozenge)],
  ];
}

function nowText({ keyResult, unit, milestonesDone, milestonesTotal, kind }: DocumentNode): string {
  if (kind === 'initiative') return milestonesTotal > 0 ? ` (${milestonesDone} of ${milestonesTotal} milestones)` : '';
  const now = keyResult?.current?.value ?? keyResult?.baseline ?? null;
  if (!keyResult || keyResult.target === null || now === null) return '';
  return ` (${whole(now)}${unit === '' ? '' : NBSP + unit} now, to ${whole(keyResult.target)})`;
}

/** Blank lines part paragraphs; a document has no empty ones. */
const paragraphs = (words: string): AdfNode[] =>
  words
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => paragraph(...text(part)));
