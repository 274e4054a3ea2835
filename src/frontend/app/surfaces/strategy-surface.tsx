import { Flags } from '../flags';
import { SessionGate } from '../session-gate';

export function StrategySurface() {
  return (
    <SessionGate loading={null}>
      <Flags />
    </SessionGate>
  );
}
