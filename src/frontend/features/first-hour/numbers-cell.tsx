import { useState } from 'react';
import { validateCommitment } from '../../../domain/progress';
import { LIMITS } from '../../../shared/limits';
import { NO_COMMITMENT } from '../../../shared/paste/commitment';
import { readAmounts } from '../../../shared/paste/amounts';
import type { Failure } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { amount, number } from '../../app/format';
import { Button } from '../../components/button';
import { Field, fieldClass } from '../../components/field';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import styles from './first-hour.module.css';

const textOf = ({ keyResult, unit }: NodeRow): string =>
  keyResult?.baseline == null || keyResult.target === null
    ? ''
    : `${number(keyResult.baseline)} → ${amount(keyResult.target, unit)}`;

/** “61 → 75 %” of a key result; a click changes it. */
export function NumbersCell({ node }: { readonly node: NodeRow }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const text = textOf(node);
  return (
    <>
      <button
        type="button"
        className={`${styles['numbers']} ${text === '' ? styles['faint'] : ''}`}
        aria-label={text === '' ? `Add numbers to ${node.title}` : `${text}, change the numbers of ${node.title}`}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text === '' ? 'Add numbers' : text}
      </button>
      {anchor && (
        <Popover anchor={anchor} label="Numbers" width={280} align="end" onClose={() => setAnchor(null)}>
          <NumbersForm node={node} text={text} onDone={() => setAnchor(null)} />
        </Popover>
      )}
    </>
  );
}

function NumbersForm({
  node,
  text,
  onDone,
}: {
  readonly node: NodeRow;
  readonly text: string;
  readonly onDone: () => void;
}) {
  const act = useAct();
  const [typed, setTyped] = useState(text);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A commitment that was there before is only changed with a reason (CH1).
  const asksWhy = text !== '' || failure?.rule === 'CH1';

  const save = async () => {
    const amounts = readAmounts(typed);
    if (!amounts) return setError('Write two numbers, for example 61 → 75 %');
    const { baseline, target, unit } = amounts;
    const commitment = {
      ...NO_COMMITMENT,
      direction: target < baseline ? ('decrease' as const) : ('increase' as const),
      baseline,
      target,
    };
    const problem = validateCommitment(commitment);
    if (problem === 'targetEqualsBaseline') return setError('Target equals baseline. Give two different numbers.');
    if (problem) return setError('Values go up to 1e15.');
    if (asksWhy && reason.trim() === '') return setError('Say why. Everyone sees it until the cycle ends.');
    const why = reason.trim() === '' ? {} : { reason: reason.trim() };
    const payload = { nodeId: node.id, version: node.version, patch: { commitment, unit }, ...why };
    const result = await act('node.update', payload, { done: `Changed the numbers of ${node.key}`, quiet: true });
    setError(null);
    if (result.ok) onDone();
    else setFailure(result.failure);
  };

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="From → to" error={error} help="An arrow is -> on the keyboard.">
        {(ids) => (
          <input
            {...ids}
            className={fieldClass}
            data-autofocus=""
            value={typed}
            placeholder="61 -> 75 %"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {asksWhy && (
        <Field label="Why?">
          {(ids) => (
            <input
              {...ids}
              className={fieldClass}
              value={reason}
              maxLength={LIMITS.reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {failure && failure.rule !== 'CH1' && (
        <Problem title="Not saved" failure={failure} typed={typed} what="key result" />
      )}
      <div className={styles['inline']}>
        <Button type="submit" size="small">
          Save
        </Button>
        <Button look="subtle" size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
