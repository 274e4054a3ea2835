import { useEffect, useState } from 'react';
import styles from './skeleton.module.css';

const WAIT_MS = 150;

/** True once loading has taken long enough to be noticed. */
export function useNoticed(): boolean {
  const [noticed, setNoticed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return noticed;
}

interface Props {
  readonly width: number | string;
  readonly height?: number;
}

/** A grey bar in the size of what comes. */
export function Skeleton({ width, height = 12 }: Props) {
  return <span className={styles['skeleton']} style={{ width, height }} aria-hidden="true" />;
}
