import { type Kind, KINDS } from '../../domain/model';

const WORDS: ReadonlyMap<string, Kind> = new Map([
  ['vision', 'vision'],
  ['theme', 'theme'],
  ['pillar', 'theme'],
  ['objective', 'objective'],
  ['goal', 'objective'],
  ['o', 'objective'],
  ['keyresult', 'keyResult'],
  ['kr', 'keyResult'],
  ['initiative', 'initiative'],
]);

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '');

/** “keyResult”, “Key result”, “KR”, or what the site calls it. */
export function readKind(word: string, labels: Readonly<Record<Kind, string>>): Kind | null {
  const wanted = plain(word);
  return KINDS.find((kind) => plain(labels[kind]) === wanted) ?? WORDS.get(wanted) ?? null;
}

/** “a key result”, “an objective”, in the site's own words. */
export function aKind(kind: Kind, labels: Readonly<Record<Kind, string>>): string {
  const label = labels[kind];
  const lower = /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return `${/^[aeiou]/i.test(lower) ? 'an' : 'a'} ${lower}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
