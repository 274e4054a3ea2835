import { newDraft } from '../../src/frontend/features/panel/editing/drafts';
import {
  narrativeField,
  titleField,
  type NodePatch,
  type Snapshot,
} from '../../src/frontend/features/panel/editing/field';
import { saveDraft, type SaveDoor } from '../../src/frontend/features/panel/editing/save-draft';
import { fail, ok, type Failure, type Result } from '../../src/shared/result';

const node: Snapshot = {
  id: 'n1',
  strategyId: 's1',
  parentId: null,
  kind: 'objective',
  rank: 'a0',
  lifecycle: 'active',
  weight: 1,
  parentShareBp: null,
  cycleId: null,
  activatedAt: null,
  resumedAt: null,
  archivedAt: null,
  milestonesDone: 0,
  milestonesTotal: 0,
  override: null,
  keyResult: null,
  version: 3,
  key: 'OBJ-7',
  title: 'Checkout that people finish',
  ownerId: 'ife',
  contributorIds: [],
  teamId: null,
  reviewBy: null,
  metricName: '',
  unit: '',
  narrative: 'Four in ten.',
  rationale: '',
  tradeOffs: '',
  rollup: {
    nodeId: 'n1',
    day: 0,
    outcomeBp: null,
    expectedBp: null,
    ratioBp: null,
    health: 'unmeasured',
    computedHealth: 'unmeasured',
    notes: [],
    confidenceX100: null,
    weakestId: null,
    lastCheckInDay: null,
    inputCount: 0,
    unknownCount: 0,
    leftOutCount: 0,
    trend: null,
  },
};

/** A server with one node: it refuses a stale version, like the real one. */
function site(saved: Snapshot, seen: Snapshot = saved, refuse?: Failure) {
  let known: Snapshot | null = seen;
  const sent: { version: number; patch: NodePatch; reason: string | null }[] = [];
  const door: SaveDoor = {
    latest: () => known,
    reread: () => Promise.resolve((known = saved)),
    lastChange: () => ({ byId: 'jonah', at: 5 }),
    update: (version, patch, reason): Promise<Result<unknown>> => {
      sent.push({ version, patch, reason });
      if (refuse) return Promise.resolve(fail(refuse));
      return Promise.resolve(
        version === saved.version
          ? ok({})
          : fail({ code: 'conflict', message: 'Changed.', changedBy: 'jonah', changedAt: 9 }),
      );
    },
  };
  return { door, sent };
}

const typed = (base: string, mine: string) => ({ ...newDraft(base), mine });

describe('saveDraft', () => {
  it('sends only what changed, with the version it knows', async () => {
    const { door, sent } = site(node);
    expect(await saveDraft(narrativeField, typed('Four in ten.', 'Five in ten.'), door)).toEqual({ kind: 'saved' });
    expect(sent).toEqual([{ version: 3, patch: { narrative: 'Five in ten.' }, reason: null }]);
  });

  it('does not ask the server when nothing changed', async () => {
    const { door, sent } = site(node);
    expect(await saveDraft(narrativeField, typed('Four in ten.', 'Four in ten.'), door)).toEqual({ kind: 'saved' });
    expect(sent).toEqual([]);
  });

  it('is a conflict when somebody changed the same field, and says who', async () => {
    const { door } = site({ ...node, version: 4, narrative: 'Six in ten.' }, node);
    expect(await saveDraft(narrativeField, typed('Four in ten.', 'Five in ten.'), door)).toEqual({
      kind: 'trouble',
      trouble: { kind: 'conflict', theirs: 'Six in ten.', byId: 'jonah', at: 9 },
    });
  });

  it('notices a conflict that polling has already brought in, without writing', async () => {
    const { door, sent } = site({ ...node, version: 4, narrative: 'Six in ten.' });
    expect(await saveDraft(narrativeField, typed('Four in ten.', 'Five in ten.'), door)).toMatchObject({
      trouble: { kind: 'conflict', byId: 'jonah' },
    });
    expect(sent).toEqual([]);
  });

  it('saves on top when somebody changed another field', async () => {
    const { door, sent } = site({ ...node, version: 4, title: 'Renamed' }, node);
    expect(await saveDraft(narrativeField, typed('Four in ten.', 'Five in ten.'), door)).toEqual({ kind: 'saved' });
    expect(sent.map((one) => one.version)).toEqual([3, 4]);
  });

  it('says when the node is gone', async () => {
    const { door } = site(node);
    expect(await saveDraft(titleField, typed('a', 'b'), { ...door, latest: () => null })).toMatchObject({
      trouble: { kind: 'failed' },
    });
  });

  it('refuses an empty title itself', async () => {
    const { door, sent } = site(node);
    expect(await saveDraft(titleField, typed(node.title, '  '), door)).toMatchObject({
      trouble: { kind: 'invalid', message: 'Give it a title.' },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ['forbidden', 'forbidden'],
    ['badInput', 'invalid'],
    ['refused', 'invalid'],
    ['busy', 'failed'],
    ['unavailable', 'failed'],
  ] as const)('turns %s into %s', async (code, kind) => {
    const { door } = site(node, node, { code, message: 'No.' });
    expect(await saveDraft(titleField, typed(node.title, 'b'), door)).toMatchObject({
      trouble: { kind, message: 'No.' },
    });
  });
});
