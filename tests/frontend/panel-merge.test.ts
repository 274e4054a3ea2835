import fc from 'fast-check';
import { mergeTexts } from '../../src/frontend/features/panel/editing/merge';
import { wordDifference } from '../../src/frontend/features/panel/editing/word-difference';

const base = 'We make paying the shortest part of shopping, on a phone, with one thumb.';
const theirs = 'We make paying the shortest part of shopping, on the phones our customers really own.';
const mine = 'We make paying the shortest part of shopping, on a phone, with one thumb, in under three minutes.';

const words = fc
  .array(fc.constantFrom('pay', 'fast', 'at', 'the', 'till', ',', ' ', ' ', '\n', '🛒', 'é'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('mergeTexts', () => {
  it('keeps the words of both', () => {
    const merged = mergeTexts(base, theirs, mine);
    expect(merged).toContain('on the phones our customers really own');
    expect(merged).toContain('in under three minutes');
  });

  it('puts what one only added behind the words of the other', () => {
    expect(mergeTexts(base, theirs, mine)).toBe(
      'We make paying the shortest part of shopping, on the phones our customers really own, in under three minutes.',
    );
  });

  it('keeps changes in different places without doubling anything', () => {
    expect(
      mergeTexts(
        'Four in ten baskets are left.',
        'Five in ten baskets are left.',
        'Four in ten baskets are left here.',
      ),
    ).toBe('Five in ten baskets are left here.');
  });

  it('always gives the other text when one side changed nothing', () => {
    fc.assert(
      fc.property(
        words,
        words,
        (a, b) => mergeTexts(a, b, a) === b && mergeTexts(a, a, b) === b && mergeTexts(a, b, b) === b,
      ),
    );
  });

  it('never loses a word that somebody added', () => {
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const merged = mergeTexts(a, `${b} THEIRS ${a}`, `${a} MINE ${c}`);
        return merged.includes('THEIRS') && merged.includes('MINE');
      }),
    );
  });

  it('never doubles a word that somebody added', () => {
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const merged = mergeTexts(a, `${b} THEIRS ${a}`, `${a} MINE ${c}`);
        return merged.split('THEIRS').length === 2 && merged.split('MINE').length === 2;
      }),
    );
  });
});

describe('wordDifference', () => {
  it('shows words that changed next to each other as one change', () => {
    expect(wordDifference(base, theirs)).toEqual([
      { kind: 'same', text: 'We make paying the shortest part of shopping, on ' },
      { kind: 'removed', text: 'a phone, with one thumb' },
      { kind: 'added', text: 'the phones our customers really own' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('marks what was taken out and what came in', () => {
    expect(wordDifference('Pay fast', 'Pay slowly')).toEqual([
      { kind: 'same', text: 'Pay ' },
      { kind: 'removed', text: 'fast' },
      { kind: 'added', text: 'slowly' },
    ]);
  });

  it('always spells out both texts', () => {
    const join = (pieces: ReturnType<typeof wordDifference>, left: 'added' | 'removed') =>
      pieces
        .filter((piece) => piece.kind !== left)
        .map((piece) => piece.text)
        .join('');
    fc.assert(
      fc.property(words, words, (a, b) => {
        const pieces = wordDifference(a, b);
        return join(pieces, 'added') === a && join(pieces, 'removed') === b;
      }),
    );
  });
});
