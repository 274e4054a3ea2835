import { fromTo, type Made } from '../steps';

/** Larkfield's tree of this quarter, as it is typed in on the first morning: grouped by the call that makes it. */
export const checkout: readonly Made[] = [
  { name: 'OBJ-7', kind: 'objective', title: 'Checkout that people finish', under: 'THM-1', owner: 'ife' },
  {
    name: 'KR-8',
    kind: 'keyResult',
    title: 'Checkout completion',
    under: 'OBJ-7',
    owner: 'ife',
    unit: '%',
    commitment: fromTo(61, 80),
  },
  {
    name: 'KR-9',
    kind: 'keyResult',
    title: 'Median time to pay',
    under: 'OBJ-7',
    owner: 'leo',
    unit: 's',
    commitment: fromTo(250, 150),
  },
  {
    name: 'KR-10',
    kind: 'keyResult',
    title: 'Baskets saved for later',
    under: 'OBJ-7',
    owner: 'leo',
    unit: '%',
    commitment: fromTo(3, 8),
  },
  {
    name: 'OBJ-8',
    kind: 'objective',
    title: 'New customers come back within two weeks',
    under: 'THM-1',
    owner: 'sunniva',
  },
  {
    name: 'KR-11',
    kind: 'keyResult',
    title: 'Repeat order within 14 days',
    under: 'OBJ-8',
    owner: 'sunniva',
    unit: '%',
    commitment: fromTo(22, 30),
  },
  {
    name: 'KR-12',
    kind: 'keyResult',
    title: 'Complaints about the first order',
    under: 'OBJ-8',
    owner: 'rosa',
    unit: '%',
    commitment: fromTo(6, 3),
  },
  { name: 'INI-2', kind: 'initiative', title: 'Shoppers see their savings', under: 'OBJ-7', owner: 'leo' },
  { name: 'INI-3', kind: 'initiative', title: 'Move payments to the new provider', under: 'OBJ-7', owner: 'rosa' },
];

export const freshAndOnTime: readonly Made[] = [
  { name: 'OBJ-9', kind: 'objective', title: 'Orders arrive complete', under: 'THM-2', owner: 'nadia' },
  {
    name: 'KR-13',
    kind: 'keyResult',
    title: 'Orders with a substitution',
    under: 'OBJ-9',
    owner: 'nadia',
    unit: '%',
    commitment: fromTo(18, 9),
  },
  {
    name: 'KR-14',
    kind: 'keyResult',
    title: 'Delivered inside the promised hour, all twelve delivery areas',
    under: 'OBJ-9',
    owner: 'piet',
    unit: '%',
    commitment: fromTo(88, 96),
  },
  {
    name: 'KR-15',
    kind: 'keyResult',
    title: 'Refunds per hundred orders',
    under: 'OBJ-9',
    owner: 'nadia',
    commitment: fromTo(4.2, 2),
  },
  { name: 'OBJ-10', kind: 'objective', title: 'Pick fast in small stores', under: 'THM-2', owner: 'piet' },
  {
    name: 'KR-16',
    kind: 'keyResult',
    title: 'Lines picked per hour',
    under: 'OBJ-10',
    owner: 'piet',
    commitment: fromTo(74, 110),
  },
];

export const guests: readonly Made[] = [
  {
    name: 'OBJ-15',
    kind: 'objective',
    title: 'Guests can order without opening an account',
    under: 'OBJ-7',
    owner: 'leo',
  },
];

export const chilled: readonly Made[] = [
  { name: 'OBJ-16', kind: 'objective', title: 'Run our own chilled vans', under: 'THM-2', owner: 'piet' },
];

export const coldChain: readonly Made[] = [
  { name: 'OBJ-18', kind: 'objective', title: 'The cold chain never breaks', under: 'THM-2', owner: 'nadia' },
  {
    name: 'KR-17',
    kind: 'keyResult',
    title: 'Deliveries above 5 °C',
    under: 'OBJ-18',
    owner: 'nadia',
    unit: '%',
    commitment: fromTo(4, 1),
  },
  { name: 'INI-4', kind: 'initiative', title: 'Sensors in every crate', under: 'OBJ-18', owner: 'rosa' },
];

export const oneCrew: readonly Made[] = [
  {
    name: 'OBJ-19',
    kind: 'objective',
    title: 'Pickers and developers swap places for a day each month',
    under: 'THM-3',
    owner: 'nadia',
  },
];

export const stores: readonly Made[] = [
  {
    name: 'OBJ-21',
    kind: 'objective',
    title: 'Every store knows its three worst hours',
    under: 'THM-3',
    owner: 'nadia',
  },
  {
    name: 'OBJ-22',
    kind: 'objective',
    title: 'Bread from the oven on the hour',
    under: 'THM-3',
    owner: 'piet',
    weight: 0,
  },
  { name: 'OBJ-23', kind: 'objective', title: 'Self-checkout in twelve stores', under: 'THM-3', owner: 'rosa' },
  {
    name: 'KR-18',
    kind: 'keyResult',
    title: 'Baskets paid at a self-checkout',
    under: 'OBJ-23',
    owner: 'rosa',
    unit: '%',
    commitment: fromTo(0, 35),
  },
  {
    name: 'KR-19',
    kind: 'keyResult',
    title: 'Loaves sold before ten',
    under: 'OBJ-22',
    owner: 'piet',
    commitment: fromTo(120, 160),
  },
];

export const guestOrders: readonly Made[] = [
  {
    name: 'KR-21',
    kind: 'keyResult',
    title: 'Orders placed as a guest',
    under: 'OBJ-15',
    owner: 'leo',
    unit: '%',
    commitment: fromTo(0, 20),
  },
];

export const rotas: readonly Made[] = [
  { name: 'OBJ-24', kind: 'objective', title: 'One rota for shop floor and screen', under: 'THM-3', owner: 'mara' },
  { name: 'OBJ-25', kind: 'objective', title: 'Shelves filled at night', under: 'THM-3', owner: 'piet' },
  {
    name: 'KR-24',
    kind: 'keyResult',
    title: 'Shelves full at eight in the morning',
    under: 'OBJ-25',
    owner: 'piet',
    unit: '%',
    commitment: fromTo(78, 92),
  },
];
