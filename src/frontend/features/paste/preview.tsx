import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PasteSuggestion, PlanRow } from '../../../shared/paste/plan';
import { PreviewRow } from './preview-row';
import { shownProblems } from './shown-problems';
import styles from './preview.module.css';

const HEAD = 28;
const ROW = 34;
const PROBLEM = 18;

interface Props {
  readonly rows: readonly PlanRow[];
  readonly onLine: (line: number) => void;
  readonly onTake: (suggestion: PasteSuggestion) => void;
}

/** Changes only when what is shown does: a height that was right is not measured again. */
const guess = (row: PlanRow | undefined) => ROW + (row ? shownProblems(row).length * PROBLEM : 0);

/** What will be made, line by line; only rows in sight are in the document. */
export function Preview({ rows, onLine, onTake }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its result is used in this component only
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => guess(rows[index]),
    getItemKey: (index) => rows[index]?.line ?? index,
    measureElement: (element, _, instance) =>
      element.getBoundingClientRect().height || guess(rows[instance.indexFromElement(element)]),
    overscan: 12,
    scrollMargin: HEAD,
  });
  return (
    <div
      ref={scroll}
      role="table"
      aria-label="Lines"
      aria-rowcount={rows.length + 1}
      className={styles['table']}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['row']}>
          <div role="columnheader" className={styles['line']}>
            Line
          </div>
          <div role="columnheader" className={styles['title']}>
            Title
          </div>
          <div role="columnheader" className={styles['owner']}>
            Owner
          </div>
          <div role="columnheader" className={styles['result']}>
            Result
          </div>
        </div>
      </div>
      <div role="rowgroup" className={styles['all']} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                ref={list.measureElement}
                data-index={item.index}
                className={styles['placed']}
                style={{ transform: `translateY(${item.start - HEAD}px)` }}
              >
                <PreviewRow row={row} onLine={onLine} onTake={onTake} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
