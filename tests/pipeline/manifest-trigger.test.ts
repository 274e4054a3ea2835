import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { openSite } from '../../local/site/site';
import { accountOf, App, start } from '../endpoints/support/app';
import { Place } from '../endpoints/support/place';

interface ManifestText {
  modules: Record<string, unknown>;
}

/** How far a linked epic is, as the node panel tells it, before and after one of its stories is done; under a manifest. */
async function followed(change: (manifest: ManifestText) => void): Promise<unknown[]> {
  const root = mkdtempSync(join(tmpdir(), 'sightline-manifest-'));
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as ManifestText;
  change(manifest);
  writeFileSync(join(root, 'manifest.yml'), stringify(manifest));
  const site = await openSite({ app: { load: () => import('../../src/index') }, root, now: start, seed: 'jira' });
  const app = await new App(site).setUp();
  const place = await Place.make(app, 'Followed');
  const rest = async (path: string, body: unknown) => {
    site.advance(1_000);
    return (await site.rest(accountOf('mara'), 'POST', `/rest/api/3/${path}`, body)).body as { readonly id: string };
  };
  const create = (type: string, more: object = {}) =>
    rest('issue', { fields: { project: { key: 'SHOP' }, issuetype: { name: type }, summary: type, ...more } });
  const epic = await create('Epic');
  const story = await create('Story', { parent: { id: epic.id } });
  const tie = { requestId: crypto.randomUUID(), id: crypto.randomUUID(), version: 0, itemId: Number(epic.id) };
  await app.value('mara', 'work.link', { ...tie, nodeId: place.id('objective'), shareBp: null, note: '' });
  const told = async () => {
    for (let rounds = 0; rounds < 10; rounds += 1) {
      site.advance(4_000);
      await site.runEvents({ ignoreDelays: true });
      await site.runQueue({ ignoreDelays: true });
    }
    const { links } = await app.value('mara', 'node.work', { nodeId: place.id('objective'), below: false });
    return links.map(({ underDone, underTotal }) => `${underDone} of ${underTotal}`).join();
  };
  const before = await told();
  await rest(`issue/${story.id}/transitions`, { transition: { id: '41' } });
  const after = await told();
  await site.close();
  rmSync(root, { recursive: true, force: true });
  return [before, after];
}

test('work that moves is followed through the trigger of the manifest, and by nothing else', async () => {
  expect(await followed(() => undefined)).toEqual(['0 of 1', '1 of 1']);
  const without = await followed(({ modules }) => {
    delete modules['trigger'];
  });
  expect(without).toEqual(['0 of 1', '0 of 1']);
});

test('an event before the tables are there is left aside without a sound', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const site = await openSite({ app: { load: () => import('../../src/index') }, now: start, seed: 'jira' });
  await site.runEvents({ ignoreDelays: true });
  const failed = site.cost.rows().filter((row) => row.function === 'issue-event').length;
  expect(failed).toBeGreaterThan(0);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
  await site.close();
});
