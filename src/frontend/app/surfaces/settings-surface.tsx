import { AdminPage } from '../../features/admin/admin-page';
import { Flags } from '../flags';
import { SessionGate } from '../session-gate';

export function SettingsSurface() {
  return (
    <SessionGate loading={null}>
      <AdminPage />
      <Flags />
    </SessionGate>
  );
}
