import type { AccountId, NodeId } from '../../../domain/model';
import type { CheckInForm } from './check-in-form';

export type Typed = Partial<CheckInForm>;

const TEXTS = ['value', 'asOf', 'comment', 'start', 'target', 'unit'] as const;
const nameOf = (account: AccountId, nodeId: NodeId): string => `sightline check-in ${account} ${nodeId}`;

/** Where the browser refuses storage inside a frame, it lives as long as the page. */
const onThisPage = new Map<string, string>();

/** Remembers in this tab what was typed and not sent; nothing typed forgets it. */
export function keepUnsent(account: AccountId, nodeId: NodeId, typed: Typed): void {
  const name = nameOf(account, nodeId);
  const text = Object.keys(typed).length === 0 ? null : JSON.stringify(typed);
  onThisPage.delete(name);
  try {
    if (text === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {
    if (text !== null) onThisPage.set(name, text);
  }
}

export function unsentOf(account: AccountId, nodeId: NodeId): Typed {
  const name = nameOf(account, nodeId);
  try {
    return readTyped(JSON.parse(onThisPage.get(name) ?? sessionStorage.getItem(name) ?? 'null'));
  } catch {
    return {};
  }
}

/** Whatever stands in storage may be of another version of this page. */
function readTyped(value: unknown): Typed {
  if (typeof value !== 'object' || value === null) return {};
  const parts = new Map<string, unknown>(Object.entries(value));
  const typed: { -readonly [Key in keyof Typed]: Typed[Key] } = {};
  for (const name of TEXTS) {
    const text = parts.get(name);
    if (typeof text === 'string') typed[name] = text;
  }
  const confidence = parts.get('confidence');
  if (typeof confidence === 'number') typed.confidence = confidence;
  return typed;
}

/** Only what differs from what is offered: a day that nobody chose is today's again tomorrow. */
export function typedOf(form: CheckInForm, first: CheckInForm): Typed {
  const differs = (name: keyof CheckInForm) => form[name] !== first[name];
  return {
    ...Object.fromEntries(TEXTS.filter(differs).map((name) => [name, form[name]])),
    ...(differs('confidence') ? { confidence: form.confidence } : {}),
  };
}
