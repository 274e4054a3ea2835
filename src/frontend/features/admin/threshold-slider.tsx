import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Bp } from '../../../domain/model';
import { HealthLozenge } from '../../components/health-lozenge';
import { asRatio, LEAST, LONG_STEP, moved, STEP, type Thresholds, type Which } from './thresholds';
import styles from './slider.module.css';

interface Props {
  readonly value: Thresholds;
  readonly most: Bp;
  readonly onChange: (next: Thresholds, held: boolean) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** One track with two thumbs: drag, arrows 0.01, Shift 0.05. */
export function ThresholdSlider({ value, most, onChange }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const share = (bp: Bp) => `${((bp / most) * 100).toFixed(3)}%`;

  const move = (which: Which, to: Bp) => {
    const { next, held } = moved(value, which, to, most);
    onChange(next, held);
  };
  const onPointer = (which: Which) => (event: PointerEvent<HTMLDivElement>) => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    if (event.type === 'pointerdown') {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus();
    } else if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      move(which, ((event.clientX - box.left) / box.width) * most);
    }
  };
  const onKeys = (which: Which) => (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const at = value[which];
    if (step !== undefined) move(which, at + step * (event.shiftKey ? LONG_STEP : STEP));
    else if (event.key === 'PageUp' || event.key === 'PageDown')
      move(which, at + (event.key === 'PageUp' ? LONG_STEP : -LONG_STEP));
    else if (event.key === 'Home') move(which, which === 'atRiskBp' ? LEAST : value.atRiskBp + STEP);
    else if (event.key === 'End') move(which, which === 'atRiskBp' ? value.onTrackBp - STEP : most);
    else return;
    event.preventDefault();
  };
  const thumb = (which: Which, label: string, least: Bp, greatest: Bp) => (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least / 10_000}
      aria-valuemax={greatest / 10_000}
      aria-valuenow={value[which] / 10_000}
      aria-valuetext={asRatio(value[which])}
      className={styles['thumb']}
      style={{ left: share(value[which]) }}
      onPointerDown={onPointer(which)}
      onPointerMove={onPointer(which)}
      onKeyDown={onKeys(which)}
    >
      <span className={styles['value']} aria-hidden="true">
        {asRatio(value[which])}
      </span>
    </div>
  );
  const between = (value.atRiskBp + value.onTrackBp) / 2;
  return (
    <div className={styles['slider']}>
      <div className={styles['track']} ref={track}>
        <span className={`${styles['part']} ${styles['off']}`} style={{ left: 0, width: share(value.atRiskBp) }} />
        <span
          className={`${styles['part']} ${styles['risk']}`}
          style={{ left: share(value.atRiskBp), width: share(value.onTrackBp - value.atRiskBp) }}
        />
        <span className={`${styles['part']} ${styles['on']}`} style={{ left: share(value.onTrackBp), right: 0 }} />
        {thumb('atRiskBp', 'At risk from', LEAST, value.onTrackBp - STEP)}
        {thumb('onTrackBp', 'On track from', value.atRiskBp + STEP, most)}
      </div>
      <div className={styles['words']} aria-hidden="true">
        <HealthLozenge health="offTrack" plain />
        <span className={styles['middle']} style={{ left: share(between) }}>
          <HealthLozenge health="atRisk" plain />
        </span>
        <HealthLozenge health="onTrack" plain />
      </div>
    </div>
  );
}
