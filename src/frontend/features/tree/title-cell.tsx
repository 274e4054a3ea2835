import AddIcon from '@atlaskit/icon/core/add';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { DEFAULT_WEIGHT } from '../../../shared/default-weight';
import { mayEditNode } from '../../app/may-edit';
import { useSession } from '../../app/session';
import { useTree } from '../../app/tree';
import { IconButton } from '../../components/button';
import { KindIcon } from '../../components/kind-icon';
import { commitmentText } from '../../components/commitment-text';
import { usualChildKind } from './ghosts';
import { placeProblemWords } from './place-problem-words';
import { RenameField } from './rename-field';
import { useTreeParts } from './tree-context';
import styles from './tree-grid.module.css';
import type { NodeLine } from './visible-rows';

interface Props {
  readonly line: NodeLine;
  readonly tabIndex: 0 | -1;
  readonly renaming: boolean;
}

export function TitleCell({ line, tabIndex, renaming }: Props) {
  const { node, level, open } = line;
  const { settings, today, problems } = useTree().view;
  const problem = problems.find((one) => one.nodeId === node.id)?.problem;
  const meta = commitmentText(node, today);
  return (
    <div role="gridcell" className={styles['title']} style={{ '--indent': level - 1 }}>
      {/* For the mouse; the keyboard has the arrows and the row tells its state. */}
      <span className={styles['chevron']} data-chevron={open === null ? undefined : ''} aria-hidden="true">
        {open === null ? null : open ? (
          <ChevronDownIcon label="" size="small" />
        ) : (
          <ChevronRightIcon label="" size="small" />
        )}
      </span>
      <span className={styles['kind']}>
        <KindIcon kind={node.kind} label={settings.labels[node.kind]} />
      </span>
      <span className={styles['key']}>{node.key}</span>
      {renaming ? (
        <RenameField node={node} />
      ) : (
        <>
          <span className={styles['name']} data-title="" title={node.title} dir="auto">
            {node.title}
          </span>
          {meta !== '' && <span className={styles['meta']}>{meta}</span>}
          {node.weight !== DEFAULT_WEIGHT && node.parentId !== null && (
            <span className={styles['meta']} title="Weight in the result of what it belongs to">
              weight {node.weight}
            </span>
          )}
          {problem !== undefined && <span className={styles['misplaced']}>{placeProblemWords(problem)}</span>}
          <RowActions line={line} tabIndex={tabIndex} />
        </>
      )}
    </div>
  );
}

function RowActions({ line, tabIndex }: Omit<Props, 'renaming'>) {
  const { ui, commands } = useTreeParts();
  const { node } = line;
  const { accountId } = useSession();
  const { abilities } = useTree().view;
  // Who may not, is not invited.
  const child = mayEditNode(node, abilities, accountId) ? usualChildKind(node.kind) : null;
  return (
    <span className={styles['actions']}>
      {child !== null && (
        <IconButton
          size="small"
          label={`Add below ${node.key}`}
          icon={<AddIcon label="" size="small" />}
          tabIndex={tabIndex}
          onClick={() => commands.create.below(node.id)}
        />
      )}
      <IconButton
        size="small"
        label={`Actions for ${node.key}`}
        icon={<MoreIcon label="" size="small" />}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          ui.activate(node.id, false);
          ui.patch({ popup: { kind: 'menu', id: node.id, anchor: currentTarget } });
        }}
      />
    </span>
  );
}
