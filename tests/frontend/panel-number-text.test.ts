import fc from 'fast-check';
import { readNumber, writeNumber } from '../../src/shared/number-text';

describe('readNumber', () => {
  it.each([
    ['67.2', 67.2],
    ['67,2', 67.2],
    [' 67.2 % ', 67.2],
    ['1,250', 1250],
    ['1 250', 1250],
    ['1 250,5', 1250.5],
    ['1.250,5', 1250.5],
    ['1,250.5', 1250.5],
    ['−3', -3],
    ['-0', 0],
    ['+4', 4],
    ['.5', 0.5],
    ['1e3', 1000],
    ['', null],
    ['abc', null],
    ['1.2.3', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e999', null],
    ['0x10', null],
  ])('reads %j as %j', (text, value) => {
    expect(readNumber(text, '%')).toBe(value);
  });

  it('always reads back what writeNumber wrote', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        (value) => readNumber(writeNumber(value)) === (value || 0),
      ),
    );
  });
});
