import fc from 'fast-check';
import { idIndex } from '../../../src/domain/work/id-index';

test('an index of ids is always what a map in order of appearance is, however far it grows', () => {
  const id = fc.oneof(
    fc.nat(40),
    fc.maxSafeNat(),
    fc.nat(3).map((nth) => 7 + nth * 2 ** 32),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 200 }), fc.nat(50), (ids, expected) => {
      const index = idIndex(expected);
      const map = new Map<number, number>();
      for (const one of ids) {
        expect(index.find(one)).toBe(map.get(one) ?? -1);
        if (!map.has(one)) map.set(one, map.size);
        expect(index.put(one)).toBe(map.get(one));
      }
      expect(index.ids).toEqual([...map.keys()]);
      for (const [one, at] of map) expect(index.find(one)).toBe(at);
    }),
  );
});
