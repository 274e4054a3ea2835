import type { NodePanelProps } from '../../app/slots';
import { useNode } from '../../app/tree';

// Minimal until the panel lands here.
export function NodePanel({ nodeId, onClose }: NodePanelProps) {
  const node = useNode(nodeId);
  return (
    <section aria-label={node?.title}>
      <h2>{node?.title}</h2>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
