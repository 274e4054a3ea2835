import { bug, doing, done, open, task, type Epic } from './work';

/** Work that keeps the house running, and what only finance sees. */
export const houseEpics: readonly Epic[] = [
  {
    project: 'OPS',
    ...doing('Fridges that call before they fail', 'piet'),
    labels: ['keeps-running'],
    stories: [
      done('Sensors in six stores', 'piet', 3),
      bug(done('False alarms when the door stands open', 'piet', 2)),
      doing('Who is called at night', 'nadia', 1),
      open('Sensors in the other stores', 8),
      task(open('Renew the contract of the engineer')),
    ],
  },
  {
    project: 'OPS',
    ...done('Backups that somebody has restored', 'nadia'),
    labels: ['keeps-running'],
    stories: [
      done('Restore one store’s till', 'nadia', 3),
      done('Write down how', 'nadia', 1),
      task(done('Do it again without the author', 'piet', 1)),
    ],
  },
  {
    project: 'PAY',
    ...doing('Overtime is paid with the month', 'vera'),
    stories: [doing('Hours from the store planner', 'vera', 5), open('Night rates', 3), open('What it costs a year')],
  },
];
