import type { ReactNode } from 'react';
import type { KeyResultResult } from '../../../domain/explain/types';
import { day, percent, UNKNOWN } from '../../app/format';
import { useNode, useTree } from '../../app/tree';
import { ExplanationFrame } from './explanation-frame';
import { digits, keyResultFormula, keyResultSentence, resultOf } from './key-result-words';
import styles from './explain.module.css';

interface Props {
  readonly explanation: KeyResultResult;
  readonly onClose: () => void;
}

/** PR1–PR3: the value, what it is measured against, and the division. */
export function KeyResultExplained({ explanation, onClose }: Props) {
  const { commitment, value, asOf, outcomeBp, cycle, rule, missing } = explanation;
  const unit = useNode(explanation.nodeId)?.unit ?? '';
  const { view } = useTree();
  const shown = (number: number | null) =>
    number === null ? UNKNOWN : unit === '' ? digits(number) : `${digits(number)}\u00a0${unit}`;
  const on = (epochDay: number | null | undefined) =>
    epochDay === null || epochDay === undefined ? '' : day(epochDay, view.today);
  const { direction } = commitment;
  const formula = value === null || missing !== null ? null : keyResultFormula(commitment, value);
  return (
    <ExplanationFrame
      title={outcomeBp === null ? 'No result yet' : `Result ${percent(outcomeBp)}`}
      rule={rule}
      onClose={onClose}
    >
      <p className={styles['sentence']}>{keyResultSentence(explanation)}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">As of</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {(direction === 'increase' || direction === 'decrease') && (
            <Line name="Start" on={on(cycle?.start)} value={shown(commitment.baseline)} />
          )}
          {direction !== 'milestone' && <Line name="Now" on={on(asOf)} value={shown(value)} />}
          {(direction === 'increase' || direction === 'decrease') && (
            <Line name="Target" on={on(cycle?.end)} value={shown(commitment.target)} />
          )}
          {direction === 'maintain' && (
            <>
              <Line name="Lower end of the band" on="" value={shown(commitment.bandLow)} />
              <Line name="Upper end of the band" on="" value={shown(commitment.bandHigh)} />
              {commitment.tolerance !== null && <Line name="Tolerance" on="" value={shown(commitment.tolerance)} />}
            </>
          )}
          {direction === 'milestone' && (
            <Line name="Reached" on={on(asOf)} value={value === null ? UNKNOWN : value >= 1 ? 'yes' : 'no'} />
          )}
        </tbody>
        {formula !== null && outcomeBp !== null && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {formula}
              </th>
              <td>{resultOf(outcomeBp)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {cycle !== null && (
        <p className={styles['plain']}>{`Values from ${on(cycle.start)} to ${on(cycle.end)} count: ${cycle.name}.`}</p>
      )}
    </ExplanationFrame>
  );
}

function Line({ name, on, value }: { readonly name: string; readonly on: string; readonly value: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{on}</td>
      <td>{value}</td>
    </tr>
  );
}
