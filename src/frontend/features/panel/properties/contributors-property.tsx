import CrossIcon from '@atlaskit/icon/core/cross';
import { useState } from 'react';
import type { AccountId } from '../../../../domain/model';
import type { Failure } from '../../../../shared/result';
import { LIMITS } from '../../../../shared/limits';
import { useAct } from '../../../app/actions';
import { searchPeople, type Person as KnownPerson, usePeople } from '../../../app/people';
import { IconButton } from '../../../components/button';
import { Person } from '../../../components/person';
import { Popover } from '../../../components/popover';
import { Problem } from '../../../components/problem';
import { SearchPicker } from '../../../components/search-picker';
import { useTreeStore } from '../../../app/tree';
import { Refusal } from '../editing/refusal';
import { usePanel } from '../editing/panel-context';
import { Property } from './property';
import { ValueButton } from './value-button';
import styles from './properties.module.css';

const idOf = (person: KnownPerson) => person.accountId;
const show = (person: KnownPerson) => <Person id={person.accountId} />;

/** People who may edit this too. Adding and removing are changes of a set, so two people at once are no conflict. */
export function ContributorsProperty() {
  const { node, canEdit, reload } = usePanel();
  const act = useAct();
  const store = useTreeStore();
  const people = usePeople(node.contributorIds);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [refused, setRefused] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = async (make: (ids: readonly AccountId[]) => AccountId[]): Promise<void> => {
    setFailure(null);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const row = store.get().model?.byId.get(node.id);
      if (!row) return;
      const patch = { contributorIds: make(row.contributorIds) };
      const result = await act(
        'node.update',
        { nodeId: row.id, version: row.version, patch },
        { done: `Contributors of ${row.key} changed` },
      );
      if (result.ok) {
        void reload();
        return;
      }
      setFailure(result.failure);
      if (result.failure.code !== 'conflict') return;
      await store.refresh();
    }
  };
  const add = ({ accountId }: KnownPerson) =>
    void change((ids) => [...new Set([...ids, accountId])].slice(0, LIMITS.people));
  const remove = (id: AccountId) => void change((ids) => ids.filter((one) => one !== id));

  return (
    <Property
      label="Contributors"
      below={
        <>
          {failure && <Problem title="Not changed" failure={failure} />}
          {refused && <Refusal text={null} onClose={() => setRefused(false)} />}
        </>
      }
    >
      {(labelId) => (
        <>
          <ValueButton
            labelId={labelId}
            onClick={({ currentTarget }) => (canEdit ? setAnchor(currentTarget) : setRefused(true))}
          >
            {node.contributorIds.length === 0 ? (
              <span className={styles['faint']}>Nobody else</span>
            ) : (
              <span className={styles['people']}>
                {node.contributorIds.slice(0, 6).map((id) => (
                  <Person key={id} id={id} iconOnly />
                ))}
                {node.contributorIds.length > 6 && `+${node.contributorIds.length - 6}`}
              </span>
            )}
          </ValueButton>
          {anchor && (
            <Popover anchor={anchor} label="Contributors" width={320} onClose={() => setAnchor(null)}>
              <div className={styles['picker']}>
                <ul className={styles['plainList']}>
                  {node.contributorIds.map((id) => (
                    <li key={id} className={styles['line']}>
                      <Person id={id} />
                      <IconButton
                        size="small"
                        label={`Remove ${people.get(id)?.name ?? 'this person'}`}
                        icon={<CrossIcon label="" size="small" />}
                        onClick={() => remove(id)}
                      />
                    </li>
                  ))}
                </ul>
                <SearchPicker
                  label="Add a person"
                  placeholder="Type a name"
                  search={searchPeople}
                  idOf={idOf}
                  show={show}
                  onPick={add}
                  without={new Set(node.contributorIds)}
                  nothing="Nobody by that name."
                  focused
                  inline
                />
              </div>
            </Popover>
          )}
        </>
      )}
    </Property>
  );
}
