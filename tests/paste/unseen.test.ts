import { read } from './reading';

test('a line of which nothing can be seen has no title', () => {
  const plan = read('kind,title\nobjective,\u200B\u00AD\nobjective,می\u200cخواهیم 👩🏽\u200D🚀');
  expect(plan.rows.map(({ title, status, problems }) => [title, status, problems.map(({ cause }) => cause)])).toEqual([
    ['\u200B\u00AD', 'cannot', ['There is no title.']],
    ['می\u200cخواهیم 👩🏽\u200D🚀', 'make', []],
  ]);
});
