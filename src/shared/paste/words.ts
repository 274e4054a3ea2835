import { type PasteProblem, type PasteSuggestion } from './plan';

export interface Said {
  readonly level: PasteProblem['level'];
  readonly cause: string;
  readonly remedy: string;
  readonly suggestion?: PasteSuggestion | null;
}

const digits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
export const figure = (value: number): string => digits.format(value);

/** Titles inside a sentence, short enough to leave room for the sentence. */
export const quoted = (title: string): string => `“${title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title}”`;

export const cannot = (cause: string, remedy: string, suggestion: PasteSuggestion | null = null): Said => ({
  level: 'cannot',
  cause,
  remedy,
  suggestion,
});

export const look = (cause: string, remedy: string): Said => ({ level: 'look', cause, remedy });
