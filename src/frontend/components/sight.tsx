import type { ReactNode } from 'react';
import { SIGHT_WORDS, type Sight } from '../../shared/sight-words';
import styles from './sight.module.css';

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;
const full = (x: number) => <circle cx={x} cy="8" r="2.25" fill="currentColor" />;
const hollow = (x: number) => <circle cx={x} cy="8" r="1.75" {...stroke} />;

/** Two stations and a track; what happens on the way stands where it happens. */
const GLYPHS: Readonly<Record<Sight, ReactNode>> = {
  clear: (
    <g>
      {full(3)}
      <path d="M5 8h6" {...stroke} />
      {full(13)}
    </g>
  ),
  awaiting: (
    <g>
      {full(3)}
      <path d="M5 8h6" {...stroke} />
      {hollow(13)}
    </g>
  ),
  finishing: (
    <g>
      {full(3)}
      <path d="M5 8h6M11 14V3h3.5v3.5H11" {...stroke} />
    </g>
  ),
  broken: (
    <g>
      {full(2.5)}
      <path d="m6 6 4 4m0-4-4 4" {...stroke} />
      {full(13.5)}
    </g>
  ),
  delivered: (
    <g>
      {full(3)}
      <path d="M5 8h3M8 8l2.4 2.6L15 5.5" {...stroke} />
    </g>
  ),
  none: (
    <g>
      {hollow(3)}
      <path d="M6.5 8h0m3 0h0" {...stroke} strokeLinecap="round" strokeDasharray="0 3" />
      {hollow(13)}
    </g>
  ),
  exempt: <path d="M3 8h10" {...stroke} />,
};

interface Props {
  readonly sight: Sight;
  /** Which class of work, behind the words "Deliberately outside". */
  readonly title?: string | undefined;
}

/** The glyph alone, 16 px, in the colour of its status; what it stands beside says the word. */
export function SightGlyph({ sight }: { readonly sight: Sight }) {
  return (
    <svg className={styles[sight]} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {GLYPHS[sight]}
    </svg>
  );
}

/** Glyph and word without a background, so that it never looks like health. */
export function SightStatus({ sight, title }: Props) {
  return (
    <span className={`${styles['status']} ${styles[sight]}`} data-sight={sight} title={title}>
      <SightGlyph sight={sight} />
      <span>{SIGHT_WORDS[sight]}</span>
    </span>
  );
}
