import { ok, type Handler } from './handler';

export interface LinkType {
  readonly id: string;
  readonly name: string;
  /** What the issue at the end of a link reads: "is blocked by". */
  readonly inward: string;
  /** What the issue at its start reads: "blocks". */
  readonly outward: string;
}

const linkTypes: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

export function findLinkType({ id, name }: Named): LinkType | undefined {
  if (id !== undefined) return linkTypes.find((type) => type.id === id);
  return linkTypes.find((type) => type.name.toLowerCase() === name?.toLowerCase());
}

export function linkTypeBean(type: LinkType, baseUrl: string): Record<string, unknown> {
  return { ...type, self: `${baseUrl}/rest/api/3/issueLinkType/${type.id}` };
}

export const getIssueLinkTypes: Handler = (_request, site) =>
  ok({ issueLinkTypes: linkTypes.map((type) => linkTypeBean(type, site.baseUrl)) }, linkTypes.length);
