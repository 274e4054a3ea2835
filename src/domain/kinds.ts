import type { Kind } from './model';

const CHILDREN: Readonly<Record<Kind, readonly Kind[]>> = {
  vision: ['theme', 'objective'],
  theme: ['objective'],
  objective: ['objective', 'keyResult', 'initiative'],
  keyResult: ['initiative'],
  initiative: [],
};

/** [TR1] Kinds that may stand directly below this one. */
export function allowedChildKinds(kind: Kind): readonly Kind[] {
  return CHILDREN[kind];
}

/** [TR1] Only a vision stands at the top (`null`). */
export function canBeUnder(kind: Kind, parentKind: Kind | null): boolean {
  return parentKind === null ? kind === 'vision' : CHILDREN[parentKind].includes(kind);
}

/** [TR4] Themes and the vision never expire. */
export function expires(kind: Kind): boolean {
  return kind !== 'vision' && kind !== 'theme';
}
