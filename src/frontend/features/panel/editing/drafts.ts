import type { AccountId, EpochMs, NodeId } from '../../../../domain/model';

/**
 * What somebody is typing, as text. Every field of the panel speaks text here (a day is its ISO form, nobody is ''), so that
 * one mechanism saves, compares and keeps them all.
 */
export interface Draft {
  /** What was saved when typing began: the side both versions of a conflict are compared with. */
  readonly base: string;
  readonly mine: string;
  /** CH1: why a commitment changes. */
  readonly reason: string;
  readonly trouble: Trouble | null;
  readonly saving: boolean;
}

export type Trouble =
  | { readonly kind: 'conflict'; readonly theirs: string; readonly byId: AccountId | null; readonly at: EpochMs | null }
  | { readonly kind: 'forbidden'; readonly message: string; readonly ask: readonly AccountId[] }
  | { readonly kind: 'invalid'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
  /** Nothing was decided: the same can be tried again. */
  | { readonly kind: 'failed'; readonly message: string };

export type Drafts = Readonly<Record<string, Draft>>;

const none: Drafts = {};

/** Drafts of all nodes of this tab. They outlive the panel, so closing it in the middle of a conflict loses nothing. */
export function createDraftStore() {
  const byNode = new Map<NodeId, Drafts>();
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    of: (nodeId: NodeId): Drafts => byNode.get(nodeId) ?? none,
    put(nodeId: NodeId, field: string, draft: Draft): void {
      byNode.set(nodeId, { ...byNode.get(nodeId), [field]: draft });
      tell();
    },
    drop(nodeId: NodeId, field: string): void {
      const { [field]: _gone, ...kept } = byNode.get(nodeId) ?? none;
      if (Object.keys(kept).length > 0) byNode.set(nodeId, kept);
      else byNode.delete(nodeId);
      tell();
    },
  };
}

export type DraftStore = ReturnType<typeof createDraftStore>;

export const drafts: DraftStore = createDraftStore();

export const newDraft = (base: string): Draft => ({ base, mine: base, reason: '', trouble: null, saving: false });
