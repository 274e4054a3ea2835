import PersonIcon from '@atlaskit/icon/core/person';
import type { Health } from '../../domain/model';
import { HealthGlyph } from './health-glyph';
import { HEALTH_TONES, HEALTH_WORDS } from './health-words';
import styles from './health-lozenge.module.css';

interface Props {
  readonly health: Health;
  /** Glyph and word without the background, where space is short. */
  readonly plain?: boolean;
  /** HE6: a person set it, with a reason; whoever shows it says which. */
  readonly own?: boolean;
}

/** Glyph and word on a quiet background, 20 high. Wrap it in a button to make it open its explanation. */
export function HealthLozenge({ health, plain = false, own = false }: Props) {
  return (
    <span
      className={`${styles['lozenge']} ${styles[HEALTH_TONES[health]]} ${plain ? styles['plain'] : ''}`}
      data-health={health}
    >
      <HealthGlyph health={health} />
      <span>{HEALTH_WORDS[health]}</span>
      {own && (
        <span className={styles['own']} data-own="">
          <PersonIcon label="" size="small" />
        </span>
      )}
    </span>
  );
}
