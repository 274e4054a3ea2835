import type { SightStatus } from '../domain/work/model';

/** What a person reads of the line of sight of one work item (LS2, LS4). Out of scope is silent and has no word. */
export type Sight = Exclude<SightStatus, 'outOfScope'>;

export const SIGHT_WORDS: Readonly<Record<Sight, string>> = {
  clear: 'Leads to strategy',
  awaiting: 'Awaiting agreement',
  finishing: 'Finish or move',
  broken: 'Path interrupted',
  delivered: 'Delivered',
  none: 'Not linked yet',
  exempt: 'Deliberately outside',
};
