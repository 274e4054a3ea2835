import type { Kind } from '../../domain/model';

/** "an objective", "a key result", with the labels of this site. */
export function withArticle(label: string): string {
  const word = label.toLocaleLowerCase();
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}

export type KindLabels = Readonly<Record<Kind, string>>;
