import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Failure } from '../../../shared/result';
import { isUnseen } from '../../../shared/unseen';
import type { NodeRow } from '../../../shared/views';
import { useAct } from '../../app/actions';
import { useTree, useTreeStore } from '../../app/tree';
import { Button } from '../../components/button';
import { Problem } from '../../components/problem';
import { Popover } from '../../components/popover';
import { useTreeParts } from './tree-context';
import styles from './tree-grid.module.css';

/** The title as a field, in its place. Enter or leaving it saves, Esc leaves it as it was. */
export function RenameField({ node }: { readonly node: NodeRow }) {
  const { ui } = useTreeParts();
  const act = useAct();
  const store = useTreeStore();
  const { labels } = useTree().view.settings;
  // The version that was read, not the newest: a change in between has to be told.
  const [version] = useState(node.version);
  const [title, setTitle] = useState(node.title);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    field?.focus();
    field?.select();
  }, [field]);

  const end = (focus: boolean) => {
    ui.patch({ renamingId: null });
    if (focus) ui.focusActive();
  };
  const send = async (wanted: string, expected: number, focus: boolean) => {
    setSaving(true);
    setFailure(null);
    const payload = { nodeId: node.id, version: expected, patch: { title: wanted } };
    const result = await act('node.update', payload, { done: `Renamed ${node.key}` });
    setSaving(false);
    if (result.ok) return end(focus);
    setFailure(result.failure);
    // What is saved now, so that "Save mine" is about that.
    if (result.failure.code === 'conflict') void store.refresh();
  };
  const save = (focus: boolean) => {
    if (saving || failure) return;
    const wanted = title.trim();
    if (isUnseen(wanted) || wanted === node.title) end(focus);
    else void send(wanted, version, focus);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save(true);
    if (event.key === 'Escape') end(true);
  };
  const again = () => {
    setFailure(null);
    field?.focus();
  };

  return (
    <>
      <input
        ref={setField}
        className={styles['field']}
        aria-label={`Title of ${node.key}`}
        aria-invalid={failure ? true : undefined}
        value={title}
        dir="auto"
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => save(false)}
      />
      {failure && field && (
        <Popover anchor={field} label="Not renamed" width={372} onClose={again} flush>
          <Problem
            title="Not renamed"
            failure={failure}
            what={labels[node.kind]}
            ownerId={node.ownerId}
            typed={title}
            actions={
              failure.code === 'conflict' ? (
                <>
                  <Button size="small" data-autofocus="" onClick={() => void send(title.trim(), node.version, true)}>
                    Save mine
                  </Button>
                  <Button size="small" look="subtle" onClick={() => end(true)}>
                    Keep theirs
                  </Button>
                </>
              ) : (
                <Button size="small" onClick={again} data-autofocus="">
                  Back to the title
                </Button>
              )
            }
          />
        </Popover>
      )}
    </>
  );
}
