import { bug, doing, done, dropped, inReview, open, task, type Epic } from './work';

export const pickEpics: readonly Epic[] = [
  {
    project: 'PICK',
    ...doing('Orders arrive complete', 'nadia'),
    description: 'One order in nine misses something that was on the shelf an hour before.',
    due: 85,
    stories: [
      done('Count what was missing, by store', 'nadia', 3),
      done('Ask the picker why, in one tap', 'piet', 2),
      done('Second look at the shelf before closing', 'piet', 3),
      inReview('Substitutes that the shopper chose', 'nadia', 5),
      doing('Weigh the bag against the order', 'piet', 8),
      open('Tell the shopper before the van leaves', 3),
      open('Pay back at the door', 5),
    ],
  },
  {
    project: 'PICK',
    ...doing('Run our own chilled vans', 'piet'),
    labels: ['vans'],
    stories: [
      done('Two vans on trial in the north', 'piet', 5),
      done('Temperature written down every minute', 'piet', 3),
      dropped('Rent the carrier’s depot', 'piet'),
      doing('What a mile costs us', 'nadia', 2),
      open('Drivers for the early round'),
      open('Charging behind store nine', 8),
    ],
  },
  {
    project: 'PICK',
    ...doing('Pickers and developers swap places', 'nadia'),
    stories: [
      done('First day on the floor', 'nadia'),
      done('What we saw, on one page', 'nadia'),
      doing('A day each month, for everybody', 'nadia'),
      open('Pickers in the planning'),
      { ...task(open('A scanner for the office')), parts: ['Order it', 'Charge it', 'Lend it out'] },
    ],
  },
  {
    project: 'PICK',
    ...done('Cold bags that close', 'piet'),
    stories: [
      done('Three makers on trial', 'piet', 2),
      done('Which one survives a month', 'piet', 3),
      task(done('Order for all stores', 'nadia', 1)),
    ],
  },
  {
    project: 'PICK',
    ...open('Self-checkout in twelve stores'),
    due: 90,
    stories: [
      open('Where the tills stand', 3),
      open('Scales that agree with the shelf', 5),
      open('Somebody within ten steps', 2),
      bug(open('Receipt printer drops the last line', 1)),
      open('Cash, still'),
    ],
  },
];
