// Minimal until the settings land here.
export function AdminPage() {
  return <h1>Strategy settings</h1>;
}
