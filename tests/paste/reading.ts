import { DEFAULT_LABELS } from './labels';
import { type PasteOptions, type PlaceNode } from '../../src/shared/paste/plan';
import { readPaste } from '../../src/shared/paste/read-paste';

export const vision: PlaceNode = {
  id: 'id-vision',
  parentId: null,
  key: 'VIS-1',
  kind: 'vision',
  title: 'The grocer our towns choose, in store and online',
};

export const reading: PasteOptions = {
  under: vision,
  nodes: [vision],
  owners: new Map(),
  labels: DEFAULT_LABELS,
};

export const read = (text: string, options: Partial<PasteOptions> = {}) => readPaste(text, { ...reading, ...options });

/** “2 objective Checkout that people finish”, two blanks for each level. */
export const outline = (text: string, options: Partial<PasteOptions> = {}) =>
  read(text, options).rows.map(
    (row) => `${'  '.repeat(row.depth)}${row.line} ${row.status === 'make' ? row.kind : row.status} ${row.title}`,
  );

/** Per line: everything that is said of it. */
export const said = (text: string, options: Partial<PasteOptions> = {}) =>
  read(text, options).rows.flatMap((row) =>
    row.problems.map(({ line, level, cause, remedy }) => `${line} ${level}: ${cause} ${remedy}`),
  );
