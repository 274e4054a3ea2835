import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite } from './site-process';

/** Builds everything and makes the company once; each test file starts its site on a copy. */
export default async function setUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-e2e-'));
  process.env['SIGHTLINE_E2E'] = folder;
  for (const seed of ['company', 'jira'] as const) {
    const site = await startSite({ dir: join(folder, seed), seed });
    await site.stop();
  }
}
