import { doing, done, open, type Epic } from './work';

/** The epics of the cycle's first month, an epic a morning. */
export const firstEpics: readonly Epic[] = [
  {
    project: 'SHOP',
    ...doing('Guest checkout on phones', 'leo'),
    stories: [
      done('Pay button stays above the keyboard', 'leo'),
      done('Address from the postcode', 'leo'),
      done('Slot is kept while paying', 'rosa'),
      doing('Pay without typing an address', 'leo'),
      open('Account offer on the thank-you page'),
      open('Receipt by text message'),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Saved cards survive the provider move', 'rosa'),
    stories: [
      done('List the cards that cannot move', 'rosa'),
      doing('Ask for the three digits once', 'rosa'),
      open('Tell people whose card is gone'),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Voucher field redesign', 'leo'),
    stories: [done('One field for all codes', 'leo'), open('Say why a code does not count')],
  },
  { project: 'SHOP', ...done('Address in one line', 'ife'), stories: [done('Split it again for the driver', 'ife')] },
  {
    project: 'PICK',
    ...doing('Shelf order on the hand scanner', 'piet'),
    stories: [
      done('Three pilot stores', 'piet'),
      doing('Aisles that changed since the plan', 'piet'),
      open('Weighing at the shelf'),
    ],
  },
  { project: 'PICK', ...open('Racks by the back door'), stories: [open('Measure the twelve small stores')] },
  {
    project: 'PICK',
    ...doing('Route planning for vans', 'piet'),
    stories: [done('Distances between stores', 'piet'), open('Lunch breaks on the route')],
  },
  {
    project: 'LOYAL',
    ...doing('Welcome basket', 'sunniva'),
    stories: [
      done('What goes into it', 'sunniva'),
      done('Order it with the first delivery', 'sunniva'),
      open('A note from the store'),
    ],
  },
  { project: 'LOYAL', ...open('Ask the ones who left'), stories: [open('Five questions by phone')] },
  { project: 'OPS', ...doing('Certificates of the shop hosts', 'nadia'), stories: [open('Renew before January')] },
  { project: 'PAY', ...open('Payroll moves to the new bank'), stories: [] },
];
