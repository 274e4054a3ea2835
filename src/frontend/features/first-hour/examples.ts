/** Strategies to start from. They pass through the paste preview like any other text. */
export const EXAMPLES: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'A grocer',
    text: `Checkout that people finish
  Checkout completion 61 → 75 %
  Payment failures 4.2 → 1.5 %
New customers come back
  Second order within 30 days 34 → 45 %
  Loyalty members who order online 18 → 30 %
Orders arrive complete
  Orders with a substitution 18 → 9 %
  Delivered in the hour 88 → 96 %
The cold chain never breaks
  Deliveries above 5 °C 4.0 → 1.0 %
  Initiative: Sensors in every crate
Stores people like to work in
  Shifts known two weeks ahead 55 → 90 %
`,
  },
  {
    name: 'A software team',
    text: `New users reach their first success on day one
  First project within a day 42 → 60 %
  Time to first success 38 → 15 minutes
The product feels fast
  Pages under one second 71 → 95 %
  Complaints about speed 24 → 8 a month
We release without fear
  Failed releases 12 → 4 %
  Time to restore 190 → 45 minutes
  Initiative: Rehearse a restore every month
Customers stay
  Renewals 86 → 93 %
  Open bugs older than 90 days 140 → 40
`,
  },
  {
    name: 'A city',
    text: `Everybody gets around without a car
  Homes within 300 m of a frequent stop 62 → 80 %
  Buses on time 79 → 92 %
  Initiative: Bus lanes on the ring road
Children get to school safely
  Injuries on the way to school 31 → 10
  Schools with a calm street 9 → 40
Streets stay cool in summer
  Shade in the centre 14 → 25 %
  Initiative: A thousand trees a year
Services are answered at once
  Permits decided within 30 days 48 → 85 %
  Calls answered within 2 minutes 56 → 80 %
`,
  },
];
