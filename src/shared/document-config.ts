import type { NodeId, StrategyId } from '../domain/model';

export const DOCUMENT_PARTS = [
  ...(['narrative', 'why', 'tradeOffs', 'keyResults', 'workDone', 'team', 'owner', 'work'] as const),
] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

/** What a macro in a page shows. */
export interface DocumentConfig {
  readonly strategyId: StrategyId;
  readonly nodeId: NodeId | null;
  /** Levels below where it begins; `null`: all. */
  readonly levels: number | null;
  readonly parts: readonly DocumentPart[];
}

export const DEFAULT_LEVELS = 2;
export const DEFAULT_PARTS: readonly DocumentPart[] = DOCUMENT_PARTS.filter(
  (part) => part !== 'why' && part !== 'owner',
);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const idIn = (value: unknown): string | null => (typeof value === 'string' && UUID.test(value) ? value : null);

/**
 * The configuration that Confluence keeps in the page. Whoever edits the page writes it, so nothing of it is taken for granted.
 * @returns null for what is no configuration of this macro, or none yet
 */
export function readConfig(saved: unknown): DocumentConfig | null {
  if (!isRecord(saved)) return null;
  const strategyId = idIn(saved['strategyId']);
  if (strategyId === null) return null;
  const { nodeId, levels, parts } = saved;
  const known = Array.isArray(parts) ? DOCUMENT_PARTS.filter((part) => parts.includes(part)) : DEFAULT_PARTS;
  return {
    strategyId,
    nodeId: idIn(nodeId),
    levels: levels === null || levels === 'all' ? null : levelsOf(levels),
    parts: known,
  };
}

/** Kept as text: editors of pages hand numbers back as such. */
export const toSaved = ({ strategyId, nodeId, levels, parts }: DocumentConfig) => ({
  ...{ strategyId, levels: levels === null ? 'all' : String(levels), parts: [...parts] },
  ...(nodeId === null ? {} : { nodeId }),
});

function levelsOf(value: unknown): number {
  const levels = Number(value);
  return Number.isInteger(levels) && levels >= 1 && levels <= 9 ? levels : DEFAULT_LEVELS;
}

/** A link to a node that was pasted into the page: the strategy, and the key people say aloud. */
export function readDeepLink(
  link: unknown,
): { readonly strategyId: StrategyId; readonly nodeKey: string | null } | null {
  if (typeof link !== 'string') return null;
  const [, strategy, key] = /\/strategy\/([0-9a-f-]{36})(?:\/node\/([A-Z]+-\d+))?/i.exec(link) ?? [];
  const strategyId = idIn(strategy);
  return strategyId === null ? null : { strategyId, nodeKey: key?.toUpperCase() ?? null };
}
