import type { InputKey } from '../../src/shared/inputs';
import type { Result } from '../../src/shared/result';
import { openApp, type App } from './support/app';
import { differences } from './support/differences';
import { malformed, missingFields } from './support/malformed';
import { Place } from './support/place';
import { samples } from './support/samples';
import { stateOf, type State } from './support/state';

let app: App;
let place: Place;

beforeAll(async () => {
  app = await openApp();
  place = await (await Place.make(app, 'Sample')).withEverything();
});
afterAll(() => app.close());

describe.each(Object.keys(samples) as InputKey[])('%s', (key) => {
  it('is tried with every field it knows', () => {
    expect(missingFields(key, samples[key](place))).toEqual([]);
  });

  it('names what is malformed, repeats nothing of it, and changes nothing', async () => {
    const before: State = await stateOf(place);
    const wrong: unknown[] = [];
    for (const { what, path, payload } of malformed(key, samples[key](place))) {
      const answer = (await app.answer('mara', key, payload)) as Result<unknown>;
      const fields = answer.ok || answer.failure.code !== 'badInput' ? [] : Object.keys(answer.failure.fields ?? {});
      const named = fields.some(
        (field) => path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`),
      );
      const said = JSON.stringify(answer);
      if (!named || said.length > 1_500 || said.includes('xxx') || said.includes('admin'))
        wrong.push([what, said.slice(0, 300)]);
    }
    expect(wrong).toEqual([]);
    expect(differences(before, await stateOf(place))).toEqual([]);
  });
});

it.each([[], 'text', 7, true, [[]], { payload: {} }])('%p is no payload', async (payload) => {
  for (const key of Object.keys(samples) as InputKey[]) {
    const answer = (await app.answer('mara', key, payload)) as Result<unknown>;
    expect([key, answer.ok ? 'ok' : answer.failure.code]).toEqual([key, 'badInput']);
  }
});

it('is not reached by more than a bridge carries', async () => {
  const payload = { ...samples['node.update'](place), reason: 'x'.repeat(500_000) };
  await expect(app.answer('mara', 'node.update', payload)).rejects.toThrow('Request body size limit');
});
