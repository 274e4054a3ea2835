/** What people wrote: the story, the why and what was left out, by node. */
export interface Story {
  readonly narrative?: string;
  readonly rationale?: string;
  readonly tradeOffs?: string;
}

export const stories: Readonly<Record<string, Story>> = {
  'VIS-1': {
    narrative:
      'Our customers already shop with their phone in the other hand. We do not want to become a website that owns shops. We want the shop around the corner to be open in every pocket, with the same people, the same bread and the same promise.',
    rationale:
      'Three in four of our customers live within a fifteen-minute walk of a store, and one in five of them now orders from somebody else.',
    tradeOffs: 'No warehouse without a shop. No towns we cannot reach before noon.',
  },
  'THM-1': {
    narrative: 'Orders are won and lost in the last two minutes. So this quarter is about the till, not the window.',
    tradeOffs: 'New payment methods before spring. Gift cards wait.',
  },
  'OBJ-7': {
    narrative:
      'Four in ten baskets are left at the till. We make paying the shortest part of shopping, on a phone, with one thumb.',
    rationale: 'Every point of completion is worth about 31,000 orders a year, and no campaign buys them cheaper.',
    tradeOffs: 'No new payment methods before spring. Gift cards wait.',
  },
  'OBJ-15': {
    narrative:
      'Half of our new shoppers stop where we ask for a password. Let them pay first and offer the account afterwards.',
  },
  'OBJ-8': {
    narrative:
      'The welcome basket is out, the mails are out, and people still do not return. We need to learn why before we build more.',
    rationale: 'A customer who orders twice in the first two weeks stays for a year, two times out of three.',
  },
  'THM-2': { narrative: 'A late bag of salad is worse than none. We promise an hour, and keep it.' },
  'OBJ-9': {
    narrative:
      'What people ordered is what they get. A substitution is a question we ask before we pack, not a surprise at the door.',
  },
  'OBJ-10': {
    narrative:
      'Twelve stores still pick from paper. Shelf order on the scanner comes first, racks by the back door second.',
    tradeOffs: 'No robots. No second picking shift before the new year.',
  },
  'OBJ-18': { narrative: 'From the dock to the doorstep nothing that should be cold gets warm, and we can show it.' },
  'OBJ-16': { narrative: 'Our own vans would keep the cold chain in our hands.' },
  'THM-3': {
    narrative:
      'The people who pick, bake and pack know what the screen should say. They and the people who build it are one crew.',
  },
  'OBJ-23': { narrative: 'Short baskets should never queue behind long ones.' },
  'OBJ-22': {
    narrative:
      'Warm bread brings people in twice a day. We watch it this quarter; it does not count towards the theme.',
  },
};

/** Which team answers for which node. */
export const teamOf: Readonly<Record<string, 'storefront' | 'fulfilment' | 'loyalty'>> = {
  'OBJ-7': 'storefront',
  'KR-8': 'storefront',
  'KR-9': 'storefront',
  'OBJ-15': 'storefront',
  'KR-21': 'storefront',
  'INI-3': 'storefront',
  'INI-2': 'storefront',
  'OBJ-8': 'loyalty',
  'KR-11': 'loyalty',
  'KR-12': 'loyalty',
  'OBJ-9': 'fulfilment',
  'KR-13': 'fulfilment',
  'KR-14': 'fulfilment',
  'OBJ-10': 'fulfilment',
  'KR-16': 'fulfilment',
  'OBJ-18': 'fulfilment',
  'KR-17': 'fulfilment',
  'OBJ-16': 'fulfilment',
  'OBJ-21': 'fulfilment',
  'OBJ-22': 'fulfilment',
  'OBJ-23': 'storefront',
};
