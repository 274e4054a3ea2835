import type { NodeId } from '../../../../domain/model';

/** Where a field of a node stands in the page, so that the focus can come back to it after a conflict. */
export const fieldDomId = (nodeId: NodeId, field: string): string => `sightline-field-${nodeId}-${field}`;

/** After the next rendering: what has the id, or the first control inside it. */
export function focusField(nodeId: NodeId, field: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(fieldDomId(nodeId, field));
    const control =
      place?.matches('input, textarea, select, button') === true
        ? place
        : place?.querySelector<HTMLElement>('input, textarea, select, button');
    control?.focus();
  });
}
