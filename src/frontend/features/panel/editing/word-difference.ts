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
  return gathered(
    changes.map((change) => ({
      kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
      text: change.value,
    })),
  );
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Changed words with only blanks and commas between them read as one change: all that went, then all that came. */
function gathered(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = '';
  let added = '';
  let between = '';
  const close = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    if (between !== '') result.push({ kind: 'same', text: between });
    [removed, added, between] = ['', '', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      if (hasWord(text) || (removed === '' && added === '')) {
        close();
        result.push({ kind, text });
      } else {
        between += text;
      }
      continue;
    }
    removed += between + (kind === 'removed' ? text : '');
    added += between + (kind === 'added' ? text : '');
    between = '';
  }
  close();
  return result;
}
