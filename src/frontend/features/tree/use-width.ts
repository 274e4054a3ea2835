import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width of an element in whole pixels, as it changes; very wide until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(10_000);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const read = () => setWidth(Math.round(target.getBoundingClientRect().width) || 10_000);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
