import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import {
  attachInstruction,
  extractInstruction,
  type Instruction,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import type { NodeId } from '../../../domain/model';
import { treeOf } from '../../app/tree-model';
import type { TreeCommands } from './commands';
import { dropTarget, refusalOf, type DropPlace, type Target } from './move-plan';
import { moveWords } from './move-words';

const OPENS_AFTER_MS = 500;
const IDS = 'sightlineIds';

const PLACES: Readonly<Record<Instruction['operation'], DropPlace>> = {
  'reorder-before': 'before',
  'reorder-after': 'after',
  combine: 'child',
};

/** Makes the rows in a scroller draggable, as they come and go. @returns what stops it */
export function watchDrag(scroller: HTMLElement, commands: TreeCommands): () => void {
  const rows = scroller.querySelector('[data-rows]') ?? scroller;
  const attached = new Map<Element, () => void>();
  const sync = () => {
    for (const [row, detach] of attached) {
      if (row.isConnected) continue;
      detach();
      attached.delete(row);
    }
    for (const row of rows.children) {
      if (row instanceof HTMLElement && !attached.has(row)) attached.set(row, attachRow(row, commands));
    }
  };
  sync();
  const observer = new MutationObserver(sync);
  observer.observe(rows, { childList: true });
  const stopScroll = autoScrollForElements({ element: scroller });
  return () => {
    observer.disconnect();
    stopScroll();
    for (const detach of attached.values()) detach();
  };
}

const idOf = (row: Element): NodeId => row.getAttribute('data-row-id') ?? '';

function idsOf(data: Record<string | symbol, unknown>): NodeId[] {
  const ids = data[IDS];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

function attachRow(row: HTMLElement, commands: TreeCommands): () => void {
  const drop = dropTargetOf(row, commands);
  return combine(
    draggable({
      element: row,
      canDrag: ({ input }) => {
        const node = commands.model?.byId.get(idOf(row));
        const at = document.elementFromPoint(input.clientX, input.clientY);
        return node !== undefined && node.parentId !== null && at?.closest('input, button') == null;
      },
      getInitialData: () => ({ [IDS]: commands.targets(idOf(row)) }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) =>
        setCustomNativeDragPreview({
          nativeSetDragImage,
          render: ({ container }) => {
            const ids = idsOf(source.data);
            const node = commands.model?.byId.get(ids[0] ?? '');
            const preview = document.createElement('div');
            preview.className = 'sightline-drag-preview';
            preview.textContent = ids.length > 1 ? `${ids.length} rows` : `${node?.key ?? ''} ${node?.title ?? ''}`;
            container.append(preview);
          },
        }),
      onDragStart: () => row.setAttribute('data-dragging', ''),
      onDrop: () => row.removeAttribute('data-dragging'),
    }),
    drop,
  );
}

interface Verdict {
  readonly place: DropPlace;
  readonly target: Target | null;
  readonly why: string | null;
}

function judge(row: Element, place: DropPlace, ids: readonly NodeId[], commands: TreeCommands): Verdict {
  const { model } = commands;
  const onto = model?.byId.get(idOf(row));
  const first = model?.byId.get(ids[0] ?? '');
  if (!model || !onto || !first) return { place, target: null, why: null };
  const target = dropTarget(model, onto, place, first.id);
  if (!target) return { place, target, why: 'Nothing stands beside the top of the tree.' };
  const refusal = refusalOf(treeOf(model), ids, target.parentId, model.view.edges);
  const parent = model.byId.get(target.parentId);
  const why = refusal && parent ? moveWords(refusal, first, parent, model.view.settings.labels) : null;
  return { place, target, why };
}

function dropTargetOf(row: HTMLElement, commands: TreeCommands): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    row.removeAttribute('data-drop');
    row.removeAttribute('data-drop-why');
  };
  const show = (instruction: Instruction | null, ids: readonly NodeId[]) => {
    if (!instruction) return clear();
    const { place, why } = judge(row, PLACES[instruction.operation], ids, commands);
    row.setAttribute('data-drop', why === null ? place : 'refused');
    row.setAttribute('data-drop-why', why ?? '');
    if (place !== 'child' || row.getAttribute('aria-expanded') !== 'false') {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    } else {
      timer ??= setTimeout(() => commands.deps.view.setOpen([idOf(row)], true), OPENS_AFTER_MS);
    }
  };
  return dropTargetForElements({
    element: row,
    canDrop: ({ source }) => idsOf(source.data).length > 0 && !idsOf(source.data).includes(idOf(row)),
    getData: ({ input, element }) =>
      attachInstruction(
        {},
        {
          input,
          element,
          operations: {
            'reorder-before': 'available',
            // Below an open row stands its first child, which is not after it.
            'reorder-after': row.getAttribute('aria-expanded') === 'true' ? 'not-available' : 'available',
            combine: 'available',
          },
        },
      ),
    onDrag: ({ self, source }) => show(extractInstruction(self.data), idsOf(source.data)),
    onDragLeave: clear,
    onDrop: ({ self, source }) => {
      clear();
      const instruction = extractInstruction(self.data);
      const ids = idsOf(source.data);
      if (!instruction) return;
      const { target, why } = judge(row, PLACES[instruction.operation], ids, commands);
      if (target && why === null) void commands.move(ids, target);
      else if (why !== null) commands.deps.flags.say(`Not moved. ${why}`);
    },
  });
}
