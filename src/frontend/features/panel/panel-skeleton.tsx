import { Skeleton, useNoticed } from '../../components/skeleton';
import styles from './panel.module.css';

const ROWS = [96, 72, 180, 88];
const LINES = ['96%', '100%', '62%'];

/** Final sizes in grey, after a moment. */
export function PanelSkeleton() {
  const noticed = useNoticed();
  return (
    <div className={styles['skeleton']} role="status" aria-label="Reading">
      {noticed && (
        <>
          {ROWS.map((width) => (
            <div key={width} className={styles['skeletonRow']}>
              <Skeleton width={56} />
              <Skeleton width={width} />
            </div>
          ))}
          {LINES.map((width) => (
            <Skeleton key={width} width={width} height={14} />
          ))}
          <Skeleton width="100%" height={180} />
        </>
      )}
    </div>
  );
}
