import type { AccountId, NodeId } from '../../../../domain/model';

/** What of a draft outlives a reload of this tab. */
export interface KeptDraft {
  readonly nodeId: NodeId;
  readonly field: string;
  readonly base: string;
  readonly mine: string;
  readonly reason: string;
}

const prefixOf = (account: AccountId): string => `sightline draft ${account} `;

/** A browser may refuse storage inside a frame, or be full: then a draft lives as long as the page, and leaving is asked about. */
function attempt<Answer>(run: () => Answer, otherwise: Answer): Answer {
  try {
    return run();
  } catch {
    return otherwise;
  }
}

/** Remembers a draft in this tab, for this account; `null` forgets it. Answers whether it would outlive a reload. */
export function keepDraft(
  account: AccountId,
  nodeId: NodeId,
  field: string,
  draft: Pick<KeptDraft, 'base' | 'mine' | 'reason'> | null,
): boolean {
  const key = `${prefixOf(account)}${nodeId} ${field}`;
  return attempt(() => {
    if (draft === null) {
      sessionStorage.removeItem(key);
      return true;
    }
    const { base, mine, reason } = draft;
    sessionStorage.setItem(key, JSON.stringify({ nodeId, field, base, mine, reason } satisfies KeptDraft));
    return true;
  }, false);
}

export function keptDrafts(account: AccountId): KeptDraft[] {
  const prefix = prefixOf(account);
  const keys = attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)), []);
  return keys.flatMap((key) => {
    const kept = attempt<unknown>((): unknown => JSON.parse(sessionStorage.getItem(key) ?? 'null'), null);
    return isKept(kept) ? [kept] : [];
  });
}

const PARTS = ['nodeId', 'field', 'base', 'mine', 'reason'] as const;

/** Whatever stands in storage may be of another version of this page. */
function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const parts = new Map<string, unknown>(Object.entries(value));
  return PARTS.every((part) => typeof parts.get(part) === 'string');
}
