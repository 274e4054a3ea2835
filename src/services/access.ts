import type { AccountId } from '../domain/model';
import type { Verdict } from './ports/ports';
import type { StrategyAccess } from './ports/rows';

/** Who may do what: pure predicates on what Jira says of the person and on what is stored. */

interface Owned {
  readonly ownerId: AccountId | null;
  readonly contributorIds: readonly AccountId[];
}

export function mayAdminister(actor: Verdict): boolean {
  return actor.jiraUser && actor.admin;
}

export function mayViewStrategy(actor: Verdict, strategy: StrategyAccess): boolean {
  if (!actor.jiraUser) return false;
  if (strategy.groupIds.length === 0 || mayAdminister(actor)) return true;
  return strategy.editorIds.includes(actor.accountId) || strategy.groupIds.some((id) => actor.groupIds.includes(id));
}

/** The living document: who has no Jira reads it in Confluence, unless it is restricted. */
export function mayReadDocument(actor: Verdict, strategy: StrategyAccess): boolean {
  return mayViewStrategy(actor, strategy) || (actor.confluence !== undefined && strategy.groupIds.length === 0);
}

/** Every node, cycle and team of it. */
export function mayEditStrategy(actor: Verdict, strategy: StrategyAccess): boolean {
  return mayAdminister(actor) || (actor.jiraUser && strategy.editorIds.includes(actor.accountId));
}

export function mayEditNode(actor: Verdict, strategy: StrategyAccess, node: Owned): boolean {
  if (mayEditStrategy(actor, strategy)) return true;
  const named = node.ownerId === actor.accountId || node.contributorIds.includes(actor.accountId);
  return named && mayViewStrategy(actor, strategy);
}

/** Owners grow what is theirs; contributors do not. */
export function mayCreateBelow(actor: Verdict, strategy: StrategyAccess, parent: Owned | null): boolean {
  if (mayEditStrategy(actor, strategy)) return true;
  return parent !== null && parent.ownerId === actor.accountId && mayViewStrategy(actor, strategy);
}

/** Whom to ask: the owner first, then the editors of the strategy, then administrators who are known. */
export function whomToAsk(
  strategy: StrategyAccess | null,
  node: Owned | null,
  admins: readonly AccountId[] = [],
): AccountId[] {
  const owner = node?.ownerId == null ? [] : [node.ownerId];
  return [...new Set([...owner, ...(strategy?.editorIds ?? []), ...admins])];
}
