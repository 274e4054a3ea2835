import { useEffect, type RefObject } from 'react';
import { useTreeParts } from './tree-context';

/** Drag and drop comes after the first rows are there; until then, and besides, there are the keys and "Move…". */
export function useDrag(scroller: RefObject<HTMLElement | null>): void {
  const { commands } = useTreeParts();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    void import('./drag').then(({ watchDrag }) => {
      const element = scroller.current;
      if (!gone && element) stop = watchDrag(element, commands);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [scroller, commands]);
}
