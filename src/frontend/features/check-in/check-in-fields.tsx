import { useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Failure } from '../../../shared/result';
import { isoToDay } from '../../../domain/days';
import { LIMITS } from '../../../shared/limits';
import type { NodeRow } from '../../../shared/views';
import { cycleOf } from '../../app/cycle-of';
import { amount, day } from '../../app/format';
import { useSession } from '../../app/session';
import { useTree, useTreeStore } from '../../app/tree';
import { Button } from '../../components/button';
import { DayInput } from '../../components/day-input';
import { Field, fieldClass } from '../../components/field';
import { HealthLozenge } from '../../components/health-lozenge';
import { Kbd } from '../../components/kbd';
import { Problem } from '../../components/problem';
import { ResultBar } from '../../components/result-bar';
import {
  asksForTarget,
  closedCycleOf,
  firstForm,
  readAs,
  readForm,
  type CheckInForm,
  type Errors,
} from './check-in-form';
import { ConfidenceScale } from './confidence-scale';
import { outside, preview, quietNote } from './preview';
import { ReachedField } from './reached-field';
import { TargetFields } from './target-fields';
import { keepUnsent, typedOf, unsentOf } from './unsent';
import { useCheckIn } from './use-check-in';
import styles from './check-in.module.css';

interface Props {
  readonly node: NodeRow;
  readonly onClose: () => void;
}

export function CheckInFields({ node, onClose }: Props) {
  const tree = useTree();
  const { today, cycles } = tree.view;
  const store = useTreeStore();
  const checkIn = useCheckIn();
  const element = useRef<HTMLFormElement>(null);
  const cycle = cycleOf(tree, node).cycle;
  const { accountId } = useSession();
  const [first] = useState<CheckInForm>(() =>
    firstForm(node, cycle !== null && cycle.closedAt !== null ? Math.min(today, cycle.end) : today),
  );
  const [form, setForm] = useState<CheckInForm>(() => ({ ...first, ...unsentOf(accountId, node.id) }));
  const [offered, setOffered] = useState(() => Object.keys(typedOf(form, first)).length > 0);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = (part: Partial<CheckInForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    keepUnsent(accountId, node.id, typedOf(next, first));
    setFailure(null);
  };
  const discard = () => {
    change(first);
    setOffered(false);
    setTried(false);
  };
  const read = useMemo(() => readForm(form, node, today, cycles), [form, node, today, cycles]);
  const corrected = closedCycleOf(cycles, isoToDay(form.asOf));
  const rollup = useMemo(() => {
    if (!read.ok) return null;
    // What is not counted leaves the numbers as they are.
    if (!tree.byId.has(node.id)) return null;
    return cycle !== null && outside(read.checkIn.asOf, cycle)
      ? node.rollup
      : preview(tree.engineInput, node.id, read.checkIn);
  }, [read, tree, node, cycle]);
  const errors: Errors = read.ok || !tried ? {} : read.errors;
  const error = (field: keyof CheckInForm): string | null => errors[field] ?? failure?.fields?.[field] ?? null;

  const submit = async () => {
    setTried(true);
    if (busy) return;
    if (!read.ok) {
      const wrong = Object.keys(read.errors)[0];
      element.current?.querySelector<HTMLElement>(`[name="${wrong ?? 'value'}"]`)?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    const problem = await checkIn(node, read.checkIn, quietNote(read.checkIn, node, cycle, today) === null);
    setBusy(false);
    if (problem) {
      // Archived meanwhile, for one: the row has to go, what was typed stays.
      if (problem.code === 'conflict') void store.refresh();
      return setFailure(problem);
    }
    keepUnsent(accountId, node.id, {});
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };

  const current = node.keyResult?.current ?? null;
  const milestone = node.keyResult?.direction === 'milestone';
  const unit = form.unit;
  const was =
    current === null
      ? 'No check-in yet'
      : milestone
        ? `${current.value >= 1 ? 'reached' : 'not reached'} on ${day(current.asOf, today)}`
        : `was ${amount(current.value, node.unit)} on ${day(current.asOf, today)}`;
  const taken = read.ok && !milestone ? readAs(form) : null;
  const note = read.ok ? quietNote(read.checkIn, node, cycle, today) : null;
  return (
    // Keys pressed in any field bubble here; the form itself takes no focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={element}
      className={styles['form']}
      noValidate
      aria-label={`Check in ${node.key}`}
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles['pair']}>
        {milestone ? (
          <ReachedField value={form.value} onChange={(value) => change({ value })} />
        ) : (
          <Field label="Value" error={error('value')}>
            {(ids) => (
              <span className={styles['withUnit']}>
                <input
                  {...ids}
                  name="value"
                  className={fieldClass}
                  data-autofocus=""
                  inputMode="decimal"
                  autoComplete="off"
                  value={form.value}
                  onChange={(event) => change({ value: event.target.value })}
                />
                <span className={styles['unit']}>{unit}</span>
              </span>
            )}
          </Field>
        )}
        <Field label="As of" error={error('asOf')}>
          {(ids) => (
            <DayInput
              {...ids}
              today={today}
              name="asOf"
              value={form.asOf}
              onChange={(event) => change({ asOf: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className={styles['preview']}>
        <span className={styles['was']}>{was}</span>
        <span className={styles['will']} role="status" aria-label="Result and health after this check-in">
          <span className={styles['bar']}>
            <ResultBar outcomeBp={rollup?.outcomeBp ?? null} expectedBp={rollup?.expectedBp ?? null} />
          </span>
          {rollup && <HealthLozenge health={rollup.health} />}
        </span>
      </div>
      {taken !== null && <p className={styles['note']}>Read as {amount(taken, unit)}</p>}
      <p role="status" className={styles['note']} hidden={note === null}>
        {note}
      </p>
      {asksForTarget(node) && <TargetFields form={form} error={error} onChange={change} />}
      <ConfidenceScale value={form.confidence} onChange={(confidence) => change({ confidence })} />
      {corrected && (
        <p role="note" className={styles['note']}>
          {corrected.name} is closed: this is a correction, and the history says so.
        </p>
      )}
      <Field
        {...(corrected
          ? { label: 'Why?', help: 'Everyone sees it beside the corrected value.' }
          : { label: 'Comment', note: 'optional' })}
        error={error('comment')}
      >
        {(ids) => (
          <textarea
            {...ids}
            name="comment"
            className={`${fieldClass} ${styles['comment']}`}
            rows={2}
            maxLength={LIMITS.comment}
            required={corrected !== null}
            placeholder={corrected ? 'because …' : 'What moved, or what is in the way?'}
            value={form.comment}
            onChange={(event) => change({ comment: event.target.value })}
          />
        )}
      </Field>
      {offered && (
        <p role="note" className={styles['unsent']}>
          You typed this before; it is not sent yet.
          <Button look="link" size="small" onClick={discard}>
            Discard
          </Button>
        </p>
      )}
      {failure && (
        <Problem
          title="Not checked in"
          failure={failure}
          what={tree.view.settings.labels.keyResult}
          ownerId={node.ownerId}
          typed={form.comment}
        />
      )}
      <div className={styles['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          Check in
        </Button>
        <Button
          look="subtle"
          onClick={() => {
            keepUnsent(accountId, node.id, {});
            onClose();
          }}
        >
          Cancel
        </Button>
        <span className={styles['keys']} aria-hidden="true">
          <Kbd>Ctrl</Kbd>
          <Kbd>Enter</Kbd>
        </span>
      </div>
    </form>
  );
}
