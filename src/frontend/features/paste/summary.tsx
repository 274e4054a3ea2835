import CheckIcon from '@atlaskit/icon/core/check-mark';
import CrossIcon from '@atlaskit/icon/core/cross';
import type { PastePlan } from '../../../shared/paste/plan';
import { number as figure } from '../../app/format';
import styles from './paste-page.module.css';

/** “8 will be made · 2 can't be · 1 to look at”. */
export function Summary({ counts }: { readonly counts: PastePlan['counts'] }) {
  const { make, cannot, look } = counts;
  return (
    <span className={styles['counts']}>
      <span className={`${styles['count']} ${styles['will']}`}>
        <CheckIcon label="" size="small" /> {figure(make)} will be made
      </span>
      {cannot > 0 && (
        <span className={`${styles['count']} ${styles['cannot']}`}>
          <CrossIcon label="" size="small" /> {figure(cannot)} can't be
        </span>
      )}
      {look > 0 && (
        <span className={`${styles['count']} ${styles['look']}`}>
          <span aria-hidden="true" className={styles['mark']}>
            !
          </span>
          {figure(look)} to look at
        </span>
      )}
    </span>
  );
}
