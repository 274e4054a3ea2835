/** Limits that both sides name: the schemas check them, the fields say them. Apart from the schemas, so that a page need not load those. */
export const LIMITS = {
  title: 500,
  longText: 20_000,
  comment: 4_000,
  reason: 1_000,
  note: 1_000,
  name: 120,
  unit: 40,
  pasteRows: 250,
  pasteLines: 5_000,
  value: 1e15,
  people: 200,
  /** Links of a node that one answer tells. */
  linksAtOnce: 1_000,
  /** Work items that one call links. */
  workAtOnce: 100,
  projects: 200,
  groups: 50,
  /** Links that one document tells of; the rest is counted. */
  documentLinks: 300,
  /** Levels of Jira above one issue. */
  parents: 8,
} as const;
