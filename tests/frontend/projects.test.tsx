import { host } from './panel-host';
import { readProjects } from '../../src/frontend/app/projects';

/** Jira's project search: the asked ids that there are, at most fifty. */
function answerProjects(asked: string[][], status = 200): void {
  host.jira = (restPath) => {
    const wanted = new URL(restPath, 'http://site').searchParams.getAll('id');
    asked.push(wanted);
    return {
      status,
      body: { values: wanted.slice(0, 50).map((id) => ({ id, key: `P${id}`, name: `Project ${id}` })) },
    };
  };
}

const ids = Array.from({ length: 120 }, (_, index) => String(index + 1));

test('a strategy that speaks for more projects than one answer holds gets all their names', async () => {
  const asked: string[][] = [];
  answerProjects(asked);
  const result = await readProjects(ids);
  expect(asked.map((part) => part.length)).toEqual([50, 50, 20]);
  expect(result.ok && result.value.map(({ id }) => id)).toEqual(ids);
});

test('one refused part is a failure, not a shorter list', async () => {
  answerProjects([], 503);
  expect(await readProjects(ids)).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
});
