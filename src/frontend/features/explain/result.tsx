import type { InitiativeResult, MeanResult, ResultExplanation } from '../../../domain/explain/types';
import { percent } from '../../app/format';
import { ExplanationFrame } from './explanation-frame';
import { InputTable } from './input-table';
import { KeyResultExplained } from './key-result';
import { Weakest } from './weakest';
import { leftOutSentence, meanSentence } from './words';
import styles from './explain.module.css';

interface Props<E> {
  readonly explanation: E;
  readonly onClose: () => void;
}

export function ResultExplained({ explanation, onClose }: Props<ResultExplanation>) {
  switch (explanation.form) {
    case 'mean':
      return <MeanExplained explanation={explanation} onClose={onClose} />;
    case 'keyResult':
      return <KeyResultExplained explanation={explanation} onClose={onClose} />;
    case 'initiative':
      return <InitiativeExplained explanation={explanation} onClose={onClose} />;
  }
}

function MeanExplained({ explanation, onClose }: Props<MeanResult>) {
  const { inputs, leftOut, sum, equalWeights, outcomeBp, weakest } = explanation;
  const left = leftOutSentence(leftOut);
  return (
    <ExplanationFrame
      title={outcomeBp === null ? 'No result yet' : `Result ${percent(outcomeBp)}`}
      rule="RU1"
      note={<Weakest weakest={weakest} />}
      onClose={onClose}
    >
      <p className={styles['sentence']}>{meanSentence(inputs.length, equalWeights)}</p>
      {inputs.length > 0 && (
        <InputTable
          inputs={inputs}
          terms={sum.terms}
          equal={equalWeights}
          result={outcomeBp}
          of="outcome"
          onClose={onClose}
        />
      )}
      {left !== null && <p className={styles['plain']}>{left}</p>}
    </ExplanationFrame>
  );
}

function InitiativeExplained({ explanation: { milestonesDone, milestonesTotal }, onClose }: Props<InitiativeResult>) {
  return (
    <ExplanationFrame title="No result" rule="RU7" onClose={onClose}>
      <p className={styles['sentence']}>
        An initiative has milestones, {milestonesDone} of {milestonesTotal} done. They stand beside the results and are
        never added to them.
      </p>
    </ExplanationFrame>
  );
}
