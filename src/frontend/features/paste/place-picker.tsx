import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import { useCallback, useState } from 'react';
import { allowedChildKinds } from '../../../domain/kinds';
import type { PlaceNode } from '../../../shared/paste/plan';
import { ok } from '../../../shared/result';
import type { NodeRow } from '../../../shared/views';
import { useTree } from '../../app/tree';
import { treeOf } from '../../app/tree-model';
import { KindIcon } from '../../components/kind-icon';
import { Popover } from '../../components/popover';
import { SearchPicker } from '../../components/search-picker';
import styles from './paste-page.module.css';

const MOST = 50;

interface Props {
  readonly under: PlaceNode | null;
  readonly onChange: (id: string) => void;
}

/** Where the text goes: the name of a node, and a search for another. */
export function PlacePicker({ under, onChange }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const model = useTree();
  const { view } = model;
  const search = useCallback(
    (query: string) => {
      const words = query.toLocaleLowerCase();
      const fits = ({ kind, key, title }: NodeRow) =>
        allowedChildKinds(kind).length > 0 && `${key} ${title}`.toLocaleLowerCase().includes(words);
      return Promise.resolve(ok(treeOf(model).order.filter(fits).slice(0, MOST)));
    },
    [model],
  );
  if (under === null)
    return <span className={styles['place']}>a new {view.settings.labels.vision.toLocaleLowerCase()}</span>;
  return (
    <>
      <button
        type="button"
        className={styles['place']}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        title={under.title}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <KindIcon kind={under.kind} label={view.settings.labels[under.kind]} />
        <span className={styles['placeName']}>{under.title}</span>
        <ChevronDownIcon label="" size="small" />
      </button>
      {anchor && (
        <Popover anchor={anchor} label="Paste under" width={440} onClose={() => setAnchor(null)}>
          <SearchPicker<NodeRow>
            label="Paste under"
            placeholder="Find by title or key"
            focused
            inline
            search={search}
            idOf={(node) => node.id}
            show={(node) => (
              <>
                <KindIcon kind={node.kind} /> <span className={styles['key']}>{node.key}</span>
                <span className={styles['placeName']}>{node.title}</span>
              </>
            )}
            onPick={(node) => {
              setAnchor(null);
              onChange(node.id);
            }}
            onClose={() => setAnchor(null)}
          />
        </Popover>
      )}
    </>
  );
}
