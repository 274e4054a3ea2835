import ClipboardIcon from '@atlaskit/icon/core/clipboard';
import PageIcon from '@atlaskit/icon/core/page';
import { useMemo, useState } from 'react';
import { useAct } from '../../app/actions';
import { useStore } from '../../app/store';
import { useTree, useTreeStore } from '../../app/tree';
import { useLatest } from '../../app/use-latest';
import { Button } from '../../components/button';
import { Menu } from '../../components/menu';
import { addDraft } from './add-draft';
import { CycleLine } from './cycle-line';
import { DraftLine } from './draft-line';
import { EXAMPLES } from './examples';
import { outlineOf } from './outline';
import { OutlineLine } from './outline-line';
import { OutlineStore } from './outline-store';
import { Step } from './step';
import styles from './first-hour.module.css';

interface Props {
  readonly onOpen: () => void;
  readonly onPaste: ((text: string) => void) | undefined;
}

/** Step 3: objectives and key results, typed one under another. */
export function ReachStep({ onOpen, onPaste }: Props) {
  const model = useTree();
  const { strategyId } = useTreeStore();
  const act = useLatest(useAct());
  const [store] = useState(() => new OutlineStore(strategyId, () => act.current));
  const { pending } = useStore(store);
  const rows = useMemo(() => outlineOf(model, pending), [model, pending]);
  const [opening, setOpening] = useState(false);

  /** Nothing typed is left behind: the line in the field goes first, and what is refused stays in sight with its reason. */
  const leave = async (go: () => void) => {
    const { labels } = model.view.settings;
    const typed = store.get().draft.text.trim() !== '';
    if (typed && !addDraft(store, rows, labels, 1)) return;
    setOpening(true);
    const all = await store.settled();
    setOpening(false);
    if (all) go();
  };
  const paste = onPaste && ((text: string) => void leave(() => onPaste(text)));

  return (
    <Step number={3} state="current" title="What do you want to reach?" last>
      <p className={styles['lead']}>
        Type one {model.view.settings.labels.objective.toLocaleLowerCase()} per line. Press Tab to put one under
        another. A title is enough.
      </p>
      <ul className={styles['list']}>
        {rows.map((row) => (
          <OutlineLine key={row.id} row={row} store={store} />
        ))}
        <DraftLine rows={rows} store={store} onPasteLines={paste} />
      </ul>
      {paste && <Cards onPaste={paste} />}
      <div className={styles['end']}>
        <Button look="primary" busy={opening} onClick={() => void leave(onOpen)}>
          Open the strategy
        </Button>
        <CycleLine />
      </div>
    </Step>
  );
}

function Cards({ onPaste }: { readonly onPaste: (text: string) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <div className={styles['cards']}>
      <button type="button" className={styles['card']} onClick={() => onPaste('')}>
        <ClipboardIcon label="" />
        <span>
          <span className={styles['cardTitle']}>Paste a list or a table</span>
          <span className={styles['cardText']}>Indented text or CSV. You see what will be made first.</span>
        </span>
      </button>
      <button
        type="button"
        className={styles['card']}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          const { currentTarget } = event;
          setAnchor((before) => (before ? null : currentTarget));
        }}
      >
        <PageIcon label="" />
        <span>
          <span className={styles['cardTitle']}>Start from an example</span>
          <span className={styles['cardText']}>A grocer, a software team, a city. Nothing in it is yours.</span>
        </span>
      </button>
      {anchor && (
        <Menu
          anchor={anchor}
          label="Examples"
          width={220}
          onClose={() => setAnchor(null)}
          items={EXAMPLES.map(({ name, text }) => ({ label: name, onSelect: () => onPaste(text) }))}
        />
      )}
    </div>
  );
}
