import type { Health } from '../domain/model';

export const HEALTH_WORDS: Readonly<Record<Health, string>> = {
  onTrack: 'On track',
  atRisk: 'At risk',
  offTrack: 'Off track',
  outdated: 'Outdated',
  pending: 'Too early to say',
  unmeasured: 'No result yet',
  cycleEnded: 'Cycle ended',
  planInvalid: 'Plan invalid',
  draft: 'Draft',
  proposed: 'Awaiting agreement',
  paused: 'Paused',
  achieved: 'Achieved',
  dropped: 'Dropped',
};

export type HealthTone = 'success' | 'warning' | 'danger' | 'neutral';

export const HEALTH_TONES: Readonly<Record<Health, HealthTone>> = {
  onTrack: 'success',
  atRisk: 'warning',
  offTrack: 'danger',
  outdated: 'neutral',
  pending: 'neutral',
  unmeasured: 'neutral',
  cycleEnded: 'neutral',
  planInvalid: 'neutral',
  draft: 'neutral',
  proposed: 'neutral',
  paused: 'neutral',
  achieved: 'neutral',
  dropped: 'neutral',
};
