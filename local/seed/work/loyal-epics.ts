import { bug, doing, done, inReview, open, task, type Epic } from './work';

export const loyalEpics: readonly Epic[] = [
  {
    project: 'LOYAL',
    ...doing('New customers come back within two weeks', 'sunniva'),
    description: 'Who orders twice in two weeks stays for a year.',
    due: 75,
    stories: [
      done('Who came back, and after what', 'sunniva', 3),
      done('A second basket in one tap', 'sunniva', 5),
      inReview('Reminder on the day they cook', 'sunniva', 3),
      doing('Free delivery for the second order', 'sunniva', 2),
      open('Ask how the first one was', 2),
      open('A call after a bad delivery', 3),
    ],
  },
  {
    project: 'LOYAL',
    ...done('One card for store and screen', 'sunniva'),
    stories: [
      done('Card number in the account', 'sunniva', 3),
      done('Points of the till within a minute', 'sunniva', 8),
      bug(done('Points counted twice on returns', 'sunniva', 2)),
      task(done('Retire the old card', 'sunniva', 1)),
    ],
  },
  {
    project: 'LOYAL',
    ...open('Household accounts'),
    stories: [
      open('Who belongs to it', 5),
      open('One basket, several phones', 8),
      open('Who pays', 3),
      open('Leaving'),
    ],
  },
  {
    project: 'LOYAL',
    ...doing('Birthdays without spam', 'sunniva'),
    stories: [
      done('One mail a year', 'sunniva', 1),
      doing('A cake that the store really has', 'sunniva', 3),
      open('Say no once, for good', 2),
      open('Whose birthday it is in a household'),
    ],
  },
  {
    project: 'LOYAL',
    ...open('Reviews by people who bought it'),
    stories: [open('Ask after the second purchase', 2), open('Show the last ten', 3), open('Answer the bad ones')],
  },
];
