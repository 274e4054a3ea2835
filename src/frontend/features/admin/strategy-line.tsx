import LockIcon from '@atlaskit/icon/core/lock-locked';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { useRef, useState } from 'react';
import { LIMITS } from '../../../shared/limits';
import type { Failure } from '../../../shared/result';
import type { StrategyView } from '../../../shared/views';
import { fieldClass } from '../../components/field';
import { MenuButton } from '../../components/menu';
import { Problem } from '../../components/problem';
import { DeleteStrategy } from './delete-strategy';
import { EditedBy } from './edited-by';
import { useSave } from './save-context';
import { SeenBy } from './seen-by';
import styles from './admin.module.css';

/** One strategy: its name, who sees it, who edits it. Each change is saved at once. */
export function StrategyLine({ strategy }: { readonly strategy: StrategyView }) {
  const save = useSave();
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const more = useRef<HTMLTableCellElement>(null);

  const update = async (patch: Partial<Pick<StrategyView, 'name' | 'groupIds' | 'editorIds'>>, what: string) => {
    const { id: strategyId, version } = strategy;
    const { name, groupIds, editorIds } = patch;
    const payload = {
      ...(name === undefined ? {} : { name }),
      ...(groupIds === undefined ? {} : { groupIds: [...groupIds] }),
      ...(editorIds === undefined ? {} : { editorIds: [...editorIds] }),
    };
    const result = await save('strategy.update', { strategyId, version, patch: payload }, what);
    setFailure(result.ok ? null : result.failure);
    return result.ok;
  };

  return (
    <>
      <tr>
        <th scope="row" className={styles['name']}>
          {renaming ? (
            <NameField
              name={strategy.name}
              onSave={async (name) => {
                if (name === strategy.name || (await update({ name }, `Renamed to ${name}`))) setRenaming(false);
              }}
              onCancel={() => setRenaming(false)}
            />
          ) : (
            <span className={styles['nameText']}>
              {strategy.name} {strategy.groupIds.length > 0 && <LockIcon label="Restricted" size="small" />}
            </span>
          )}
        </th>
        <td>
          <SeenBy
            name={strategy.name}
            groupIds={strategy.groupIds}
            onChange={(groupIds) => update({ groupIds }, `Changed who sees ${strategy.name}`)}
          />
        </td>
        <td>
          <EditedBy
            name={strategy.name}
            editorIds={strategy.editorIds}
            onChange={(editorIds) => update({ editorIds }, `Changed who edits ${strategy.name}`)}
          />
        </td>
        <td className={styles['more']} ref={more}>
          <MenuButton
            label={`More for ${strategy.name}`}
            align="end"
            className={styles['moreButton']}
            items={() => [
              { label: 'Rename', onSelect: () => setRenaming(true) },
              { label: 'Delete…', onSelect: () => setDeleting(true) },
            ]}
          >
            <MoreIcon label="" />
          </MenuButton>
          {deleting && (
            <DeleteStrategy
              strategy={strategy}
              onClose={() => {
                setDeleting(false);
                more.current?.querySelector('button')?.focus();
              }}
              onDeleted={() => {
                // The row goes, and its button with it.
                more.current?.closest('section')?.querySelector('h2')?.focus();
              }}
            />
          )}
        </td>
      </tr>
      {failure && (
        <tr>
          <td colSpan={4}>
            <Problem title="Not saved" failure={failure} what="strategy" />
          </td>
        </tr>
      )}
    </>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onSave: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}

function NameField({ name, onSave, onCancel }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const send = () => (typed.trim() === '' ? onCancel() : void onSave(typed.trim()));
  return (
    <input
      className={fieldClass}
      aria-label="Name"
      value={typed}
      maxLength={LIMITS.name}
      dir="auto"
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to rename it
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
        if (event.key === 'Escape') onCancel();
      }}
    />
  );
}
