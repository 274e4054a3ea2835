import type { Parsed } from '../shared/inputs';
import type { SettingsView, UndoCommand } from '../shared/views';
import { staleConflict } from './conflict';
import { badInput } from './failure';
import { carrying, changeOf, logChange } from './journal';
import { refreshStrategy } from './refresh';
import { stampOf, type Work } from './work';

type Payload = Parsed<'settings.save'>;

const HEALTH_FIELDS = ['onTrackBp', 'atRiskBp', 'lowConfidence', 'cadenceDays', 'graceDays'] as const;

/** Thresholds, labels and the unit of the whole site. Every strategy is computed anew when a threshold moved. */
export async function saveSettings(
  work: Work,
  _: null,
  { requestId, version, patch }: Payload,
): Promise<{ readonly settings: SettingsView; readonly undo: UndoCommand | null }> {
  const { ports } = work;
  const { settings, settingsBy, strategies } = await ports.reads.overview();
  const next = merged(settings, patch);
  if (next.atRiskBp >= next.onTrackBp) {
    const sentence = 'At risk must stay below on track.';
    throw badInput(sentence, { [patch.atRiskBp === undefined ? 'onTrackBp' : 'atRiskBp']: sentence });
  }
  const change = changeOf('settings.save', { ...settings }, { ...patch });
  const stamp = carrying(stampOf(work, requestId), change);
  if ((await ports.writes.saveSettings(next, version, stamp)) === 'stale') {
    throw staleConflict('the settings', settingsBy, settings);
  }
  await logChange(work, { id: 'site', strategyId: null }, stamp);
  for (const { id } of strategies) await ports.writes.bumpRevision(id);
  if (HEALTH_FIELDS.some((field) => field in patch)) {
    for (const { id } of strategies) {
      const header = await ports.reads.header({ strategyId: id });
      if (header) await refreshStrategy(work, header);
    }
  }
  return { settings: { ...next, version: version + 1 }, undo: undoOf(settings, patch, version) };
}

function merged(settings: SettingsView, patch: Payload['patch']): SettingsView {
  return {
    ...settings,
    onTrackBp: patch.onTrackBp ?? settings.onTrackBp,
    atRiskBp: patch.atRiskBp ?? settings.atRiskBp,
    lowConfidence: patch.lowConfidence ?? settings.lowConfidence,
    cadenceDays: patch.cadenceDays ?? settings.cadenceDays,
    graceDays: patch.graceDays ?? settings.graceDays,
    labels: patch.labels ?? settings.labels,
    estimateUnit: patch.estimateUnit ?? settings.estimateUnit,
  };
}

function undoOf(settings: SettingsView, patch: Payload['patch'], version: number): UndoCommand {
  const old: Payload['patch'] = {
    ...(patch.onTrackBp === undefined ? {} : { onTrackBp: settings.onTrackBp }),
    ...(patch.atRiskBp === undefined ? {} : { atRiskBp: settings.atRiskBp }),
    ...(patch.lowConfidence === undefined ? {} : { lowConfidence: settings.lowConfidence }),
    ...(patch.cadenceDays === undefined ? {} : { cadenceDays: settings.cadenceDays }),
    ...(patch.graceDays === undefined ? {} : { graceDays: settings.graceDays }),
    ...(patch.labels === undefined ? {} : { labels: { ...settings.labels } }),
    ...(patch.estimateUnit === undefined ? {} : { estimateUnit: settings.estimateUnit }),
  };
  return { key: 'settings.save', payload: { version: version + 1, patch: old } };
}
