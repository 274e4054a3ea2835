import { useStore } from '../../app/store';
import { useTree } from '../../app/tree';
import { countOf, isNarrowed, type ViewStore } from '../../app/view-options';
import { Button } from '../../components/button';
import styles from './nothing-found.module.css';

/** No row is left: says what was looked at, and the ways out. */
export function NothingFound({ view }: { readonly view: ViewStore }) {
  const { cycles, currentCycleId, nodes } = useTree().view;
  const options = useStore(view);
  const cycle = cycles.find((one) => one.id === (options.cycle ?? currentCycleId));
  const query = options.query.trim();
  const where = options.cycle === 'all' || !cycle ? '' : ` in ${cycle.name}`;
  const title =
    query !== '' ? `Nothing matches “${query}”` : options.tab === 'mine' ? 'Nothing here is yours' : 'Nothing matches';
  const text =
    query !== ''
      ? `Searched titles, keys and owners${where}.`
      : countOf(options.filter) > 0
        ? `The filter leaves no row${where}.`
        : `You own no row and contribute to none${where}.`;
  if (nodes.length === 0) {
    return (
      <div className={styles['box']} role="status">
        <h2 className={styles['title']}>Nothing here yet</h2>
        <p className={styles['text']}>This strategy has no objectives so far.</p>
      </div>
    );
  }
  return (
    <div className={styles['box']} role="status">
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['text']}>{text}</p>
      <div className={styles['actions']}>
        {isNarrowed(options) && (
          <Button size="small" onClick={view.clear}>
            {query !== '' ? 'Clear search' : 'Show everything'}
          </Button>
        )}
        {where !== '' && (
          <Button size="small" look="subtle" onClick={() => view.narrow({ cycle: 'all' })}>
            Search all cycles
          </Button>
        )}
      </div>
    </div>
  );
}
