import { z } from 'zod';
import { DEFAULT_HEALTH } from '../domain/model';
import type { SettingsView } from '../shared/views';
import { json, whole, type Raw } from './decode';

/** The one row of `setting` in this version. */
export const SITE_SETTINGS = 'site';

export const defaultSettings: SettingsView = {
  ...DEFAULT_HEALTH,
  version: 0,
  labels: {
    vision: 'Vision',
    theme: 'Theme',
    objective: 'Objective',
    keyResult: 'Key result',
    initiative: 'Initiative',
  },
  estimateUnit: 'issues',
};

const label = z.string().min(1);

/** A field that an older version did not know takes its default. */
const stored = z.object({
  onTrackBp: z.int().default(defaultSettings.onTrackBp),
  atRiskBp: z.int().default(defaultSettings.atRiskBp),
  lowConfidence: z.int().default(defaultSettings.lowConfidence),
  cadenceDays: z.int().default(defaultSettings.cadenceDays),
  graceDays: z.int().default(defaultSettings.graceDays),
  labels: z
    .object({ vision: label, theme: label, objective: label, keyResult: label, initiative: label })
    .default({ ...defaultSettings.labels }),
  estimateUnit: z.enum(['issues', 'points', 'hours']).default('issues'),
});

export function toSettings(row: Raw, valueColumn: string, versionColumn: string): SettingsView {
  return { ...stored.parse(json(row, valueColumn)), version: whole(row, versionColumn) };
}

export function fromSettings({ version: _, ...value }: SettingsView): string {
  return JSON.stringify(value);
}
