import { usePage } from '../../app/page';
import { useStore } from '../../app/store';
import { Button } from '../../components/button';
import { rowAnchor } from './commands';
import styles from './selection-bar.module.css';
import { useTreeParts } from './tree-context';

/** What can be done with several rows at once; floats, so that the tree does not jump. */
export function SelectionBar() {
  const { ui, commands } = useTreeParts();
  const page = usePage();
  const { selected } = useStore(ui);
  const first = [...selected][0];
  if (selected.size < 2 || first === undefined) return null;
  const ids = () => commands.targets(first);
  return (
    <div role="toolbar" aria-label="Selected rows" className={styles['bar']}>
      <span role="status">{selected.size} selected</span>
      <Button size="small" onClick={({ currentTarget }) => page.move(ids(), rowAnchor(first) ?? currentTarget)}>
        Move…
      </Button>
      <Button size="small" onClick={({ currentTarget }) => commands.askArchive(ids(), currentTarget)}>
        Archive…
      </Button>
      <Button size="small" look="subtle" onClick={ui.clearSelection}>
        Clear
      </Button>
    </div>
  );
}
