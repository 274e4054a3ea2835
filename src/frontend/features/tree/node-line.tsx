import { memo } from 'react';
import type { NodeLine as Line } from './visible-rows';
import { CheckInCell } from './check-in-cell';
import { HealthCell, ResultCell } from './number-cells';
import { OtherCycleCells, useOtherCycle } from './other-cycle';
import { OwnerCell, TeamCell } from './people-cells';
import { TitleCell } from './title-cell';
import { TrendCell } from './trend-cell';
import { WorkCell } from './work-cell';
import styles from './tree-grid.module.css';

interface Props {
  readonly line: Line;
  readonly index: number;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly renaming: boolean;
}

/** One row. Clicks and keys are handled by the grid; here is only what is seen. */
export const NodeLine = memo(function NodeLine({ line, index, top, active, selected, renaming }: Props) {
  const { node } = line;
  const other = useOtherCycle(node);
  const tabIndex = active ? 0 : -1;
  return (
    <div
      role="row"
      className={styles['row']}
      data-row-id={line.id}
      data-kind={node.kind}
      data-lifecycle={node.lifecycle}
      data-active={active || undefined}
      data-faint={line.faint || undefined}
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-expanded={line.open ?? undefined}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${top}px)` }}
    >
      <TitleCell line={line} tabIndex={tabIndex} renaming={renaming} />
      <OwnerCell node={node} />
      <TeamCell node={node} />
      {other ? (
        <OtherCycleCells other={other} />
      ) : (
        <>
          <ResultCell node={node} tabIndex={tabIndex} />
          <WorkCell node={node} tabIndex={tabIndex} />
          <HealthCell node={node} tabIndex={tabIndex} />
          <CheckInCell node={node} />
          <TrendCell node={node} />
        </>
      )}
    </div>
  );
});
