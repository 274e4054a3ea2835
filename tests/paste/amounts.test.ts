import { readAmount, readAmounts, splitAmounts } from '../../src/shared/paste/amounts';

describe('a number in a cell', () => {
  it.each([
    ['75', 75, ''],
    ['75 %', 75, '%'],
    ['75%', 75, '%'],
    ['−3 °C', -3, '°C'],
    ['€ 1,200.50', 1200.5, '€'],
    ['USD 500', 500, 'USD'],
    ['1 250 000', 1_250_000, ''],
    ['2,1 days', 2.1, 'days'],
    ['10k', 10, 'k'],
    ['1e3', 1000, ''],
    ['1e308', 1e308, ''],
  ])('reads %j', (text, value, unit) => {
    expect(readAmount(text)).toMatchObject({ value, unit });
  });

  it.each(['', 'abc', 'NaN', 'Infinity', '1.2.3', '12 of 40', '—', '€ 5 a day', '0x10'])('does not read %j', (text) => {
    expect(readAmount(text)).toBeNull();
  });

  it('says when a comma may mean decimals elsewhere', () => {
    expect(readAmount('1,250')).toMatchObject({ value: 1250, ambiguous: true });
    expect(readAmount('1,250.5')).toMatchObject({ value: 1250.5, ambiguous: false });
  });
});

describe('two numbers with an arrow', () => {
  it.each([
    ['61 → 75 %', { baseline: 61, target: 75, unit: '%' }],
    ['61% -> 75%', { baseline: 61, target: 75, unit: '%' }],
    ['4.0→1.0', { baseline: 4, target: 1, unit: '' }],
    ['€5 → €7', { baseline: 5, target: 7, unit: '€' }],
  ])('reads %j', (text, amounts) => {
    expect(readAmounts(text)).toEqual(amounts);
  });

  it.each(['61', '61 → ', '→ 75', '61 % → 75 days', 'from 61 to 75'])('does not read %j', (text) => {
    expect(readAmounts(text)).toBeNull();
  });

  it.each([
    ['Checkout completion 61 → 75 %', 'Checkout completion', { baseline: 61, target: 75, unit: '%' }],
    ['Checkout completion: 61 -> 75 %', 'Checkout completion', { baseline: 61, target: 75, unit: '%' }],
    ['Premium SLA 81 → 100 %', 'Premium SLA', { baseline: 81, target: 100, unit: '%' }],
    ['Plan 2 100 → 200', 'Plan 2', { baseline: 100, target: 200, unit: '' }],
    ['Basket (€ 31 → € 35)', 'Basket', { baseline: 31, target: 35, unit: '€' }],
    ['سرعة الدفع 61 → 75 %', 'سرعة الدفع', { baseline: 61, target: 75, unit: '%' }],
    ['Net revenue $1.2M → $2M', 'Net revenue', { baseline: 1.2, target: 2, unit: '$M' }],
    ['Time to pay from 250 to 150 s', 'Time to pay from 250 to 150 s', { baseline: 250, target: 150, unit: 's' }],
    [
      'Grow net revenue from $1.2M to $2M',
      'Grow net revenue from $1.2M to $2M',
      { baseline: 1.2, target: 2, unit: '$M' },
    ],
    ['Conversion 24 to 30%', 'Conversion 24 to 30%', { baseline: 24, target: 30, unit: '%' }],
    ['A → B 1 → 2 days a week', 'A → B', { baseline: 1, target: 2, unit: 'days a week' }],
  ])('takes them off the end of %j', (text, title, amounts) => {
    expect(splitAmounts(text)).toEqual({ title, amounts });
  });

  it.each([
    'Open the shop from 9 to 5',
    'Open from 9 to 17 every day',
    'A discount of 10 to 20%',
    'Keep churn 24 to 30%',
    'Answer in 24 to 48 h',
    'From 250 to 150 s',
    'Travel from 2 to 3 places at $5 a day',
    'Hold from 5 % to 5 %',
    '61 → 75 %',
    'From CE->EE in 2 steps',
    'Move from v1 → v2 everywhere',
    'Triple 3 → many',
    'Basket (31 → 35',
    'Reach 5 of 10 -> then stop',
  ])('leaves %j alone', (text) => {
    expect(splitAmounts(text)).toBeNull();
  });

  it('takes no time over a line of any length', () => {
    const started = performance.now();
    splitAmounts(`${' 1 →'.repeat(50_000)} 2`);
    splitAmounts(`${'1 '.repeat(100_000)}→ 2`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
