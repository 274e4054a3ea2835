import { type Kind, KINDS } from '../../domain/model';
import { canBeUnder } from '../../domain/kinds';
import { aKind, capital } from './kind-words';
import { cannot, type Said } from './words';

/** What a line becomes when it does not say: by where it stands and by whether it has numbers. */
export function inferKind(parentKind: Kind | null, numbers: boolean): Kind {
  if (parentKind === null) return 'vision';
  if (numbers) return 'keyResult';
  return parentKind === 'keyResult' ? 'initiative' : 'objective';
}

/** Why a kind can't stand there; `null` when it can. */
export function sayWrongKind(kind: Kind, parentKind: Kind | null, labels: Readonly<Record<Kind, string>>): Said | null {
  if (canBeUnder(kind, parentKind)) return null;
  const those = KINDS.filter((parent) => canBeUnder(kind, parent)).map((parent) => aKind(parent, labels));
  const places = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(those);
  const remedy = kind === 'vision' ? 'A strategy has one, at the top.' : `Put it under ${places}.`;
  const where = parentKind === null ? 'at the top' : `under ${aKind(parentKind, labels)}`;
  return cannot(`${capital(aKind(kind, labels))} can't stand ${where}.`, remedy);
}
