import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useEffect, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import type { Kind } from '../../../domain/model';
import type { Failure } from '../../../shared/result';
import { cycleOf, hasEnded } from '../../app/cycle-of';
import { usePage } from '../../app/page';
import { useTree } from '../../app/tree';
import { Button } from '../../components/button';
import { Kbd } from '../../components/kbd';
import { KindIcon } from '../../components/kind-icon';
import { MenuButton } from '../../components/menu';
import { Popover } from '../../components/popover';
import { Problem } from '../../components/problem';
import type { Ghost } from './ghosts';
import { useTreeParts } from './tree-context';
import styles from './tree-grid.module.css';
import type { GhostLine as Line } from './visible-rows';

interface Props {
  readonly line: Line;
  readonly index: number;
  readonly top: number;
}

/** A row that is being typed, is on its way, or was refused. */
export function GhostLine({ line, index, top }: Props) {
  const { ghost, level } = line;
  return (
    <div
      role="row"
      className={`${styles['row']} ${styles['ghost']}`}
      data-row-id={line.id}
      aria-level={level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-rowindex={index + 2}
      aria-busy={ghost.state === 'saving' || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={styles['title']} style={{ '--indent': level - 1 }}>
        <span className={styles['chevron']} />
        {ghost.state === 'typing' ? <Typing ghost={ghost} /> : <Sent ghost={ghost} />}
      </div>
    </div>
  );
}

function Typing({ ghost }: { readonly ghost: Ghost }) {
  const { ui, commands } = useTreeParts();
  const { create } = commands;
  const { openPaste } = usePage();
  const [title, setTitle] = useState(ghost.title);
  const field = useRef<HTMLInputElement>(null);
  const place = usePlaceWords(ghost);
  // The row moves in the document when Tab changes its place.
  useEffect(() => field.current?.focus(), [ghost.parentId, ghost.afterId]);

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      create.add(ghost, title, true);
    } else if (event.key === 'Escape') {
      create.end(ghost);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (event.shiftKey) create.outdent(ghost, title);
      else create.indent(ghost, title);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    create.end(ghost, false);
    openPaste(ghost.parentId, text);
  };
  const onBlur = (event: FocusEvent) => {
    const { relatedTarget } = event;
    // The kind button and its menu belong to the field.
    if (relatedTarget instanceof Element && relatedTarget.closest(`[data-row-id="${ghost.id}"], [data-popover]`))
      return;
    // Another window or frame has the focus: nobody has left the field.
    if (relatedTarget === null && !document.hasFocus()) return;
    if (!create.add(ghost, title, false)) create.end(ghost, false);
  };
  const change = (kind: Kind) => {
    ui.setGhost(ghost.id, { kind, chosen: true, title });
    setTimeout(() => field.current?.focus());
  };

  return (
    <>
      <KindButton ghost={ghost} onChange={change} />
      <input
        ref={field}
        className={styles['field']}
        aria-label="Title"
        placeholder={place ?? 'Title'}
        title={place ?? undefined}
        value={title}
        dir="auto"
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={onBlur}
      />
      <span className={styles['hints']} aria-hidden="true">
        <Kbd>Enter</Kbd> add <Kbd>Tab</Kbd> indent <Kbd>Esc</Kbd> done
      </span>
    </>
  );
}

/**
 * "New objective under THM-1 Grow online revenue"; `null` where one sees it, because it was asked for there. A cycle that has ended
 * is said everywhere: what is added there has ended, too.
 */
function usePlaceWords({ kind, named, parentId }: Ghost): string | null {
  const model = useTree();
  const parent = parentId === null ? undefined : model.byId.get(parentId);
  if (!parent) return null;
  const what = `New ${model.view.settings.labels[kind].toLocaleLowerCase()}`;
  const { cycle } = cycleOf(model, parent);
  const ended = cycle && hasEnded(model, cycle) ? cycle.name : null;
  if (named)
    return `${what} under ${parent.key} ${parent.title}${ended === null ? '' : `, in ${ended}, which has ended`}`;
  return ended === null ? null : `${what} in ${ended}, which has ended`;
}

function KindButton({ ghost, onChange }: { readonly ghost: Ghost; readonly onChange: (kind: Kind) => void }) {
  const { commands } = useTreeParts();
  const { labels } = useTree().view.settings;
  return (
    <MenuButton
      label={`Kind: ${labels[ghost.kind]}`}
      className={styles['kindButton']}
      items={() =>
        commands.create.kindsFor(ghost).map((kind) => ({
          label: labels[kind],
          icon: <KindIcon kind={kind} />,
          checked: kind === ghost.kind,
          onSelect: () => onChange(kind),
        }))
      }
    >
      <KindIcon kind={ghost.kind} />
      <ChevronDownIcon label="" size="small" />
    </MenuButton>
  );
}

/** On its way, or refused: then the title stays until somebody decides. */
function Sent({ ghost }: { readonly ghost: Ghost }) {
  const { labels } = useTree().view.settings;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [hidden, setHidden] = useState<Failure | null>(null);
  const { failure } = ghost;
  return (
    <>
      <span className={styles['kind']}>
        <KindIcon kind={ghost.kind} label={labels[ghost.kind]} />
      </span>
      <span className={styles['name']}>{ghost.title}</span>
      {failure && (
        <Button ref={setAnchor} size="small" onClick={() => setHidden(null)}>
          Not added
        </Button>
      )}
      {failure && anchor && hidden !== failure && (
        <NotAdded ghost={ghost} failure={failure} anchor={anchor} onClose={() => setHidden(failure)} />
      )}
    </>
  );
}

interface NotAddedProps {
  readonly ghost: Ghost;
  readonly failure: Failure;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

function NotAdded({ ghost, failure, anchor, onClose }: NotAddedProps) {
  const { ui, commands } = useTreeParts();
  return (
    <Popover anchor={anchor} label="Not added" width={372} flush onClose={onClose} returnFocus={ui.focusActive}>
      <Problem
        title="Not added"
        failure={failure}
        typed={ghost.title}
        actions={
          <>
            <Button size="small" onClick={() => commands.create.add(ghost, ghost.title, false)}>
              Try again
            </Button>
            <Button size="small" look="subtle" onClick={() => commands.create.edit(ghost)}>
              Back to the title
            </Button>
            <Button size="small" look="subtle" onClick={() => ui.removeGhost(ghost.id)}>
              Leave it out
            </Button>
          </>
        }
      />
    </Popover>
  );
}
