import ArrowLeftIcon from '@atlaskit/icon/core/arrow-left';
import InformationIcon from '@atlaskit/icon/core/information';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { takeSuggestion } from '../../../shared/paste/edit-text';
import { LIMITS } from '../../../shared/limits';
import type { PastePlan } from '../../../shared/paste/plan';
import { count, number } from '../../app/format';
import type { PastePageProps } from '../../app/slots';
import { Button, IconButton } from '../../components/button';
import { Kbd } from '../../components/kbd';
import { Outcome } from './outcome';
import { PlacePicker } from './place-picker';
import { Preview } from './preview';
import { Summary } from './summary';
import { TextEditor, type TextEditorHandle } from './text-editor';
import { useMake } from './use-make';
import { usePlan, type Reading } from './use-plan';
import styles from './paste-page.module.css';

/** A text on the left, what it would make on the right, and a button that makes it. */
export function PastePage({ underId, initialText, onDone, onCancel }: PastePageProps) {
  const reading = usePlan(initialText, underId);
  const making = useMake(reading);
  const [onlyProblems, setOnlyProblems] = useState(false);
  const editor = useRef<TextEditorHandle>(null);
  const helpId = useId();
  const { plan, text, setText, owners } = reading;
  const { make, cannot } = plan.counts;
  const { progress, outcome } = making;

  const rows = useMemo(
    () => (onlyProblems ? plan.rows.filter((row) => row.problems.length > 0) : plan.rows),
    [plan.rows, onlyProblems],
  );
  const start = async () => {
    const done = await making.make();
    if (done && done.made.failure === null && done.rest === '') onDone(done.made.nodeIds[0] ?? null);
  };
  useEffect(() => editor.current?.focus(), []);
  const leave = () => (outcome && outcome.nodeIds.length > 0 ? onDone(outcome.nodeIds[0] ?? null) : onCancel());
  const waiting = owners.asking > 0 && make > 0;

  return (
    <main className={styles['page']}>
      <header className={styles['bar']}>
        <IconButton label="Back" icon={<ArrowLeftIcon label="" />} onClick={leave} />
        <h1 className={styles['heading']}>Paste under</h1>
        <PlacePicker under={reading.under} onChange={reading.setUnder} />
        <span className={styles['gap']} />
        <Button look="subtle" onClick={leave} disabled={progress !== null}>
          {outcome && outcome.nodeIds.length > 0 ? 'Close' : 'Cancel'}
        </Button>
        <Button look="primary" busy={progress !== null || waiting} disabled={make === 0} onClick={() => void start()}>
          {progress ? `Making ${number(progress.made)} of ${number(progress.of)}` : buttonText(make, cannot)}
        </Button>
      </header>
      {progress && (
        <progress className={styles['progress']} max={progress.of} value={progress.made} aria-label="Lines made" />
      )}
      <div className={styles['columns']}>
        <section className={styles['text']} aria-label="Your text">
          <div className={styles['caption']}>
            <h2 className={styles['small']}>Your text</h2>
            <ReadAs reading={reading} />
          </div>
          <TextEditor
            text={text}
            onChange={setText}
            plan={plan}
            readOnly={progress !== null}
            describedBy={helpId}
            handle={editor}
          />
          <p className={styles['help']} id={helpId}>
            {plan.format === 'indented'
              ? 'One line each. What is indented goes under the line above. “Completion 61 → 75 %” is a key result.'
              : 'Columns: kind, title, parent, owner, baseline, target, unit, weight. Only title is needed.'}
          </p>
        </section>
        <section className={styles['preview']} aria-label="What will be made">
          <div className={styles['caption']}>
            <h2 className={styles['small']}>What will be made</h2>
            <span role="status">
              {plan.format !== 'empty' && plan.tooMany === null && <Summary counts={plan.counts} />}
            </span>
            <span className={styles['gap']} />
            <label className={styles['only']}>
              <input
                type="checkbox"
                checked={onlyProblems}
                onChange={(event) => setOnlyProblems(event.target.checked)}
              />
              Only problems
            </label>
          </div>
          {outcome && <Outcome outcome={outcome} />}
          {plan.notes.map((note) => (
            <p key={note} className={styles['note']}>
              {note}
            </p>
          ))}
          {owners.failed > 0 && (
            <p className={styles['note']}>
              Jira did not answer for {count(owners.failed, 'owner')}.{' '}
              <Button look="link" size="small" onClick={owners.again}>
                Ask again
              </Button>
            </p>
          )}
          <Body plan={plan} onlyProblems={onlyProblems}>
            <Preview
              rows={rows}
              onLine={(line) => editor.current?.goTo(line)}
              onTake={(suggestion) => {
                // While the plan is catching up its lines are those of an older text.
                if (!reading.stale) reading.replaceText(takeSuggestion(text, suggestion));
              }}
            />
          </Body>
          <footer className={styles['foot']}>
            <InformationIcon label="" size="small" />
            <span>
              Lines that can't be made stay in your text, so nothing is lost. <Kbd>Ctrl</Kbd> <Kbd>Z</Kbd> takes the
              whole paste back.
            </span>
          </footer>
        </section>
      </div>
    </main>
  );
}

const buttonText = (make: number, cannot: number) =>
  make + cannot === 0
    ? 'Make'
    : cannot === 0
      ? `Make ${number(make)}`
      : `Make ${number(make)} of ${number(make + cannot)}`;

function ReadAs({ reading }: { readonly reading: Reading }) {
  const { plan, setFormat, plain, setPlain } = reading;
  if (plan.format === 'empty') return null;
  return (
    <span className={styles['readAs']}>
      {plan.format === 'csv' ? 'Read as CSV with a header. ' : 'Read as indented text. '}
      {plan.format === 'csv' && (
        <Button look="link" size="small" onClick={() => setFormat('indented')}>
          Read as indented text
        </Button>
      )}
      {plan.format === 'indented' && reading.format === 'indented' && (
        <Button look="link" size="small" onClick={() => setFormat('csv')}>
          Read as CSV
        </Button>
      )}
      {plan.format === 'indented' && (plan.marked > 0 || plain) && (
        <Button look="link" size="small" onClick={() => setPlain(!plain)}>
          {plain ? 'Take list marks off' : 'Keep list marks'}
        </Button>
      )}
    </span>
  );
}

interface BodyProps {
  readonly plan: PastePlan;
  readonly onlyProblems: boolean;
  readonly children: React.ReactNode;
}

function Body({ plan, onlyProblems, children }: BodyProps) {
  if (plan.tooMany !== null) {
    return (
      <p className={styles['empty']} role="alert">
        That is {count(plan.tooMany, 'line')}. Paste up to {number(LIMITS.pasteLines)} at a time.
      </p>
    );
  }
  if (plan.format === 'empty') return <p className={styles['empty']}>What will be made shows here while you type.</p>;
  if (onlyProblems && plan.counts.cannot + plan.counts.look === 0)
    return <p className={styles['empty']}>No problems.</p>;
  return children;
}
