import { useEffect, useMemo, useState } from 'react';
import { AppFrame } from './app-frame';
import { createAppHistory } from './app-history';
import { currentPage, costView } from './cost-drawer';
import { FrameModal, type OpenModal } from './frame-modal';
import { usePlace } from './location';
import type { AppPage as Page } from './session';

/** A page of the app, filling what the header leaves. What follows its own path is the app's history. */
export function AppPage({ page }: { readonly page: Page }) {
  const [modal, setModal] = useState<OpenModal | null>(null);
  const [reloads, setReloads] = useState(0);
  const base = `/jira/apps/${page.key}`;
  const history = useMemo(() => createAppHistory(base), [base]);
  const id = useMemo(() => `${page.key}-${crypto.randomUUID()}-${reloads}`, [page.key, reloads]);
  const place = usePlace();
  useEffect(() => {
    document.title = `${page.title} - Jira`;
    currentPage.set({ id, since: costView.get().now });
    return () => currentPage.set(null);
  }, [page.title, id]);
  useEffect(() => history.placeChanged(), [history, place]);
  return (
    <>
      <AppFrame
        key={id}
        page={page}
        id={id}
        history={history}
        openModal={setModal}
        reload={() => setReloads(reloads + 1)}
      />
      {modal && <FrameModal page={page} id={id} modal={modal} close={() => setModal(null)} />}
    </>
  );
}
