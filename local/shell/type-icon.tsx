import type { Brief } from './issue-model';

/** The picture of a type of work, which says its name. */
export function TypeIcon({ type: { id, name } }: { readonly type: Pick<Brief['fields']['issuetype'], 'id' | 'name'> }) {
  return <img src={`/__site/avatar/type/${id}?size=16`} width="16" height="16" alt={name} />;
}
