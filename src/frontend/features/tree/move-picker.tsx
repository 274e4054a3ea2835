import { useMemo, useState, type KeyboardEvent } from 'react';
import type { NodeId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { ancestorsOf, treeOf, type TreeModel } from '../../app/tree-model';
import { useTree } from '../../app/tree';
import { fieldClass } from '../../components/field';
import { KindIcon } from '../../components/kind-icon';
import { Popover } from '../../components/popover';
import { lastChildId, refusalOf } from './move-plan';
import styles from './tree-popups.module.css';
import { useTreeParts } from './tree-context';

interface Props {
  readonly ids: readonly NodeId[];
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

const SHOWN = 50;

/** Places where the rows may go, in the order of the tree, found by title or key. */
function placesFor(model: TreeModel, ids: readonly NodeId[]): NodeRow[] {
  const tree = treeOf(model);
  const parentId = ids.length === 1 ? model.byId.get(ids[0] ?? '')?.parentId : undefined;
  return tree.order.filter((node) => node.id !== parentId && refusalOf(tree, ids, node.id, model.view.edges) === null);
}

/** "Move…": the keyboard's way to any place, with a search. Enter moves to the end of what is below the place. */
export function MovePicker({ ids, anchor, onClose }: Props) {
  const { ui, commands } = useTreeParts();
  const model = useTree();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const places = useMemo(() => placesFor(model, ids), [model, ids]);
  const wanted = query.trim().toLocaleLowerCase();
  const found = places.filter((node) => `${node.key} ${node.title}`.toLocaleLowerCase().includes(wanted));
  const shown = found.slice(0, SHOWN);
  const active = shown[Math.min(at, shown.length - 1)];
  const title =
    ids.length === 1 ? `Move ${model.byId.get(ids[0] ?? '')?.key ?? ''} under` : `Move ${ids.length} rows under`;

  const choose = (place: NodeRow) => {
    onClose();
    void commands.move(ids, { parentId: place.id, afterId: lastChildId(model, place.id) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && active && !event.nativeEvent.isComposing) choose(active);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(at + step, shown.length - 1)));
  };

  return (
    <Popover anchor={anchor} label={title} width={372} onClose={onClose} returnFocus={ui.focusActive}>
      <h2 className={styles['heading']}>{title}</h2>
      <input
        className={fieldClass}
        data-autofocus=""
        role="combobox"
        aria-label="Find a place"
        aria-expanded="true"
        aria-controls="sightline-places"
        aria-activedescendant={active ? `place-${active.id}` : undefined}
        placeholder="Title or key"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="sightline-places" role="listbox" aria-label="Places" className={styles['options']}>
        {shown.map((place) => (
          <Place key={place.id} place={place} active={place === active} model={model} onChoose={choose} />
        ))}
      </ul>
      {found.length === 0 && <p className={styles['text']}>No place matches. Kinds decide what can stand where.</p>}
      {found.length > SHOWN && <p className={styles['text']}>{found.length - SHOWN} more. Type to find them.</p>}
    </Popover>
  );
}

interface PlaceProps {
  readonly place: NodeRow;
  readonly active: boolean;
  readonly model: TreeModel;
  readonly onChoose: (place: NodeRow) => void;
}

function Place({ place, active, model, onChoose }: PlaceProps) {
  const above = ancestorsOf(model, place.id)[0];
  return (
    // The field keeps the focus and has the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={`place-${place.id}`}
      role="option"
      aria-selected={active}
      className={styles['option']}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onChoose(place)}
    >
      <KindIcon kind={place.kind} label={model.view.settings.labels[place.kind]} />
      <span className={styles['key']}>{place.key}</span>
      <span className={styles['title']}>{place.title}</span>
      {above && <span className={styles['faint']}>{above.key}</span>}
    </li>
  );
}
