import type { PasteProblem, PasteSuggestion } from '../../../shared/paste/plan';
import { Button } from '../../components/button';
import styles from './preview.module.css';

interface Props {
  readonly problem: PasteProblem;
  readonly onTake: (suggestion: PasteSuggestion) => void;
}

/** Cause and remedy in one line; what is suggested is a button that mends the text. */
export function ProblemText({ problem, onTake }: Props) {
  const { cause, remedy, suggestion } = problem;
  const at = suggestion ? remedy.lastIndexOf(suggestion.label) : -1;
  if (!suggestion || at < 0) {
    return (
      <div className={styles['problem']}>
        {cause} {remedy}
      </div>
    );
  }
  return (
    <div className={styles['problem']}>
      {cause} {remedy.slice(0, at)}
      <Button look="link" size="small" className={styles['take']} onClick={() => onTake(suggestion)}>
        {suggestion.label}
      </Button>
      {remedy.slice(at + suggestion.label.length)}
    </div>
  );
}
