import type { Step, Who } from '../stage';

/** What the seed calls an epic or a story; each summary is there once. */
export const workName = (summary: string): string => `work ${summary}`;

type Type = 'Blocks' | 'Relates';

/** Work of one team that another waits for, and on which day of the cycle somebody wrote it down. */
const links: readonly (readonly [from: string, type: Type, to: string, as: Who, day: number])[] = [
  ['Say why a code does not count', 'Blocks', 'Free delivery for the second order', 'ife', 38],
  ['Lunch breaks on the route', 'Blocks', 'Slots for the new towns', 'nadia', 40],
  ['Receipt by text message', 'Blocks', 'Tell the shopper before the van leaves', 'rosa', 41],
  ['Who belongs to it', 'Blocks', 'Share it with the household', 'sunniva', 43],
  ['Show the aisle beside the price', 'Relates', 'Aisles that changed since the plan', 'rosa', 45],
  ['Orders arrive complete', 'Blocks', 'New customers come back within two weeks', 'nadia', 46],
];

export const issueLinks: readonly Step[] = links.map(([from, type, to, as, day]) => ({
  ...{ day, minute: 930, as },
  run: async (stage) => {
    // What a request calls its inward issue is the one that blocks.
    const ends = {
      inwardIssue: { id: stage.memory.id(workName(from)) },
      outwardIssue: { id: stage.memory.id(workName(to)) },
    };
    await stage.jira('POST', '/rest/api/3/issueLink', { type: { name: type }, ...ends });
  },
}));
