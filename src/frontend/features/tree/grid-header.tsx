import styles from './tree-grid.module.css';

/** Names of the columns; its cells never wrap. */
export function GridHeader() {
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" aria-rowindex={1} className={styles['headerRow']}>
        <div role="columnheader" className={styles['title']}>
          Title
        </div>
        <div role="columnheader" className={styles['owner']}>
          Owner
        </div>
        <div role="columnheader" className={styles['team']}>
          Team
        </div>
        <div role="columnheader" className={styles['result']}>
          Result <span className={styles['expected']}>expected</span>
        </div>
        <div role="columnheader" className={styles['work']}>
          Work done
        </div>
        <div role="columnheader" className={styles['health']}>
          Health
        </div>
        <div role="columnheader" className={styles['checkIn']}>
          Check-in
        </div>
        <div role="columnheader" className={styles['trend']}>
          Trend
        </div>
      </div>
    </div>
  );
}
