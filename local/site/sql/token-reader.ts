import { databaseRefuses, type SqlFailure } from './failure';
import { isSymbol, isWord, nameOf, type Token } from './tokens';

/** A cursor over the tokens of one statement; whatever does not fit is MySQL's syntax error. */
export class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  peek(): Token | undefined {
    return this.tokens[this.at];
  }

  next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw this.unexpected();
    this.at += 1;
    return token;
  }

  /** Steps over the words if all of them come next. */
  accept(...words: readonly string[]): boolean {
    if (!words.every((word, i) => isWord(this.tokens[this.at + i], word))) return false;
    this.at += words.length;
    return true;
  }

  acceptSymbol(symbol: string): boolean {
    if (!isSymbol(this.peek(), symbol)) return false;
    this.at += 1;
    return true;
  }

  expect(...words: readonly string[]): void {
    if (!this.accept(...words)) throw this.unexpected();
  }

  expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) throw this.unexpected();
  }

  name(): string {
    const name = nameOf(this.peek());
    if (name === null) throw this.unexpected();
    this.at += 1;
    return name;
  }

  /** `(12)` or `(12, 2)`; an empty list when there is no bracket. */
  numbers(): number[] {
    const found: number[] = [];
    if (!this.acceptSymbol('(')) return found;
    do found.push(Number(this.next().value));
    while (this.acceptSymbol(','));
    this.expectSymbol(')');
    return found;
  }

  /** Everything up to the comma or bracket that ends this item. */
  restOfItem(): Token[] {
    const rest: Token[] = [];
    for (let depth = 0; this.peek();) {
      const token = this.peek();
      if (depth === 0 && (isSymbol(token, ',') || isSymbol(token, ')'))) break;
      if (isSymbol(token, '(')) depth += 1;
      if (isSymbol(token, ')')) depth -= 1;
      rest.push(this.next());
    }
    return rest;
  }

  done(): boolean {
    return this.at >= this.tokens.length || (this.at === this.tokens.length - 1 && isSymbol(this.peek(), ';'));
  }

  unexpected(): SqlFailure {
    return databaseRefuses(1064, `You have an error in your SQL syntax near '${this.peek()?.text ?? ''}'`);
  }
}
