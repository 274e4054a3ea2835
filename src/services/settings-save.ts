import type { StrategyId } from '../domain/model';
import type { Parsed } from '../shared/inputs';
import type { SettingsView, UndoCommand } from '../shared/views';
import { staleConflict } from './conflict';
import { badInput } from './failure';
import { carrying, changeOf, logChange } from './journal';
import { refreshStrategy } from './refresh';
import { stampOf, type Work } from './work';

type Payload = Parsed<'settings.save'>;

const HEALTH_FIELDS = ['onTrackBp', 'atRiskBp', 'lowConfidence', 'cadenceDays', 'graceDays'] as const;

/** A strategy takes about four of the 150 statements of a second. */
const MOST_AT_ONCE = 12;
const MOST_MS = 5_000;

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
  await ports.writes.bumpRevisions();
  if (HEALTH_FIELDS.some((field) => field in patch)) await refreshSome(work, strategies);
  return { settings: { ...next, version: version + 1 }, undo: undoOf(settings, patch, version) };
}

/** As many as fit into a call, first by name, as people see them. The queue does the rest; whoever reads one of them before puts it right. */
async function refreshSome(work: Work, strategies: readonly { readonly id: StrategyId }[]): Promise<void> {
  const { ports } = work;
  const started = performance.now();
  for (const [at, { id }] of strategies.entries()) {
    if (at === MOST_AT_ONCE || performance.now() - started > MOST_MS) {
      await ports.queue.push({ job: 'strategies' }).catch(() => undefined);
      return;
    }
    const header = await ports.reads.header({ strategyId: id });
    if (header) await refreshStrategy(work, header);
  }
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
