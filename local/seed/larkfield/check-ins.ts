import { checkIns } from '../steps';
import type { Step } from '../stage';

/** This quarter's check-ins. The last of each is what the tree shows on day 50 (index 49). */
export const larkfieldCheckIns: readonly Step[] = [
  ...checkIns('KR-8', 'ife', 605, [
    [0, 61, 7, 'Where we start: six in ten baskets get through the till.'],
    [7, 61.4, 7],
    [14, 62.9, 7, 'The pay button stays above the keyboard now.'],
    [21, 63.3, 7],
    [29, 64.9, 7, 'Address form asks for the postcode first.', 32],
    [36, 65.2, 6, 'Quiet week, no release'],
    [47, 66.4, 6, 'Card errors fell after the provider answered. Phones still lag behind.'],
  ]),
  ...checkIns('KR-9', 'leo', 610, [
    [0, 250, 7],
    [9, 238, 7, 'One page fewer.'],
    [18, 226, 7],
    [27, 214, 8, 'Saved cards are back.'],
    [36, 203, 7],
    [47, 192, 7, 'Slots are held while people pay, so nobody starts again.'],
  ]),
  ...checkIns('KR-21', 'leo', 615, [
    [4, 0.4, 5, 'Open to one in twenty visitors.'],
    [13, 1.2, 5],
    [20, 3.1, 6, 'Open to everyone on phones.'],
    [28, 6, 6],
    [40, 9, 6, 'Open everywhere. Receipts by text message come next.'],
  ]),
  ...checkIns('KR-11', 'sunniva', 620, [
    [1, 22, 6],
    [10, 22.6, 6, 'Welcome basket is out.'],
    [19, 23.4, 5],
    [28, 24, 5, 'Mails are out too.'],
    [37, 24, 4],
    [46, 24, 4, 'No change for three check-ins. We need to learn why before we build more.'],
  ]),
  ...checkIns('KR-12', 'rosa', 625, [
    [1, 6, 6],
    [12, 5.8, 6],
    [22, 5.4, 6, 'Most complaints are about bruised fruit.'],
    [33, 5.3, 5],
    [46, 5, 5],
  ]),
  ...checkIns('KR-13', 'nadia', 630, [
    [1, 17.6, 7],
    [10, 16.4, 7],
    [19, 15.5, 7, 'Pickers see the stock of the shelf, not of the store.'],
    [28, 14.6, 8],
    [38, 13.4, 8],
    [48, 12.6, 8, 'Oat milk alone was one in nine substitutions. It has a second shelf now.'],
  ]),
  ...checkIns('KR-14', 'piet', 635, [
    [1, 88.4, 7],
    [10, 89.2, 7],
    [20, 90.6, 7, 'Area nine has a second van on Fridays.'],
    [30, 91, 6, 'Half-term traffic.'],
    [39, 91.9, 7],
    [48, 92.4, 7],
  ]),
  ...checkIns('KR-16', 'piet', 640, [
    [2, 74.5, 6],
    [9, 78, 6, 'Shelf order on the scanner in three stores.'],
    [16, 80, 6],
    [23, 82, 5, 'Twelve stores still pick from paper.'],
  ]),
  ...checkIns('KR-17', 'nadia', 645, [
    [3, 3.9, 6],
    [12, 3.6, 6],
    [22, 3.2, 6, 'Ice packs doubled on routes over forty minutes.'],
    [33, 2.9, 6],
    [44, 2.6, 6, 'The last warm crates all come from one dock.'],
  ]),
  ...checkIns('KR-19', 'piet', 650, [
    [5, 121, 6],
    [18, 127, 6],
    [31, 132, 5, 'Oven three is down until Monday.'],
    [45, 137, 5],
  ]),
  ...checkIns('KR-24', 'piet', 655, [
    [6, 79, 6],
    [17, 81, 5, 'Two night crews, one of them borrowed.'],
  ]),
];
