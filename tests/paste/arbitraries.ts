import fc from 'fast-check';
import { allowedChildKinds } from '../../src/domain/kinds';
import { type Commitment, type Kind } from '../../src/domain/model';
import { validateCommitment } from '../../src/domain/progress';
import { isUnseen } from '../../src/shared/unseen';
import { NO_COMMITMENT } from '../../src/shared/paste/commitment';
import { type WrittenNode } from '../../src/shared/paste/write-table';

const awkward = fc.constantFrom(
  '- dash',
  '1. one',
  '1.0 is late',
  '"quoted"',
  "a 'b' “c”",
  'a,b;c\td',
  'Good',
  'GOOD',
  'title',
  'OBJ-3',
  '=1+1',
  'KR: x 1 → 2 %',
  'Time to pay from 250 to 150 s',
  'Conversion 24 to 30%',
  'Revenue $1.2M → $2M',
  '@OBJ-3 x',
  'two\nlines',
  'שלום עולם',
  'مرحبا, بالعالم',
  '👩‍👩‍👧‍👦 💪🏽',
  'e\u0301',
  '\u200f١٢٣',
  'maintain 1–2',
  'constructor',
  '__proto__',
);
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).filter((text) => !text.includes('\r'));

/** Titles as the strategy keeps them: trimmed, with something to see, without half characters. */
export const title = fc
  .oneof({ weight: 3, arbitrary: awkward }, { weight: 1, arbitrary: anyText }, { weight: 2, arbitrary: fc.lorem() })
  .map((text) => text.trim())
  .filter((text) => !isUnseen(text) && !/\p{Surrogate}/u.test(text));

export const lineTitle = title.filter((text) => !text.includes('\n'));

const value = fc
  .oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: -1e15, max: 1e15, noNaN: true }))
  .map((n) => n || 0);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const commitment: fc.Arbitrary<Commitment> = fc
  .oneof(
    fc.constant(NO_COMMITMENT),
    fc.record({
      direction: fc.constantFrom('increase' as const, 'decrease' as const),
      baseline: maybe(value),
      target: maybe(value),
      bandLow: fc.constant(null),
      bandHigh: fc.constant(null),
      tolerance: fc.constant(null),
      dueDay: fc.constant(null),
    }),
    fc.record({
      direction: fc.constantFrom('maintain' as const, 'milestone' as const),
      baseline: fc.constant(null),
      target: fc.constant(null),
      bandLow: maybe(value),
      bandHigh: maybe(value),
      tolerance: maybe(fc.double({ min: 0.001, max: 1e6, noNaN: true })),
      dueDay: maybe(fc.integer({ min: 10_000, max: 40_000 })),
    }),
  )
  .filter((one) => validateCommitment(one) === null);

const unit = fc.oneof(fc.constantFrom('', '%', 'days', '€', 'points of 10'), fc.lorem({ maxCount: 2 }));

/** A strategy from its vision down, parents first and each followed by what is below it. */
export const strategy: fc.Arbitrary<WrittenNode[]> = fc
  .array(
    fc.record({ title, unit, commitment, weight: fc.integer({ min: 0, max: 100 }), pick: fc.nat(), kind: fc.nat() }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((seeds) => {
    const nodes: (WrittenNode & { below: WrittenNode['id'][] })[] = [];
    for (const [index, seed] of seeds.entries()) {
      const parents = nodes.filter((node) => allowedChildKinds(node.kind).length > 0);
      const parent = index === 0 ? undefined : parents[seed.pick % parents.length];
      const kinds: readonly Kind[] = parent ? allowedChildKinds(parent.kind) : ['vision'];
      const kind = kinds[seed.kind % kinds.length]!;
      const id = `id-${index}`;
      const measured = kind === 'keyResult';
      parent?.below.push(id);
      nodes.push({
        ...{ id, parentId: parent?.id ?? null, key: `OBJ-${index + 1}`, kind, title: seed.title, ownerName: '' },
        ...{
          weight: seed.weight,
          unit: measured ? seed.unit : '',
          commitment: measured ? seed.commitment : null,
          below: [],
        },
      });
    }
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const walk = (id: string): WrittenNode[] => {
      const { below, ...node } = byId.get(id)!;
      return [node, ...below.flatMap(walk)];
    };
    return walk('id-0');
  });
