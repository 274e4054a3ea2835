import type { AccountId, EpochMs, NodeId } from '../../../../domain/model';
import { Store } from '../../../app/store';
import { keepDraft, keptDrafts } from './kept-drafts';

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
  /** Holds somebody else's words as well as one's own: Esc must not throw it away. */
  readonly merged: boolean;
  /** Kept, but not being edited: it is offered again. */
  readonly aside: boolean;
}

export type Trouble =
  | { readonly kind: 'conflict'; readonly theirs: string; readonly byId: AccountId | null; readonly at: EpochMs | null }
  | { readonly kind: 'forbidden'; readonly message: string; readonly ask: readonly AccountId[] }
  | {
      readonly kind: 'invalid';
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly rule?: string;
    }
  /** Nothing was decided: the same can be tried again. */
  | { readonly kind: 'failed'; readonly message: string };

export type Drafts = Readonly<Record<string, Draft>>;

const none: Drafts = {};

export const newDraft = (base: string): Draft => ({
  ...{ base, mine: base, reason: '', trouble: null },
  ...{ saving: false, merged: false, aside: false },
});

/** Drafts of all nodes of this tab. They outlive the panel, so closing it in the middle of a conflict loses nothing. */
export class DraftStore extends Store<ReadonlyMap<NodeId, Drafts>> {
  #account: AccountId | null = null;
  /** Typed, and nowhere but on this page. */
  readonly #unkept = new Set<string>();

  constructor() {
    super(new Map());
  }

  readonly of = (nodeId: NodeId): Drafts => this.get().get(nodeId) ?? none;

  readonly put = (nodeId: NodeId, field: string, draft: Draft): void => {
    this.update((all) => new Map(all).set(nodeId, { ...all.get(nodeId), [field]: draft }));
    this.#keep(nodeId, field, draft.mine === draft.base ? null : draft);
  };

  /** Takes up what this account had typed before the page was loaded anew; from now on its drafts are kept. */
  readonly keepFor = (account: AccountId): void => {
    this.#account = account;
    for (const { nodeId, field, ...kept } of keptDrafts(account)) {
      if (field in this.of(nodeId)) continue;
      this.put(nodeId, field, { ...newDraft(kept.base), ...kept, merged: true, aside: true });
    }
  };

  #keep(nodeId: NodeId, field: string, draft: Draft | null): void {
    const kept = this.#account !== null && keepDraft(this.#account, nodeId, field, draft);
    const name = `${nodeId} ${field}`;
    if (draft === null || kept) this.#unkept.delete(name);
    else this.#unkept.add(name);
    if (this.#unkept.size > 0) addEventListener('beforeunload', askBeforeLeaving);
    else removeEventListener('beforeunload', askBeforeLeaving);
  }

  readonly drop = (nodeId: NodeId, field: string): void => {
    this.#keep(nodeId, field, null);
    this.update((all) => {
      if (!(field in (all.get(nodeId) ?? none))) return all;
      const { [field]: _gone, ...kept } = all.get(nodeId) ?? none;
      const next = new Map(all);
      if (Object.keys(kept).length > 0) next.set(nodeId, kept);
      else next.delete(nodeId);
      return next;
    });
  };
}

/** The browser asks in its own words whether to leave. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export const drafts = new DraftStore();
