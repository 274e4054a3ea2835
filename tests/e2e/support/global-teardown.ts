import { rmSync } from 'node:fs';

export default function tearDown(): void {
  const folder = process.env['SIGHTLINE_E2E'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
