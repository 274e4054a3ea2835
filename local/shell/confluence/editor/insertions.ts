import type { AppMacro } from '../../session';
import { styles, type Style } from './blocks';

export type Insertion =
  | { readonly kind: 'style'; readonly name: string; readonly style: Style }
  | { readonly kind: 'macro'; readonly name: string; readonly macro: AppMacro };

/** Everything that can be inserted, the app's macros first; `filter` is what was typed after the slash. */
export function insertions(macros: readonly AppMacro[], filter = ''): readonly Insertion[] {
  const all: readonly Insertion[] = [
    ...macros.map((macro) => ({ kind: 'macro' as const, name: macro.title, macro })),
    ...Object.entries(styles).map(([style, name]) => ({ kind: 'style' as const, name, style: style as Style })),
  ];
  const wanted = filter.trim().toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(wanted));
}
