import DownloadIcon from '@atlaskit/icon/core/download';
import { useMemo } from 'react';
import type { AdminView } from '../../../shared/views';
import { useApp } from '../../app/app-state';
import { copyText } from '../../app/copy-link';
import { count } from '../../app/format';
import { usePeople } from '../../app/people';
import { useSession } from '../../app/session';
import type { TreeModel } from '../../app/tree-model';
import { Button } from '../../components/button';
import { Message } from '../../components/message';
import { Skeleton } from '../../components/skeleton';
import { exportTable, fileName } from './export-table';
import { Section } from './section';
import { useTrees } from './use-trees';
import styles from './admin.module.css';

interface Props {
  readonly problems: AdminView['problems'];
}

/** Every strategy as a table, and what could not be placed. */
export function DataSection({ problems }: Props) {
  const { strategies } = useSession();
  const trees = useTrees(strategies.map(({ id }) => id));
  return (
    <Section
      id="data"
      title="Data"
      text="A table in the columns of a paste: pasted into an empty strategy it makes the same tree. Check-ins and history are not in it."
    >
      {trees.reading && <Skeleton width="100%" height={32} />}
      {trees.models.map((model) => (
        <Export key={model.view.strategy.id} model={model} />
      ))}
      {trees.failed.length > 0 && (
        <p className={styles['note']}>
          {count(trees.failed.length, 'strategy', 'strategies')} could not be read. Reload the page.
        </p>
      )}
      {strategies.length === 0 && <p className={styles['note']}>There is no strategy yet.</p>}
      <Unplaced problems={problems} />
    </Section>
  );
}

function Export({ model }: { readonly model: TreeModel }) {
  const { flags } = useApp();
  const { strategy, nodes } = model.view;
  const owners = useMemo(() => [...new Set(nodes.flatMap((node) => node.ownerId ?? []))], [nodes]);
  const people = usePeople(owners);
  const asking = owners.some((id) => (people.get(id)?.state ?? 'asking') === 'asking');
  const text = () =>
    exportTable(model, (id) => {
      const person = people.get(id);
      return person?.state === 'known' ? person.name : '';
    });
  const download = () => {
    const address = URL.createObjectURL(new Blob(['\uFEFF', text()], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName(strategy.name);
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const copy = async () => {
    flags.say((await copyText(text())) ? 'Copied.' : 'Not copied. Export it as a file instead.');
  };
  return (
    <div className={styles['export']}>
      <span className={styles['strong']}>{strategy.name}</span>
      <span className={styles['faint']}>{count(nodes.length, 'row')}</span>
      <span className={styles['gap']} />
      <Button
        size="small"
        busy={asking}
        iconBefore={<DownloadIcon label="" size="small" />}
        aria-label={`Export ${strategy.name} as CSV`}
        onClick={download}
      >
        Export as CSV
      </Button>
      <Button
        size="small"
        look="subtle"
        busy={asking}
        aria-label={`Copy ${strategy.name} as CSV`}
        onClick={() => void copy()}
      >
        Copy
      </Button>
    </div>
  );
}

const PROBLEMS: Readonly<Record<string, string>> = {
  missingParent: 'its parent is missing',
  duplicateId: 'it is there twice',
  cycle: 'it stands below itself',
  secondRoot: 'it is a second vision',
  wrongKind: 'its kind can not stand there',
};

/** Rows that the tree has no place for (TR1): never lost, and said here. */
function Unplaced({ problems }: Props) {
  const { strategies } = useSession();
  if (problems.length === 0) return null;
  return (
    <Message kind="warning" title={`${count(problems.length, 'row')} could not be placed in the tree`}>
      <ul className={styles['problems']}>
        {problems.slice(0, 20).map(({ nodeId, strategyId, problem }) => (
          <li key={nodeId}>
            {strategies.find(({ id }) => id === strategyId)?.name ?? 'A strategy'}: {PROBLEMS[problem] ?? problem} (
            {nodeId})
          </li>
        ))}
      </ul>
    </Message>
  );
}
