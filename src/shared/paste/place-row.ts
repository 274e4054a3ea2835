import { canBeUnder } from '../../domain/kinds';
import { type Kind } from '../../domain/model';
import { DEFAULT_WEIGHT } from '../default-weight';
import { inferKind, sayWrongKind } from './choose-kind';
import { type Cells } from './column-names';
import { hasNumbers, readCommitment, type ReadCommitment } from './commitment';
import { type FoundParent } from './find-parent';
import { aKind, capital } from './kind-words';
import { type PasteOptions, type PlaceNode, type PlanParent, type PlanRow, type Separator } from './plan';
import { type RawRow } from './raw-row';
import { readOwner, readWeight, sayKindWord, sayTitle } from './read-cells';
import { cannot, look, quoted, type Said } from './words';

export interface Placing {
  readonly options: PasteOptions;
  readonly separator: Separator | null;
  /** Rows placed so far; parents come first. */
  readonly placed: readonly (PlanRow | undefined)[];
  /** Line of the vision this text makes. */
  visionLine: number | null;
}

const kindAt = (parent: PlanParent, { options, placed }: Placing): Kind | null => {
  if (parent.at === 'node') return parent.node.kind;
  if (parent.at === 'row') return placed[parent.index]?.kind ?? null;
  return parent.at === 'under' ? (options.under?.kind ?? null) : 'objective';
};

/** A table without parents: a key result belongs to the objective above it. */
function nearestAbove(index: number, kind: Kind, { placed }: Placing): PlanRow | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const row = placed[at];
    if (row && canBeUnder(kind, row.kind)) return row;
  }
  return null;
}

interface Place {
  readonly kind: Kind;
  readonly parent: PlanParent;
  readonly said: readonly Said[];
}

function choosePlace(raw: RawRow, index: number, found: FoundParent, numbers: boolean, placing: Placing): Place {
  const { labels } = placing.options;
  const parentKind = kindAt(found.parent, placing);
  const kind = raw.kind ?? inferKind(parentKind, numbers);
  if (found.parent.at === 'nowhere' || canBeUnder(kind, parentKind)) return { kind, parent: found.parent, said: [] };
  const unnamed = raw.parent.by === 'name' && raw.parent.name === '';
  const above = unnamed && kind !== 'objective' && kind !== 'theme' ? nearestAbove(index, kind, placing) : null;
  if (above) {
    const said = look('No parent is given.', `It goes under ${quoted(above.title)}, line ${above.line}.`);
    return { kind, parent: { at: 'row', index: above.index }, said: [said] };
  }
  const wrong = sayWrongKind(kind, parentKind, labels);
  return { kind, parent: found.parent, said: wrong ? [wrong] : [] };
}

/** A line that stands for a node the tree has already. */
function existingNode(raw: RawRow, found: FoundParent, { under, nodes }: PasteOptions): PlaceNode | null {
  if (raw.keyMark !== null) {
    const key = raw.keyMark.toLowerCase();
    return nodes.find((node) => node.key.toLowerCase() === key) ?? null;
  }
  return raw.kind === 'vision' && under?.kind === 'vision' && found.parent.at === 'under' ? under : null;
}

function readNumbers(kind: Kind, cells: Cells, { options, separator }: Placing): ReadCommitment {
  if (kind === 'keyResult') return readCommitment(cells, separator);
  const one = capital(aKind(kind, options.labels));
  const unit = cells.unit ?? '';
  const said = hasNumbers(cells)
    ? [cannot(`${one} has no numbers.`, `Make it ${aKind('keyResult', options.labels)}, or leave them out.`)]
    : unit === ''
      ? []
      : [look(`${one} has no unit.`, `${quoted(unit)} is left out.`)];
  return { commitment: null, unit: '', said };
}

const inlineCells = ({ inline }: RawRow): Cells =>
  inline === null
    ? {}
    : {
        baseline: String(inline.amounts.baseline),
        target: String(inline.amounts.target),
        unit: inline.amounts.unit,
      };

