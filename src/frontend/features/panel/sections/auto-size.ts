import { useLayoutEffect, type RefObject } from 'react';

/** A text area as high as its text. */
export function useAutoSize(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [area, text]);
}
