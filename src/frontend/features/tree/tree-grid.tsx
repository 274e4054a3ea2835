import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { NodeId } from '../../../domain/model';
import { useStore } from '../../app/store';
import { GhostLine } from './ghost-line';
import { GridHeader } from './grid-header';
import { NodeLine } from './node-line';
import { useTreeParts } from './tree-context';
import styles from './tree-grid.module.css';
import { useDrag } from './use-drag';
import { useGoneRow } from './use-gone-row';
import { useGridEvents } from './use-grid-events';
import { useWidth } from './use-width';
import type { Line } from './visible-rows';

const ROW = 36;
const TWO_LINE_ROW = 48;
const TWO_LINES_BELOW = 600;
/** The header of the columns stays at the top of the scroller; two-line rows have none. */
const HEADER = 33;

interface Props {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly panelId: NodeId | null;
}

/** The tree as an ARIA treegrid. Only the rows in sight are in the document, and the one with the focus. */
export function TreeGrid({ label, lines, panelId }: Props) {
  const { ui } = useTreeParts();
  const { activeId, selected, renamingId, focusWish } = useStore(ui);
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const twoLines = useWidth(grid) < TWO_LINES_BELOW;
  const rowHeight = twoLines ? TWO_LINE_ROW : ROW;
  const headerHeight = twoLines ? 0 : HEADER;

  useLayoutEffect(() => {
    ui.lines = lines;
  }, [ui, lines]);

  useGoneRow(ui, lines);

  const tabStop = lines.some((line) => line.id === activeId) ? activeId : (lines[0]?.id ?? null);
  const indexOf = useMemo(() => new Map(lines.map((line, index) => [line.id, index])), [lines]);
  const activeIndex = tabStop === null ? -1 : (indexOf.get(tabStop) ?? -1);
  const typingIndex = lines.findIndex((line) => line.type === 'ghost' && line.ghost.state === 'typing');
  const kept = useCallback(
    (range: Range) => withRows(defaultRangeExtractor(range), [activeIndex, typingIndex]),
    [activeIndex, typingIndex],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- its result is used in this component only
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    rangeExtractor: kept,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  useFocusWish(focusWish, activeIndex, (index) => virtual.scrollToIndex(index, { align: 'auto' }), grid);
  useEffect(() => {
    if (typingIndex >= 0) virtual.scrollToIndex(typingIndex, { align: 'auto' });
  }, [virtual, typingIndex]);
  useDrag(scroller);

  const events = useGridEvents({ lines, panelId, scroller, rowHeight });

  return (
    <div
      ref={grid}
      role="treegrid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-multiselectable="true"
      tabIndex={-1}
      className={styles['grid']}
      {...events}
    >
      <div ref={scroller} role="presentation" className={styles['scroller']}>
        <GridHeader />
        <div role="rowgroup" data-rows="" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const top = start - headerHeight;
            if (line.type === 'ghost') return <GhostLine key={line.id} line={line} index={index} top={top} />;
            return (
              <NodeLine
                key={line.id}
                line={line}
                index={index}
                top={top}
                active={line.id === tabStop}
                selected={selected.has(line.id) || line.id === panelId}
                renaming={line.id === renamingId}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function withRows(indexes: number[], wanted: readonly number[]): number[] {
  const missing = wanted.filter((index) => index >= 0 && !indexes.includes(index));
  return missing.length === 0 ? indexes : [...new Set([...indexes, ...missing])].sort((a, b) => a - b);
}

/**
 * Scrolls to the active row and puts the focus there, each time that is wished for. A row on its way to the server is waited for,
 * as long as the focus does not go elsewhere; until then the grid has it.
 */
function useFocusWish(
  wish: number,
  index: number,
  scrollTo: (index: number) => void,
  grid: React.RefObject<HTMLElement | null>,
): void {
  const done = useRef(0);
  const waiting = useRef(0);
  useLayoutEffect(() => {
    const root = grid.current;
    if (wish === done.current || index < 0 || !root) return;
    const at = document.activeElement;
    if (waiting.current === wish && at !== root && at !== document.body) {
      done.current = wish;
      return;
    }
    scrollTo(index);
    const row = root.querySelector<HTMLElement>('[data-active]');
    (row ?? root).focus({ preventScroll: true });
    if (row) done.current = wish;
    else waiting.current = wish;
  });
}
