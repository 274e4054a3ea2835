import { bug, doing, done, dropped, inReview, open, task, type Epic } from './work';

export const shopEpics: readonly Epic[] = [
  {
    project: 'SHOP',
    ...doing('Search finds what is on the shelf', 'rosa'),
    description:
      'People type what they call it, not what the label says. Half of the empty searches are things we sell.',
    labels: ['search'],
    due: 80,
    stories: [
      done('Words that shoppers use for the same thing', 'rosa', 5),
      done('Show the aisle beside the price', 'rosa', 3),
      bug(done('Accents no longer hide crème fraîche', 'leo', 1)),
      inReview('What was bought before stands first', 'rosa', 5),
      doing('Typing mistakes of one letter', 'leo', 3),
      open('Nothing found: what is near it', 3),
      open('Search in Welsh', 8),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Delivery slots that hold', 'ife'),
    description: 'A slot that is gone at payment costs the whole basket.',
    due: 70,
    stories: [
      done('Hold a slot for fifteen minutes', 'ife', 5),
      done('Say how long it is held', 'leo', 2),
      doing('Give a slot back when the tab closes', 'ife', 3),
      bug(doing('Two baskets for one slot at midnight', 'ife', 2)),
      open('Offer the nearest slot instead', 5),
      open('Slots for the new towns', 3),
    ],
  },
  {
    project: 'SHOP',
    ...done('Prices that include the deposit', 'leo'),
    stories: [
      done('Deposit beside the price', 'leo', 2),
      done('Deposit on the receipt', 'leo', 2),
      task(done('Tell the till', 'rosa', 1)),
      dropped('Deposit in the weekly leaflet', 'rosa'),
    ],
  },
  {
    project: 'SHOP',
    ...open('Shoppers see their savings'),
    description: 'What a basket saved, in one line, before paying.',
    stories: [
      open('What counts as a saving', 2),
      open('One line above the total', 3),
      open('The year so far, in the account', 5),
      open('Share it with the household'),
      task(open('Ask the lawyers about “saved”')),
    ],
  },
  {
    project: 'SHOP',
    ...doing('Pages that open on old phones', 'leo'),
    labels: ['speed'],
    stories: [
      done('Measure on the phones of our drivers', 'leo', 2),
      done('Pictures no wider than the screen', 'leo', 3),
      done('Fonts that the phone has', 'rosa', 1),
      doing('One script less on every page', 'leo', 5),
      open('The basket without a network', 8),
      dropped('An app of our own', 'ife'),
    ],
  },
  { project: 'SHOP', ...open('Recipes that fill a basket'), stories: [] },
];
