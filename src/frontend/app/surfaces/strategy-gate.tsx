import { lazy, Suspense, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import { useApp } from '../app-state';
import { Flags } from '../flags';
import type { Route } from '../route';
import { useSession } from '../session';
import { NothingToSee, SettingUp, Unreadable } from '../surface-states';
import { useTreeState, useTreeStore } from '../tree';
import type { TreeModel } from '../tree-model';
import { FirstHour } from './first-hour';
import { LoadingPage } from './loading-page';
import { StrategyPage } from './strategy-page';
import { useTreePage } from './use-tree-page';

const PastePage = lazy(async () => ({ default: (await import('../../features/paste/paste-page')).PastePage }));

interface PasteWish {
  readonly underId: NodeId | null;
  readonly text: string;
}

const isEmpty = ({ view }: TreeModel): boolean => view.nodes.every((node) => node.kind === 'vision');

interface Props {
  readonly route: Route;
  /** Text for the paste page when this strategy opens with it. */
  readonly pasteText?: string;
}

/** The four states of a strategy, and which of its pages is shown. */
export function StrategyGate({ route, pasteText = '' }: Props) {
  const { router } = useApp();
  const { ask, strategies } = useSession();
  const { model, failure, reading } = useTreeState();
  const { strategyId, refresh } = useTreeStore();
  const [wish, setWish] = useState<PasteWish>({ underId: null, text: pasteText });
  // Decided when the tree is first there: the first hour goes on while it fills the tree.
  const [firstHour, setFirstHour] = useState<boolean | null>(null);
  const [filled, setFilled] = useState(false);
  const openPaste = (underId: NodeId | null, text = '') => {
    setWish({ underId, text });
    router.go({ page: 'paste', strategyId });
  };
  const parts = useTreePage(openPaste);

  if (!model) {
    if (!failure) return <LoadingPage />;
    if (failure.code === 'settingUp') return <SettingUp progress={failure.progress ?? 0} />;
    // A strategy that is unknown, not seen, or whose address was mistyped.
    if (failure.code === 'notFound' || failure.code === 'forbidden' || failure.code === 'badInput') {
      const other = strategies.find(({ id }) => id !== strategyId);
      const open = () => router.go({ page: 'strategy', strategyId: other?.id ?? null, nodeKey: null }, 'replace');
      return <NothingToSee ask={failure.ask ?? ask} {...(other ? { other: { name: other.name, open } } : {})} />;
    }
    return <Unreadable failure={failure} busy={reading} onTryAgain={() => void refresh()} />;
  }
  const empty = isEmpty(model);
  if (firstHour === null) setFirstHour(empty && model.view.abilities.editAll);
  // Taken back to nothing, it is the first hour again.
  if (filled === empty) {
    setFilled(!empty);
    if (empty && model.view.abilities.editAll) setFirstHour(true);
  }

  const back = () => router.go({ page: 'strategy', strategyId, nodeKey: null });
  const show = () => {
    setFirstHour(false);
    back();
    parts.ui.focusActive();
  };
  const showMade = (firstId: NodeId | null) => {
    if (firstId !== null) parts.commands.reveal(firstId);
    show();
  };
  if (route.page === 'paste') {
    return (
      <Suspense fallback={<LoadingPage />}>
        <PastePage underId={wish.underId} initialText={wish.text} onDone={showMade} onCancel={back} />
        <Flags />
      </Suspense>
    );
  }
  if (firstHour === true) {
    return (
      <>
        <FirstHour strategyId={strategyId} onOpen={show} onPaste={(_, text) => openPaste(null, text)} />
        <Flags />
      </>
    );
  }
  return <StrategyPage parts={parts} nodeKey={route.page === 'strategy' ? route.nodeKey : null} />;
}
