import { useEffect, useMemo, useState } from 'react';
import { searchGroups, type Group } from '../../app/groups';
import { Chip } from '../../components/chip';
import { Popover } from '../../components/popover';
import { SearchPicker } from '../../components/search-picker';
import styles from './admin.module.css';

interface Props {
  readonly name: string;
  readonly groupIds: readonly string[];
  readonly onChange: (groupIds: readonly string[]) => Promise<boolean>;
}

/** “Everyone in Jira”, or the groups that see it; a click changes it. */
export function SeenBy({ name, groupIds, onChange }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const names = useGroupNames(groupIds);
  return (
    <>
      <button
        type="button"
        className={styles['cell']}
        aria-haspopup="dialog"
        aria-label={`${name} is seen by ${groupIds.length === 0 ? 'everyone in Jira' : groupIds.map(names.of).join(', ')}. Change`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {groupIds.length === 0
          ? 'Everyone in Jira'
          : groupIds.map((id) => (
              <Chip key={id} name={names.of(id)}>
                {names.of(id)}
              </Chip>
            ))}
      </button>
      {anchor && (
        <Popover anchor={anchor} label={`Who sees ${name}`} width={340} onClose={() => setAnchor(null)}>
          <Choice groupIds={groupIds} names={names} onChange={onChange} />
        </Popover>
      )}
    </>
  );
}

interface GroupNames {
  readonly of: (id: string) => string;
  readonly learn: (group: Group) => void;
}

function Choice({ groupIds, names, onChange }: Omit<Props, 'name'> & { readonly names: GroupNames }) {
  const [some, setSome] = useState(groupIds.length > 0);
  const taken = useMemo(() => new Set(groupIds), [groupIds]);
  return (
    <div className={styles['form']}>
      <label className={styles['radio']}>
        <input
          type="radio"
          name="seen"
          checked={!some}
          onChange={() => {
            setSome(false);
            if (groupIds.length > 0) void onChange([]);
          }}
        />
        Everyone in Jira
      </label>
      <label className={styles['radio']}>
        <input type="radio" name="seen" checked={some} onChange={() => setSome(true)} />
        Only people in these groups
      </label>
      {some && (
        <>
          <div className={styles['chips']}>
            {groupIds.map((id) => (
              <Chip key={id} name={names.of(id)} onRemove={() => void onChange(groupIds.filter((one) => one !== id))}>
                {names.of(id)}
              </Chip>
            ))}
          </div>
          <div>
            <SearchPicker<Group>
              label="Add a group"
              placeholder="Add a group"
              inline
              focused
              search={searchGroups}
              idOf={(group) => group.id}
              without={taken}
              nothing="No group matches."
              show={(group) => group.name}
              onPick={(group) => {
                names.learn(group);
                void onChange([...groupIds, group.id]);
              }}
            />
          </div>
          {groupIds.length === 0 && (
            <p className={styles['note']}>Until a group is chosen, everyone in Jira sees it.</p>
          )}
        </>
      )}
    </div>
  );
}

/** Names of groups; Jira's list of them is asked once, and those that were picked are known. */
function useGroupNames(ids: readonly string[]): GroupNames {
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = ids.some((id) => !known.has(id));
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void searchGroups('').then((result) => {
      if (!current || !result.ok) return;
      setKnown((before) => new Map([...before, ...result.value.map((group) => [group.id, group.name] as const)]));
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return {
    of: (id) => known.get(id) ?? 'A group',
    learn: (group) => setKnown((before) => new Map([...before, [group.id, group.name]])),
  };
}
