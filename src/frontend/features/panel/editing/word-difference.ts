import { diffWordsWithSpace } from 'diff';

const TIME_LIMIT_MS = 400;

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How a text differs, word by word, from the one both people started with. */
export function wordDifference(base: string, text: string): readonly Piece[] {
  const changes = diffWordsWithSpace(base, text, { timeout: TIME_LIMIT_MS });
  if (!changes) {
    return [
      { kind: 'removed' as const, text: base },
      { kind: 'added' as const, text },
    ].filter((piece) => piece.text !== '');
  }
  return changes.map((change) => ({
    kind: change.added ? ('added' as const) : change.removed ? ('removed' as const) : ('same' as const),
    text: change.value,
  }));
}
