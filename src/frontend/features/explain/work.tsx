import type { WorkExplanation, WorkLine } from '../../../domain/explain/work';
import { WHOLE, type NodeId } from '../../../domain/model';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import { workDoneText } from '../../components/work-done';
import { ExplanationFrame } from './explanation-frame';
import { exactAmount, partIn, partText, workNotes, workSentence, type Part } from './work-words';
import styles from './explain.module.css';

interface Props {
  readonly explanation: WorkExplanation;
  readonly onClose: () => void;
}

/** [RU4] What is linked here, what flows in from below, and their sum. */
export function WorkExplained({ explanation, onClose }: Props) {
  const { byId } = useTree();
  const { figure, milestones } = explanation;
  const notes = workNotes(explanation);
  return (
    <ExplanationFrame
      title={figure === null ? 'No work linked' : `Work done ${workDoneText(figure.done, figure.total)}`}
      rule="RU4"
      onClose={onClose}
    >
      <p className={styles['sentence']}>{workSentence(figure)}</p>
      {figure !== null && <WorkTable explanation={explanation} onClose={onClose} />}
      {notes.map((note) => (
        <p key={note} className={styles['plain']}>
          {note}
        </p>
      ))}
      {milestones.length > 0 && (
        <p className={styles['plain']}>
          Milestones stand beside:{' '}
          {milestones.map(({ nodeId, done, total }) => `${byId.get(nodeId)?.key ?? ''} ${done} of ${total}`).join(', ')}
          .
        </p>
      )}
    </ExplanationFrame>
  );
}

function WorkTable({ explanation, onClose }: Props) {
  const unit = explanation.figure?.unit ?? 'issues';
  const lines = explanation.inputs.filter(({ all }) => all.issuesTotal > 0);
  const shared = lines.some(({ shareBp }) => shareBp !== WHOLE);
  const own = partIn(explanation.own, unit);
  const all = partIn(explanation.all, unit);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Work</th>
          {shared && <th scope="col">All of it</th>}
          {shared && <th scope="col">Share</th>}
          <th scope="col">Done</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Linked here</th>
          {shared && <td />}
          {shared && <td />}
          <td>{partText(own)}</td>
        </tr>
        {lines.map((line) => (
          <tr key={`${line.via} ${line.nodeId}`}>
            <th scope="row">
              <LineName line={line} onClose={onClose} />
            </th>
            {shared && <td>{partText(partIn(line.all, unit))}</td>}
            {shared && <td>{exactAmount(line.shareBp)}</td>}
            <td>{partText(partIn(line.flows, unit))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={shared ? 3 : 1}>
            {spellSum([own, ...lines.map(({ flows }) => partIn(flows, unit))])}
          </th>
          <td>{partText(all)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const MOST_TERMS = 8;

/** "2 + 6 + 3", of what is done. */
function spellSum(parts: readonly Part[]): string {
  const terms = parts.map(({ done }) => exactAmount(done));
  const shown = terms.length > MOST_TERMS ? [...terms.slice(0, 3), '…', ...terms.slice(-2)] : terms;
  return shown.join(' + ');
}

function LineName({ line, onClose }: { readonly line: WorkLine; readonly onClose: () => void }) {
  const page = usePage();
  const node = useTree().byId.get(line.nodeId);
  if (!node) return <>Another strategy</>;
  const words = `${node.key} ${node.title}`;
  const open = (id: NodeId) => {
    onClose();
    page.openPanel(id);
  };
  return (
    <button type="button" className={styles['row']} title={words} onClick={() => open(node.id)}>
      {words}
    </button>
  );
}
