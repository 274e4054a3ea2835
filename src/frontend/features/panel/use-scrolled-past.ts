import { useEffect, useState, type RefObject } from 'react';

/** Whether an element has left the upper edge of the box it scrolls in. */
export function useScrolledPast(box: RefObject<HTMLElement | null>, mark: RefObject<HTMLElement | null>): boolean {
  const [past, setPast] = useState(false);
  useEffect(() => {
    const target = mark.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      ([entry]) =>
        entry && setPast(!entry.isIntersecting && entry.boundingClientRect.top < (entry.rootBounds?.top ?? 0)),
      { root: box.current },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [box, mark]);
  return past;
}
