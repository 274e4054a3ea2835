import type { ReactNode } from 'react';
import type { Health } from '../../domain/model';

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;

const GLYPHS: Readonly<Record<Health, ReactNode>> = {
  onTrack: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  atRisk: <path d="M6 1.6 11 10.4H1z" fill="currentColor" />,
  offTrack: <path d="m6 .9 5.1 5.1L6 11.1.9 6z" fill="currentColor" />,
  outdated: (
    <g {...stroke}>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 3.4V6l1.7 1.2" />
    </g>
  ),
  pending: <circle cx="6" cy="6" r="4.4" {...stroke} strokeDasharray="2 1.5" />,
  unmeasured: <path d="M2.5 6h7" {...stroke} />,
  cycleEnded: (
    <g {...stroke}>
      <circle cx="6" cy="6" r="4.6" />
      <path d="M6 3.4V6l1.7 1.2" />
    </g>
  ),
  planInvalid: <path d="M6 1.5v5.5M6 9v1.6" {...stroke} />,
  draft: <circle cx="6" cy="6" r="4.4" {...stroke} />,
  proposed: (
    <g>
      <circle cx="6" cy="6" r="4.4" {...stroke} />
      <circle cx="6" cy="6" r="1.6" fill="currentColor" />
    </g>
  ),
  paused: <path d="M4.2 2.5v7M7.8 2.5v7" {...stroke} />,
  achieved: <path d="m2 6.4 2.7 2.7L10 3.4" {...stroke} />,
  dropped: <path d="m2.8 2.8 6.4 6.4m0-6.4L2.8 9.2" {...stroke} />,
};

/** 12 px, in the colour of its text; always beside the word. */
export function HealthGlyph({ health }: { readonly health: Health }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {GLYPHS[health]}
    </svg>
  );
}
