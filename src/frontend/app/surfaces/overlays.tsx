import { lazy, Suspense } from 'react';
import { Popover } from '../../components/popover';
import { Skeleton } from '../../components/skeleton';
import { useStore } from '../store';
import { useNode } from '../tree';
import type { TreePage } from './use-tree-page';

const loadExplanation = () => import('../../features/explain/explanation');
const loadPopups = () => import('../../features/tree/row-popups');
const loadCheckIn = () => import('../../features/check-in/check-in-popover');
const Explanation = lazy(async () => ({ default: (await loadExplanation()).Explanation }));
const CheckInPopover = lazy(async () => ({ default: (await loadCheckIn()).CheckInPopover }));

const RowPopups = lazy(async () => ({ default: (await loadPopups()).RowPopups }));

const WIDTH = { explain: 372, checkIn: 344 } as const;
const WORDS = { result: 'Result', expected: 'Expected', health: 'Health', work: 'Work done' } as const;

/** Fetched while nobody waits, so that the first click opens at once. */
export function preloadOverlays(): () => void {
  const timer = setTimeout(() => {
    void loadPopups();
    void loadExplanation();
    void loadCheckIn();
    void import('../../features/panel/node-panel');
    void import('../read-title');
  }, 1_000);
  return () => clearTimeout(timer);
}

/** Menu, "Move…", consequences and refusals of a row; fetched when the first is asked for. */
export function LazyRowPopups({ parts }: { readonly parts: TreePage }) {
  const { popup } = useStore(parts.ui);
  if (!popup) return null;
  return (
    <Suspense fallback={null}>
      <RowPopups />
    </Suspense>
  );
}

/** The explanation of a number or the check-in of a key result, beside what was pressed. */
export function Overlays({ parts }: { readonly parts: TreePage }) {
  const { overlay: store, ui } = parts;
  const overlay = useStore(store);
  const node = useNode(overlay?.nodeId ?? null);
  // A check-in outlives its row: somebody archives it while another person types.
  if (!overlay || (!node && overlay.kind !== 'checkIn')) return null;
  const { nodeKey: key } = overlay;
  const close = () => store.set(null);
  const label = overlay.kind === 'checkIn' ? `Check in ${key}` : `${WORDS[overlay.what]} of ${key}`;
  return (
    <Popover
      key={`${overlay.kind}-${overlay.nodeId}`}
      anchor={overlay.anchor}
      label={label}
      width={WIDTH[overlay.kind]}
      onClose={close}
      returnFocus={ui.focusActive}
    >
      <Suspense fallback={<Skeleton width="100%" height={120} />}>
        {overlay.kind === 'checkIn' ? (
          <CheckInPopover nodeId={overlay.nodeId} onClose={close} />
        ) : (
          <Explanation nodeId={overlay.nodeId} what={overlay.what} onClose={close} />
        )}
      </Suspense>
    </Popover>
  );
}
