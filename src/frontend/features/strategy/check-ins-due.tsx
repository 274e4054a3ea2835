import { useMemo, useRef } from 'react';
import { checkInDueFor } from '../../../domain/check-in-due';
import { effectiveCycleId } from '../../../domain/tree';
import type { AccountId } from '../../../domain/model';
import type { NodeRow } from '../../../shared/views';
import { usePage } from '../../app/page';
import { useSession } from '../../app/session';
import { useTree } from '../../app/tree';
import { treeOf, type TreeModel } from '../../app/tree-model';
import { KindIcon } from '../../components/kind-icon';
import { MenuButton, type MenuItem } from '../../components/menu';
import styles from './strategy-header.module.css';

interface Due {
  readonly node: NodeRow;
  readonly days: number;
}

/** [HE2] The person's own key results whose check-in is due, longest first. */
function dueOf(model: TreeModel, accountId: AccountId): Due[] {
  const { view, engineInput } = model;
  const tree = treeOf(model);
  const cycles = new Map(view.cycles.map((cycle) => [cycle.id, cycle]));
  const due = view.nodes.flatMap((node) => {
    if (node.ownerId !== accountId || node.kind !== 'keyResult') return [];
    const cycle = cycles.get(effectiveCycleId(tree, node.id, view.currentCycleId) ?? '') ?? null;
    const days = checkInDueFor(node, { ...engineInput, cycle });
    return days === null ? [] : [{ node, days }];
  });
  return due.sort((a, b) => b.days - a.days || (a.node.key < b.node.key ? -1 : 1));
}

/** How many of my check-ins are due; the menu opens each where it stands. */
export function CheckInsDue() {
  const model = useTree();
  const { accountId } = useSession();
  const page = usePage();
  const place = useRef<HTMLSpanElement>(null);
  const due = useMemo(() => dueOf(model, accountId), [model, accountId]);
  const items = (): MenuItem[] => [
    { kind: 'heading', label: 'My key results' },
    ...due.map(({ node, days }) => ({
      label: `${node.key} ${node.title}`,
      note: days === 0 ? 'due today' : `due for ${days} ${days === 1 ? 'day' : 'days'}`,
      icon: <KindIcon kind="keyResult" />,
      onSelect: () => {
        const button = place.current?.querySelector('button');
        page.reveal(node.id);
        if (button) page.checkIn(node.id, button);
      },
    })),
  ];
  if (due.length === 0) return null;
  return (
    <span ref={place} className={styles['dueBox']}>
      <MenuButton
        label={`Check-ins due: ${due.length}`}
        items={items}
        align="end"
        width={320}
        className={styles['due']}
      >
        <span className={styles['dueWord']}>Check-ins due</span>
        <span className={styles['count']}>{due.length}</span>
      </MenuButton>
    </span>
  );
}
