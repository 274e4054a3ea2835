import type { AccountId, EpochMs } from '../../../../domain/model';
import type { Result } from '../../../../shared/result';
import type { Draft, Trouble } from './drafts';
import type { Field, NodePatch, Snapshot } from './field';

/** What saving needs from the page. */
export interface SaveDoor {
  /** The newest this tab knows; `null` when the node is gone. */
  readonly latest: () => Snapshot | null;
  /** Reads the node again and answers it. */
  readonly reread: () => Promise<Snapshot | null>;
  readonly update: (version: number, patch: NodePatch, reason: string | null) => Promise<Result<unknown>>;
  /** Who changed the node last, as far as its activity tells. */
  readonly lastChange: () => LastChange;
}

export interface LastChange {
  readonly byId: AccountId | null;
  readonly at: EpochMs | null;
}

export type Outcome =
  | { readonly kind: 'saved' }
  /** `mine` may have taken over parts that somebody else changed. */
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly draft?: Pick<Draft, 'base' | 'mine'> };

const gone: Trouble = {
  kind: 'failed',
  message: 'This is gone or hidden from you. Copy your text before you close it.',
};

/** Somebody else's change of another field is no conflict: mine goes on top. A change of this one is for a person to settle. */
function settle(field: Field, draft: Draft, node: Snapshot): { mine: string } | { theirs: string } {
  const theirs = field.read(node);
  if (theirs === draft.base || theirs === draft.mine) return { mine: draft.mine };
  const rebased = field.rebase?.(draft.base, theirs, draft.mine) ?? null;
  return rebased === null ? { theirs } : { mine: rebased };
}

/**
 * Saves a draft. One retry when the refusal was only about another field.
 * @returns what became of it; never throws for an answer of the server
 */
export async function saveDraft(field: Field, draft: Draft, door: SaveDoor): Promise<Outcome> {
  let node = door.latest();
  let who = door.lastChange();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (!node) return { kind: 'trouble', trouble: gone };
    const settled = settle(field, draft, node);
    if ('theirs' in settled) return { kind: 'trouble', trouble: { kind: 'conflict', theirs: settled.theirs, ...who } };
    if (settled.mine === field.read(node)) return { kind: 'saved' };
    const made = field.patch(settled.mine, node);
    if (!made.ok) {
      return { kind: 'trouble', trouble: { kind: 'invalid', message: made.message, fields: made.fields ?? {} } };
    }
    const result = await door.update(node.version, made.patch, draft.reason.trim() === '' ? null : draft.reason.trim());
    if (result.ok) return { kind: 'saved' };
    const { failure } = result;
    if (failure.code !== 'conflict') return { kind: 'trouble', trouble: troubleOf(failure) };
    node = await door.reread();
    const last = door.lastChange();
    who = { byId: failure.changedBy ?? last.byId, at: failure.changedAt ?? last.at };
  }
  return { kind: 'trouble', trouble: { kind: 'failed', message: 'Others are changing this right now. Try again.' } };
}

function troubleOf(failure: Extract<Result<unknown>, { ok: false }>['failure']): Trouble {
  if (failure.code === 'forbidden') return { kind: 'forbidden', message: failure.message, ask: failure.ask ?? [] };
  if (failure.code === 'badInput' || failure.code === 'refused' || failure.code === 'tooLarge') {
    const rule = failure.rule === undefined ? {} : { rule: failure.rule };
    return { kind: 'invalid', message: failure.message, fields: byName(failure.fields ?? {}), ...rule };
  }
  return { kind: 'failed', message: failure.message };
}

/** The server names a field by its path ("override.reason"); a form knows only its own part of that. */
function byName(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.split('.').at(-1) ?? path, message]));
}
