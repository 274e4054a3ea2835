import { useMemo, useState } from 'react';
import type { AccountId } from '../../../domain/model';
import { searchJiraPeople, usePeople, type Person as Human } from '../../app/people';
import { useApp } from '../../app/app-state';
import { Chip } from '../../components/chip';
import { Person } from '../../components/person';
import { Popover } from '../../components/popover';
import { SearchPicker } from '../../components/search-picker';
import styles from './admin.module.css';

const SHOWN = 3;

interface Props {
  readonly name: string;
  readonly editorIds: readonly AccountId[];
  readonly onChange: (editorIds: readonly AccountId[]) => Promise<boolean>;
}

/** Who edits a strategy besides administrators; a click changes it. */
export function EditedBy({ name, editorIds, onChange }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const people = usePeople(editorIds);
  const names = editorIds.map((id) => people.get(id)?.name || 'Someone');
  const more = editorIds.length - SHOWN;
  return (
    <>
      <button
        type="button"
        className={styles['cell']}
        aria-haspopup="dialog"
        aria-label={`${name} is edited by ${names.length === 0 ? 'administrators' : names.join(', ')}. Change`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {editorIds.length === 0 && <span className={styles['faint']}>Administrators only</span>}
        {editorIds.length === 1 && <Person id={editorIds[0] ?? null} />}
        {editorIds.length > 1 && editorIds.slice(0, SHOWN).map((id) => <Person key={id} id={id} iconOnly />)}
        {editorIds.length > 1 && more > 0 && <span className={styles['faint']}>and {more} more</span>}
      </button>
      {anchor && (
        <Popover anchor={anchor} label={`Who edits ${name}`} width={340} align="end" onClose={() => setAnchor(null)}>
          <Editors editorIds={editorIds} onChange={onChange} />
        </Popover>
      )}
    </>
  );
}

function Editors({ editorIds, onChange }: Omit<Props, 'name'>) {
  const { people: store } = useApp();
  const people = usePeople(editorIds);
  const taken = useMemo(() => new Set(editorIds), [editorIds]);
  return (
    <div className={styles['form']}>
      <div className={styles['chips']}>
        {editorIds.map((id) => {
          const name = people.get(id)?.name || 'Someone';
          return (
            <Chip key={id} name={name} onRemove={() => void onChange(editorIds.filter((one) => one !== id))}>
              {name}
            </Chip>
          );
        })}
      </div>
      <div>
        <SearchPicker<Human>
          label="Add a person"
          placeholder="Add a person"
          inline
          focused
          search={searchJiraPeople}
          idOf={(person) => person.accountId}
          without={taken}
          nothing="Nobody with Jira matches."
          show={(person) => <Person id={person.accountId} />}
          onPick={(person) => {
            store.learn([person]);
            void onChange([...editorIds, person.accountId]);
          }}
        />
      </div>
      <p className={styles['note']}>Jira administrators edit every strategy.</p>
    </div>
  );
}
