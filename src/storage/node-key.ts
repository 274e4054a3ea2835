import type { Kind } from '../domain/model';

/** Before the number of a key that people say aloud: `OBJ-12`. */
const prefixes: Readonly<Record<Kind, string>> = {
  vision: 'VIS',
  theme: 'THM',
  objective: 'OBJ',
  keyResult: 'KR',
  initiative: 'INI',
};

export const keyOf = (kind: Kind, number: number): string => `${prefixes[kind]}-${number}`;
