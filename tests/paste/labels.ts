import { type Kind } from '../../src/domain/model';

export const DEFAULT_LABELS: Readonly<Record<Kind, string>> = {
  vision: 'Vision',
  theme: 'Theme',
  objective: 'Objective',
  keyResult: 'Key result',
  initiative: 'Initiative',
};
