/** How a column holds accounts: `one` id, a JSON `list` of ids, or JSON that `says` ids as values. */
export type Holds = 'one' | 'list' | 'says';

const stamped = { created_by: 'one', updated_by: 'one', last_change: 'says' } as const;

/** Every column that may hold an account. A test compares it with the schema. */
export const accountColumns: Readonly<Record<string, Readonly<Record<string, Holds>>>> = {
  strategy: { ...stamped, editor_ids: 'list' },
  cycle: stamped,
  team: { ...stamped, lead_id: 'one' },
  node: { ...stamped, owner_id: 'one', override_by: 'one', contributor_ids: 'list' },
  metric: { ...stamped, owner_id: 'one' },
  metric_value: { by_id: 'one', last_change: 'says' },
  node_edge: stamped,
  link: stamped,
  setting: stamped,
  work_class: stamped,
  change_log: { by_id: 'one' },
  audit_log: { by_id: 'one', changes: 'says' },
};
