import type { ExplanationProps } from '../../app/slots';

// Minimal until the explanations land here.
export function Explanation({ nodeId, what }: ExplanationProps) {
  return <p data-node={nodeId}>{what}</p>;
}
