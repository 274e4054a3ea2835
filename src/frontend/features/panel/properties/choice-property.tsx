import { useState, type ReactNode } from 'react';
import { Menu, type MenuItem } from '../../../components/menu';
import type { Field } from '../editing/field';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { Property } from './property';
import { ValueButton } from './value-button';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

interface Props {
  readonly field: Field;
  readonly choices: readonly Choice[];
  readonly children: ReactNode;
  /** Saves a choice; left out, at once. */
  readonly onChoose?: (id: string) => void;
  /** Further commands below the choices. */
  readonly more?: readonly MenuItem[];
  readonly below?: ReactNode;
}

/** A property that is one of a few: its value opens a menu. */
export function ChoiceProperty({ field, choices, children, onChoose, more = [], below }: Props) {
  const { node, canEdit } = usePanel();
  const editor = useField(field);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = onChoose ?? ((id: string) => void editor.choose(id));
  const items: MenuItem[] = choices.map((choice) => ({
    label: choice.label,
    checked: choice.id === editor.saved,
    onSelect: () => choose(choice.id),
    ...(choice.note === undefined ? {} : { note: choice.note }),
  }));
  return (
    <Property
      label={field.label}
      below={
        <>
          <FieldTrouble editor={editor} />
          {below}
        </>
      }
    >
      {(labelId) => (
        <>
          <ValueButton
            id={fieldDomId(node.id, field.id)}
            labelId={labelId}
            aria-haspopup={canEdit ? 'menu' : undefined}
            aria-expanded={canEdit ? anchor !== null : undefined}
            onClick={({ currentTarget }) => (canEdit ? setAnchor(currentTarget) : editor.start())}
          >
            {children}
          </ValueButton>
          {anchor && (
            <Menu anchor={anchor} label={field.label} items={[...items, ...more]} onClose={() => setAnchor(null)} />
          )}
        </>
      )}
    </Property>
  );
}
