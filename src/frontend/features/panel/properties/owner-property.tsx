import { useState } from 'react';
import type { Person as KnownPerson } from '../../../app/people';
import { searchPeople } from '../../../app/people';
import { Button } from '../../../components/button';
import { Person } from '../../../components/person';
import { Popover } from '../../../components/popover';
import { SearchPicker } from '../../../components/search-picker';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { Property } from './property';
import { ownerField } from './property-fields';
import { ValueButton } from './value-button';
import styles from './properties.module.css';

const idOf = (person: KnownPerson) => person.accountId;
const show = (person: KnownPerson) => <Person id={person.accountId} />;

/** The one accountable person; found as Jira finds people for the viewer. */
export function OwnerProperty() {
  const { node, canEdit } = usePanel();
  const editor = useField(ownerField);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (id: string) => {
    setAnchor(null);
    void editor.choose(id);
  };
  return (
    <Property label="Owner" below={<FieldTrouble editor={editor} />}>
      {(labelId) => (
        <>
          <ValueButton
            id={fieldDomId(node.id, ownerField.id)}
            labelId={labelId}
            aria-haspopup={canEdit ? 'dialog' : undefined}
            onClick={({ currentTarget }) => (canEdit ? setAnchor(currentTarget) : editor.start())}
          >
            <Person id={node.ownerId} />
          </ValueButton>
          {anchor && (
            <Popover anchor={anchor} label="Choose the owner" width={320} onClose={() => setAnchor(null)}>
              <div className={styles['picker']}>
                <SearchPicker
                  label="Find a person"
                  placeholder="Type a name"
                  search={searchPeople}
                  idOf={idOf}
                  show={show}
                  onPick={(person) => choose(person.accountId)}
                  nothing="Nobody by that name."
                  focused
                  inline
                />
                {node.ownerId !== null && (
                  <Button size="small" look="subtle" onClick={() => choose('')}>
                    No owner
                  </Button>
                )}
              </div>
            </Popover>
          )}
        </>
      )}
    </Property>
  );
}
