import CrossIcon from '@atlaskit/icon/core/cross-circle';
import PersonIcon from '@atlaskit/icon/core/person';
import type { PasteSuggestion, PlanRow } from '../../../shared/paste/plan';
import { useTree } from '../../app/tree';
import { KindIcon } from '../../components/kind-icon';
import { Person } from '../../components/person';
import { commitmentText } from './commitment-text';
import { ProblemText } from './problem-text';
import { shownProblems } from './shown-problems';
import styles from './preview.module.css';

const INDENT = 18;

interface Props {
  readonly row: PlanRow;
  readonly onLine: (line: number) => void;
  readonly onTake: (suggestion: PasteSuggestion) => void;
}

const toneOf = (row: PlanRow) =>
  row.status === 'cannot' ? 'cannot' : row.problems.length > 0 ? 'look' : row.status === 'existing' ? 'existing' : '';

/** The cells of one line: where it goes, what it becomes, and what is wrong with it. */
export function PreviewRow({ row, onLine, onTake }: Props) {
  const { labels } = useTree().view.settings;
  return (
    <div className={`${styles['row']} ${styles[toneOf(row)] ?? ''}`}>
      <div role="cell" className={styles['line']}>
        <button
          type="button"
          className={styles['number']}
          onClick={() => onLine(row.line)}
          title={`Show line ${row.line}`}
        >
          {row.line}
        </button>
      </div>
      <div role="cell" className={styles['title']} style={{ paddingInlineStart: Math.min(row.depth, 12) * INDENT }}>
        <span className={styles['icon']}>
          {row.status === 'cannot' ? (
            <CrossIcon label="Can't be made:" color="var(--ds-icon-danger)" />
          ) : (
            <KindIcon kind={row.kind} label={labels[row.kind]} />
          )}
        </span>
        <div className={styles['words']}>
          <div
            className={`${styles['name']} ${row.kind === 'theme' ? styles['strong'] : ''}`}
            title={row.title}
            dir="auto"
          >
            {row.title === '' ? '–' : row.title}
            {row.status === 'existing' && <span className={styles['faint']}> · in the strategy already</span>}
          </div>
          {shownProblems(row).map((problem) => (
            <ProblemText key={`${problem.cause}${problem.remedy}`} problem={problem} onTake={onTake} />
          ))}
        </div>
      </div>
      <div role="cell" className={styles['owner']}>
        <Owner row={row} />
      </div>
      <div role="cell" className={styles['result']}>
        {commitmentText(row)}
      </div>
    </div>
  );
}

function Owner({ row }: { readonly row: PlanRow }) {
  if (row.ownerName === '') return null;
  if (row.ownerId !== null) return <Person id={row.ownerId} />;
  // Problems say when nobody was found; until then the name as it was written.
  const nobody = row.problems.some(({ remedy }) => remedy.includes('without an owner'));
  return (
    <span className={styles['faint']}>
      {nobody ? (
        <span className={styles['nobody']}>
          <Person id={null} />
        </span>
      ) : (
        <span className={styles['asking']}>
          <PersonIcon label="" size="small" /> {row.ownerName}
        </span>
      )}
    </span>
  );
}
