import { Skeleton, useNoticed } from '../../components/skeleton';
import styles from './strategy-page.module.css';

const ROWS = [280, 210, 240, 190, 230, 200, 260, 180, 220, 250, 190, 210];

/** The page in its final sizes, grey, once loading is noticed. */
export function LoadingPage() {
  const noticed = useNoticed();
  if (!noticed) return null;
  return (
    <div className={styles['loading']} role="status" aria-label="The strategy is being read" aria-busy="true">
      <div className={styles['loadingHeader']}>
        <Skeleton width={200} height={20} />
      </div>
      <div className={styles['loadingToolbar']}>
        <Skeleton width={140} height={16} />
      </div>
      <div className={styles['loadingColumns']} />
      {ROWS.map((width, at) => (
        <div key={at} className={styles['loadingRow']} style={{ paddingInlineStart: 16 + (at % 4) * 16 }}>
          <Skeleton width={16} height={16} />
          <Skeleton width={width} height={14} />
          <span className={styles['space']} />
          <Skeleton width={64} height={8} />
        </div>
      ))}
    </div>
  );
}
