import type { HealthExplanation } from '../../../domain/explain/types';
import { day } from '../../app/format';
import { usePerson } from '../../app/people';
import { useNode } from '../../app/tree';
import { HealthLozenge } from '../../components/health-lozenge';
import { HEALTH_WORDS } from '../../components/health-words';
import { ExplanationFrame } from './explanation-frame';
import { confidenceSentence, timeSentence, whySentence } from './health-sentences';
import { RatioScale } from './ratio-scale';
import { percentOf } from './sums';
import { ratio } from './words';
import styles from './explain.module.css';

interface Props {
  readonly explanation: HealthExplanation;
  readonly onClose: () => void;
}

/** HE1–HE6: the ratio on its scale, or why there is none, and beside it what a person or a low confidence changed. */
export function HealthExplained({ explanation, onClose }: Props) {
  const { health, computedHealth, rule, override, ratioBp, outcomeBp, expectedBp, settings, byThresholds } =
    explanation;
  const inputCount = useNode(explanation.nodeId)?.rollup.inputCount ?? 0;
  const holds = override !== null && override.idle === null;
  const why = whySentence(explanation);
  const time = byThresholds === null ? null : timeSentence(explanation, inputCount);
  const numbers = ratioBp !== null && outcomeBp !== null && expectedBp !== null;
  return (
    <ExplanationFrame
      title={
        <>
          Health <HealthLozenge health={health} />
        </>
      }
      rule={holds ? 'HE6' : rule}
      note={confidenceSentence(explanation)}
      onClose={onClose}
    >
      {override !== null && <Override override={override} computed={computedHealth} />}
      {why !== null && <p className={styles['sentence']}>{why}</p>}
      {numbers && (
        <>
          <p className={styles['ratio']}>
            <strong>{ratio(ratioBp, [settings.atRiskBp, settings.onTrackBp])}</strong>
            <span>
              = {percentOf(outcomeBp, 1)} result / {percentOf(expectedBp, 1)} expected
            </span>
          </p>
          <RatioScale ratioBp={ratioBp} atRiskBp={settings.atRiskBp} onTrackBp={settings.onTrackBp} />
        </>
      )}
      {explanation.belowBaseline && <p className={styles['plain']}>The value is on the wrong side of the start.</p>}
      {time !== null && <p className={styles['plain']}>{time} Thresholds are set by your Jira administrator.</p>}
      {explanation.loweredByConfidence && byThresholds !== null && (
        <p className={styles['plain']}>
          By the numbers alone it would be {HEALTH_WORDS[byThresholds].toLocaleLowerCase('en')}.
        </p>
      )}
    </ExplanationFrame>
  );
}

const IDLE = {
  expired: 'It has expired, so the computed health is back.',
  outdated: 'It does not hold now: nobody has checked in, and a judgement never lifts that.',
  notActive: 'It does not hold now.',
} as const;

function Override({
  override,
  computed,
}: {
  readonly override: NonNullable<HealthExplanation['override']>;
  readonly computed: HealthExplanation['computedHealth'];
}) {
  const person = usePerson(override.by);
  const words = HEALTH_WORDS[override.health].toLocaleLowerCase('en');
  return (
    <div className={styles['own']}>
      <p className={styles['sentence']}>
        {person?.name || 'Somebody'} set it to {words} until {day(override.until)}: {override.reason}
      </p>
      <p className={styles['plain']}>
        {override.idle === null
          ? `Computed: ${HEALTH_WORDS[computed].toLocaleLowerCase('en')}. Above, the computed one counts.`
          : IDLE[override.idle]}
      </p>
    </div>
  );
}
