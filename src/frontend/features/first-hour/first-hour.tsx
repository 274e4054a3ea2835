import type { FirstHourProps } from '../../app/slots';

// Minimal until the first hour lands here.
export function FirstHour({ strategyId, onOpen }: FirstHourProps) {
  return (
    <button type="button" onClick={() => onOpen(strategyId ?? '')}>
      Open the strategy
    </button>
  );
}
