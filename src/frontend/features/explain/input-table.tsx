import { day, UNKNOWN, amount } from '../../app/format';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import type { InputLine } from '../../../domain/explain/types';
import type { Bp } from '../../../domain/model';
import { decimalsFor, factorText, percentOf, spellMean, type Term } from './sums';
import styles from './explain.module.css';

interface Props {
  readonly inputs: readonly InputLine[];
  readonly terms: readonly Term[];
  readonly equal: boolean;
  readonly result: Bp | null;
  /** Which number of an input is added up. */
  readonly of: 'outcome' | 'expected';
  readonly onClose: () => void;
}

/** Every input with its date and its number, and below them the sum spelled out. */
export function InputTable({ inputs, terms, equal, result, of, onClose }: Props) {
  const { view } = useTree();
  const decimals = decimalsFor(terms, result);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Input</th>
          {!equal && <th scope="col">Weight</th>}
          {of === 'outcome' && <th scope="col">Value</th>}
          {of === 'outcome' && <th scope="col">As of</th>}
          <th scope="col">{of === 'outcome' ? 'Result' : 'Expected'}</th>
        </tr>
      </thead>
      <tbody>
        {inputs.map((line) => (
          <tr key={`${line.via} ${line.nodeId}`}>
            <th scope="row">
              <InputName line={line} onClose={onClose} />
            </th>
            {!equal && <td>{factorText(line.factor)}</td>}
            {of === 'outcome' && <td>{line.value === null ? '' : <Value line={line} />}</td>}
            {of === 'outcome' && <td>{line.asOf === null ? UNKNOWN : day(line.asOf, view.today)}</td>}
            <td>{show(of === 'outcome' ? line.outcomeBp : line.expectedBp, decimals)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={equal ? 1 : 2}>
            {spellMean(terms, equal, decimals)}
          </th>
          {of === 'outcome' && (
            <>
              <td />
              <td />
            </>
          )}
          <td>{show(result, decimals)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const show = (bp: Bp | null, decimals: 1 | 2): string => (bp === null ? UNKNOWN : percentOf(bp, decimals));

function Value({ line }: { readonly line: InputLine }) {
  const node = useTree().byId.get(line.nodeId);
  return <>{amount(line.value, node?.unit ?? '')}</>;
}

function InputName({ line, onClose }: { readonly line: InputLine; readonly onClose: () => void }) {
  const page = usePage();
  const node = useTree().byId.get(line.nodeId);
  if (!node) return <>A node of another strategy</>;
  const words = `${node.key} ${node.title}`;
  const open = () => {
    onClose();
    page.openPanel(node.id);
  };
  return (
    <button type="button" className={styles['row']} title={words} onClick={open}>
      {words}
    </button>
  );
}
