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

  it.each([
    ['12%', '%', 12],
    ['12 %', '%', 12],
    ['12%', 's', null],
    ['12%', '', null],
    ['$1.3M', '$M', 1.3],
    ['1.3M', '$M', 1.3],
    ['$1.3', '$M', 1.3],
    ['1.3 $M', '$M', 1.3],
    ['$1300k', '$M', 1.3],
    ['$1.1M', '$', 1_100_000],
    ['1.3 bn', '€', 1_300_000_000],
    ['€ 31', '€', 31],
    ['-$1.3M', '$M', -1.3],
    ['€1.3M', '$M', null],
    ['1.3M', 'people', null],
    ['1.3M', 'M', 1.3],
    ['250s', 's', 250],
    ['$', '$', null],
  ])('reads %j in a field of %j as %j', (text, unit, value) => {
    expect(readNumber(text, unit)).toBe(value);
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