/** Says of one line what will be made of it, or why it can't be. Its parent has been placed before. */
export function placeRow(raw: RawRow, index: number, found: FoundParent, circular: boolean, placing: Placing): PlanRow {
  const { options, placed } = placing;
  const existing = existingNode(raw, found, options);
  const parentKind = kindAt(found.parent, placing);
  const mayMeasure = canBeUnder('keyResult', parentKind);
  const useInline = raw.inline !== null && mayMeasure && (raw.kind === null || raw.kind === 'keyResult');
  const numbers = hasNumbers(raw.cells) || useInline;
  const place: Place = existing
    ? { kind: existing.kind, parent: found.parent, said: [] }
    : choosePlace(raw, index, found, numbers, placing);
  const cells = useInline && place.kind === 'keyResult' ? inlineCells(raw) : raw.cells;
  const title = useInline && place.kind === 'keyResult' ? (raw.inline?.title ?? raw.title) : raw.title;
  const base = {
    index,
    line: raw.line,
    lastLine: raw.lastLine,
    text: raw.text,
    kind: place.kind,
    parent: place.parent,
    depth: depthAt(place.parent, found.near, placed),
  };
  if (existing) return { ...base, ...existingRow(raw, existing) };
  const weight = readWeight(cells);
  const owner = readOwner(cells, options);
  const read = readNumbers(place.kind, cells, placing);
  const said = [
    ...(raw.fault ? [cannot(raw.fault.cause, raw.fault.remedy)] : sayTitle(title)),
    ...sayKindWord(raw, options.labels),
    ...found.said,
    ...(circular
      ? [cannot('This line and its parent name each other.', 'Give one of them another parent.')]
      : place.said),
    ...sayVision(place, placing),
    ...read.said,
    ...weight.said,
    ...owner.said,
    ...(raw.notice ? [look(raw.notice.cause, raw.notice.remedy)] : []),
  ];
  const parentRow = place.parent.at === 'row' ? placed[place.parent.index] : undefined;
  if (parentRow?.status === 'cannot' && !said.some(({ level }) => level === 'cannot')) {
    said.unshift(cannot(`Its parent, line ${parentRow.line}, can't be made.`, 'Mend that line first.'));
  }
  const status = said.some(({ level }) => level === 'cannot') ? 'cannot' : 'make';
  if (status === 'make' && place.kind === 'vision') placing.visionLine = raw.line;
  return {
    ...base,
    title,
    ownerName: cells.owner ?? raw.cells.owner ?? '',
    ownerId: owner.ownerId,
    weight: weight.weight,
    unit: read.unit,
    commitment: read.commitment,
    written: { baseline: cells.baseline ?? '', target: cells.target ?? '' },
    status,
    existing: null,
    problems: said.map((one) => ({ suggestion: null, ...one, line: raw.line })),
  };
}

function sayVision(place: Place, { visionLine, options }: Placing): Said[] {
  if (place.kind !== 'vision' || place.parent.at !== 'under' || options.under !== null || visionLine === null)
    return [];
  return [
    cannot(`${capital(aKind('vision', options.labels))} stands in line ${visionLine}.`, 'Put this line under it.'),
  ];
}

function existingRow(
  raw: RawRow,
  existing: PlaceNode,
): Omit<PlanRow, 'index' | 'line' | 'lastLine' | 'text' | 'kind' | 'parent' | 'depth'> {
  const same = raw.keyMark !== null || raw.title === existing.title;
  const said = same
    ? []
    : [look(`The strategy has ${quoted(existing.title)} already.`, 'This title stays in your text.')];
  return {
    title: raw.keyMark !== null ? existing.title : raw.title,
    ownerName: '',
    ownerId: null,
    weight: DEFAULT_WEIGHT,
    unit: '',
    commitment: null,
    written: { baseline: '', target: '' },
    status: 'existing',
    existing,
    problems: said.map((one) => ({ suggestion: null, ...one, line: raw.line })),
  };
}

function depthAt(parent: PlanParent, near: number | null, placed: readonly (PlanRow | undefined)[]): number {
  const index = parent.at === 'row' ? parent.index : parent.at === 'nowhere' ? near : null;
  return index === null ? 0 : (placed[index]?.depth ?? -1) + 1;
}
