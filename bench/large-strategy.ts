import { randomUUID } from 'node:crypto';
import { LIMITS } from '../src/shared/limits';
import type { Commitment, Kind } from '../src/domain/model';
import type { SiteProcess } from '../tests/e2e/support/site-process';

interface Row {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: Kind;
  readonly title: string;
  readonly commitment: Commitment | null;
}

const commitment: Commitment = {
  ...{ direction: 'increase', baseline: 0, target: 100 },
  ...{ bandLow: null, bandHigh: null, tolerance: null, dueDay: null },
};

/** Themes, two levels of objectives, three key results and an initiative each: as large companies have them. */
function rowsOf(size: number): Row[] {
  const rows: Row[] = [];
  const add = (parentId: string | null, kind: Kind): string => {
    const id = randomUUID();
    const title = `${kind} ${rows.length + 1}, with a title of the usual length`;
    rows.push({ id, parentId, kind, title, commitment: kind === 'keyResult' ? commitment : null });
    return id;
  };
  const fill = (parentId: string): void => {
    for (const kind of ['keyResult', 'keyResult', 'keyResult', 'initiative'] as const)
      if (rows.length < size) add(parentId, kind);
  };
  while (rows.length < size) {
    const theme = add(null, 'theme');
    for (let nth = 0; nth < 8 && rows.length < size; nth += 1) {
      const objective = add(theme, 'objective');
      fill(objective);
      for (let below = 0; below < 3 && rows.length < size; below += 1) fill(add(objective, 'objective'));
    }
  }
  return rows;
}

/** Makes a strategy of so many nodes through the app's endpoints. Answers how many there are, the vision included. */
export async function makeLargeStrategy(site: SiteProcess, size: number): Promise<number> {
  const ask = async (functionKey: string, payload: object): Promise<unknown> => {
    for (;;) {
      const body = { moduleKey: 'strategy', functionKey, payload: { ...payload }, page: `bench-${randomUUID()}` };
      const { value } = (await site.ask('POST', 'invoke', body)) as {
        value: { ok: true; value: unknown } | { ok: false; failure: { code: string; message: string } };
      };
      if (value.ok) return value.value;
      if (value.failure.code === 'settingUp') await ask('setup.progress', {});
      else if (value.failure.code !== 'busy') throw new Error(`${functionKey}: ${value.failure.message}`);
      await site.ask('POST', 'clock', { advance: 1_000 });
    }
  };
  await ask('session.open', {});
  const strategyId = randomUUID();
  const named = {
    id: strategyId,
    name: 'Large',
    timeZone: 'Europe/London',
    projectIds: [],
    visionTitle: 'A large strategy',
  };
  await ask('strategy.create', { requestId: randomUUID(), ...named });
  const { nodes } = (await ask('strategy.tree', { strategyId })) as { nodes: { id: string }[] };
  const rows = rowsOf(size - 1).map((row) => ({
    ...row,
    ownerId: null,
    weight: 1,
    unit: row.kind === 'keyResult' ? '%' : '',
  }));
  for (let from = 0; from < rows.length; from += LIMITS.pasteRows) {
    const chunk = rows.slice(from, from + LIMITS.pasteRows);
    await ask('paste.make', { requestId: randomUUID(), strategyId, parentId: nodes[0]?.id ?? null, rows: chunk });
  }
  return rows.length + 1;
}
