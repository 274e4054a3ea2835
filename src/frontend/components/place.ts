export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const EDGE = 8;

/**
 * Below the anchor, or above where more room is; inside the window always. One that `covers` stands over the anchor rather than be cut
 * off at an edge. Pixels of the window.
 */
export function placeBeside(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: 'start' | 'end',
  covers = false,
): Place {
  const below = view.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const flips = size.height > below && above > below;
  const whole = view.height - 2 * EDGE;
  const maxHeight = covers ? whole : Math.max(flips ? above : below, 120);
  const height = Math.min(size.height, maxHeight);
  const top = flips ? anchor.top - GAP - height : anchor.bottom + GAP;
  const left = align === 'start' ? anchor.left : anchor.right - size.width;
  return {
    left: Math.max(EDGE, Math.min(left, view.width - size.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, view.height - height - EDGE)),
    maxHeight,
  };
}
