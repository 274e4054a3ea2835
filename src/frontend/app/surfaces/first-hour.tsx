import { lazy, Suspense } from 'react';
import type { FirstHourProps } from '../slots';
import { LoadingPage } from './loading-page';

const Lazy = lazy(async () => ({ default: (await import('../../features/first-hour/first-hour')).FirstHour }));

/** Fetched only where there is no strategy yet; the tree does not wait for it. */
export function FirstHour(props: FirstHourProps) {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Lazy {...props} />
    </Suspense>
  );
}
