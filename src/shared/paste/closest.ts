import { distance } from 'fastest-levenshtein';

/** Comparisons of one reading of a text; past it lines get no suggestion rather than a slow page. */
const BUDGET = 200_000;

const folded = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The nearest by edit distance, when it is near enough to be a slip of the pen: a third of its letters at most. */
export class Closest {
  #left = BUDGET;
  readonly #known = new Map<string, string | null>();

  find(wanted: string, candidates: Iterable<string>): string | null {
    const before = this.#known.get(wanted);
    if (before !== undefined) return before;
    const found = this.#search(folded(wanted), candidates);
    this.#known.set(wanted, found);
    return found;
  }

  #search(word: string, candidates: Iterable<string>): string | null {
    let best: string | null = null;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    for (const candidate of candidates) {
      if (this.#left <= 0) break;
      if (Math.abs(candidate.length - word.length) >= least) continue;
      this.#left -= 1;
      const far = distance(word, folded(candidate));
      if (far >= least) continue;
      least = far;
      best = candidate;
    }
    return best;
  }
}
