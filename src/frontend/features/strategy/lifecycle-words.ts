import type { Lifecycle } from '../../../domain/model';

export const LIFECYCLE_WORDS: Readonly<Record<Lifecycle, string>> = {
  draft: 'Draft',
  proposed: 'Awaiting agreement',
  active: 'Active',
  paused: 'Paused',
  achieved: 'Achieved',
  dropped: 'Dropped',
};
