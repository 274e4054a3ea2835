import type { CheckInProps } from '../../app/slots';

// Minimal until the check-in lands here.
export function CheckInPopover({ nodeId, onClose }: CheckInProps) {
  return (
    <button type="button" data-node={nodeId} onClick={onClose}>
      Cancel
    </button>
  );
}
