export const COLUMNS = [
  'kind',
  'title',
  'parent',
  'owner',
  'baseline',
  'target',
  'unit',
  'weight',
  'key',
  'direction',
  'low',
  'high',
  'tolerance',
  'due',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** The header that every example and export starts with; the further columns are for what it cannot say. */
export const MAIN_COLUMNS = ['kind', 'title', 'parent', 'owner', 'baseline', 'target', 'unit', 'weight'] as const;

/** What people write: anything may stand in it. */
export const TEXT_COLUMNS: ReadonlySet<Column> = new Set<Column>(['title', 'parent', 'owner', 'unit', 'key']);
