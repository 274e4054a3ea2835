import type { ExpectedExplanation, KeyResultExpected } from '../../../domain/explain/types';
import { count, day, percent } from '../../app/format';
import { useTree } from '../../app/tree';
import { ExplanationFrame } from './explanation-frame';
import { InputTable } from './input-table';
import { resultOf } from './key-result-words';
import { allInputs, meanSentence } from './words';
import styles from './explain.module.css';

interface Props<E> {
  readonly explanation: E;
  readonly onClose: () => void;
}

export function ExpectedExplained({ explanation, onClose }: Props<ExpectedExplanation>) {
  if (explanation.form === 'keyResult') return <TimeExplained explanation={explanation} onClose={onClose} />;
  if (explanation.form === 'initiative') {
    return (
      <ExplanationFrame title="Nothing expected" rule="RU7" onClose={onClose}>
        <p className={styles['sentence']}>An initiative has milestones and no result, so none is expected.</p>
      </ExplanationFrame>
    );
  }
  const { inputs, sum, sameTime, expectedBp } = explanation;
  const terms = sum?.terms ?? [];
  const equal = inputs.every(({ factor }) => factor === inputs[0]?.factor);
  return (
    <ExplanationFrame title={titleOf(expectedBp)} rule="EX2" onClose={onClose}>
      <p className={styles['sentence']}>
        {sum === null
          ? 'What is expected of the inputs is not known.'
          : `${meanSentence(inputs.length, equal)} The same that the result used.`}
      </p>
      {sum !== null && inputs.length > 0 && (
        <InputTable inputs={inputs} terms={terms} equal={equal} result={expectedBp} of="expected" onClose={onClose} />
      )}
      {sameTime !== null && (
        <p className={styles['plain']}>
          {sameTime.daysPassed} of {count(sameTime.daysTotal, 'day')} have passed, the same for{' '}
          {allInputs(inputs.length)}.
        </p>
      )}
    </ExplanationFrame>
  );
}

const titleOf = (bp: number | null): string => (bp === null ? 'Nothing expected yet' : `Expected ${percent(bp)}`);

/** EX1 */
function TimeExplained({ explanation, onClose }: Props<KeyResultExpected>) {
  const { direction, span, startedBy, dueDay, dueBy, reached, expectedBp, today, cycle } = explanation;
  const { view } = useTree();
  const on = (value: number) => day(value, view.today);
  if (direction === 'maintain') {
    return (
      <ExplanationFrame title={titleOf(expectedBp)} rule="EX1" onClose={onClose}>
        <p className={styles['sentence']}>Staying inside the band is expected all the time.</p>
      </ExplanationFrame>
    );
  }
  if (direction === 'milestone') {
    const due =
      dueDay === null
        ? 'It has no date yet.'
        : `It is due on ${on(dueDay)}${dueBy === 'cycleEnd' ? `, the last day of ${cycle?.name ?? 'its cycle'}` : ''}.`;
    return (
      <ExplanationFrame title={titleOf(expectedBp)} rule="EX1" onClose={onClose}>
        <p className={styles['sentence']}>
          {due} Before that day nothing is expected{reached ? ', but it has been reached' : ''}.
        </p>
      </ExplanationFrame>
    );
  }
  return (
    <ExplanationFrame title={titleOf(expectedBp)} rule="EX1" onClose={onClose}>
      {span === null || expectedBp === null ? (
        <p className={styles['sentence']}>It has no cycle, so nothing says how far it should be.</p>
      ) : (
        <>
          <p className={styles['sentence']}>The share of its time that has passed, in whole days.</p>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Input</th>
                <th scope="col">Day</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">
                  {startedBy === 'activation' ? 'Became active' : `Start of ${cycle?.name ?? 'the cycle'}`}
                </th>
                <td>{on(span.from)}</td>
              </tr>
              <tr>
                <th scope="row">Today, not counted as passed</th>
                <td>{on(today)}</td>
              </tr>
              <tr>
                <th scope="row">End of {cycle?.name ?? 'the cycle'}, counted</th>
                <td>{on(span.to)}</td>
              </tr>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{`${span.daysPassed} / ${count(span.daysTotal, 'day')}`}</th>
                <td>{resultOf(expectedBp)}</td>
              </tr>
            </tfoot>
          </table>
        </>
      )}
    </ExplanationFrame>
  );
}
