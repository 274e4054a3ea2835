import { KINDS } from '../../domain/model';
import { DEFAULT_WEIGHT } from '../default-weight';
import { LIMITS } from '../limits';
import { isUnseen } from '../unseen';
import { Closest } from './closest';
import { type Cells } from './column-names';
import { readKind } from './kind-words';
import { isBroken } from './lines';
import { type PasteOptions } from './plan';
import { type RawRow } from './raw-row';
import { cannot, look, quoted, type Said } from './words';

export function sayTitle(title: string): Said[] {
  if (isUnseen(title)) return [cannot('There is no title.', 'Write one; nothing else is needed.')];
  if (isBroken(title)) return [cannot('The title holds half a character.', 'Type the title again.')];
  return title.length <= LIMITS.title
    ? []
    : [
        cannot(
          `The title has ${title.length} characters.`,
          `Shorten it to ${LIMITS.title}; the rest can go into the story.`,
        ),
      ];
}

export function sayKindWord(raw: RawRow, labels: PasteOptions['labels']): Said[] {
  if (raw.kindWord === '') return [];
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(KINDS.map((kind) => labels[kind]));
  const close = new Closest().find(raw.kindWord, [...KINDS, ...KINDS.map((kind) => labels[kind])]);
  const kind = close === null ? null : readKind(close, labels);
  const cause = `${quoted(raw.kindWord)} is no kind.`;
  if (kind === null || raw.withCell === null) return [cannot(cause, `Write ${names}, or leave it empty.`)];
  const replacement = raw.withCell('kind', kind);
  const label = labels[kind];
  return [cannot(cause, `Did you mean ${label}?`, { label, line: raw.line, lastLine: raw.lastLine, replacement })];
}

export function readWeight(cells: Cells): { weight: number; said: readonly Said[] } {
  const text = cells.weight ?? '';
  if (text === '') return { weight: DEFAULT_WEIGHT, said: [] };
  const weight = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (weight <= 100) return { weight, said: [] };
  const said = cannot(
    `The weight ${quoted(text)} is no whole number from 0 to 100.`,
    'Leave it empty for the usual weight.',
  );
  return { weight: DEFAULT_WEIGHT, said: [said] };
}

export function readOwner(cells: Cells, { owners }: PasteOptions): { ownerId: string | null; said: readonly Said[] } {
  const name = cells.owner ?? '';
  const answer = name === '' ? undefined : owners.get(name);
  if (answer === undefined) return { ownerId: null, said: [] };
  if (answer === 'nobody') {
    return {
      ownerId: null,
      said: [look(`Nobody here is called ${quoted(name)}.`, 'It will be made without an owner.')],
    };
  }
  if (answer === 'several') {
    return {
      ownerId: null,
      said: [look(`Several people are called ${quoted(name)}.`, 'It will be made without an owner.')],
    };
  }
  return { ownerId: answer, said: [] };
}
