import type { ReactNode } from 'react';
import { Icon } from '../../icons';
import { Menu } from '../../menu';
import { useSession } from '../../session';
import { styles, type Block, type Style } from './blocks';
import { insertions, type Insertion } from './insertions';
import type { Edit } from './use-draft';

interface BlockRowProps {
  readonly block: Block;
  readonly number: number;
  readonly apply: (edit: Edit) => void;
  readonly insertAfter: (insertion: Insertion) => void;
  /** Opens the configuration, where the macro has one. */
  readonly configure: (() => void) | null;
  readonly children: ReactNode;
}

const isStyle = (value: string): value is Style => value in styles;

/** One block with what can be done to it as a whole. */
export function BlockRow({ block, number, apply, insertAfter, configure, children }: BlockRowProps) {
  const { macros } = useSession();
  const { id } = block;
  const name = block.kind === 'macro' ? block.title : `block ${number}`;
  const button = (label: string, icon: 'up' | 'down' | 'trash' | 'pencil', act: () => void): ReactNode => (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
  return (
    <li className={`block block-${block.kind}`}>
      <div className="block-tools" role="group" aria-label={`Tools of ${name}`}>
        {block.kind === 'macro' && <strong className="small">{block.title}</strong>}
        {block.kind === 'text' && (
          <select
            aria-label={`Style of ${name}`}
            value={block.style}
            onChange={({ target: { value } }) => isStyle(value) && apply({ type: 'style', id, style: value })}
          >
            {Object.entries(styles).map(([style, title]) => (
              <option key={style} value={style}>
                {title}
              </option>
            ))}
          </select>
        )}
        {configure && button(`Edit ${name}`, 'pencil', configure)}
        {button(`Move ${name} up`, 'up', () => apply({ type: 'move', id, by: -1 }))}
        {button(`Move ${name} down`, 'down', () => apply({ type: 'move', id, by: 1 }))}
        {button(`Remove ${name}`, 'trash', () => apply({ type: 'remove', id }))}
        <Menu label={<Icon name="plus" />} name={`Insert after ${name}`} align="end">
          {(close) =>
            insertions(macros).map((insertion) => (
              <button
                key={insertion.name}
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  insertAfter(insertion);
                }}
              >
                {insertion.name}
              </button>
            ))
          }
        </Menu>
      </div>
      {children}
    </li>
  );
}
