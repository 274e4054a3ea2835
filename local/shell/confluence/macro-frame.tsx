import { useMemo, useState } from 'react';
import type { MacroInstance } from '../../adf/macro-node';
import { AppFrame } from '../app-frame';
import { FrameModal, type OpenModal } from '../frame-modal';
import type { AppMacro } from '../session';
import type { Space } from './wiki-client';

export interface MacroPlace {
  readonly page: { readonly id: string };
  readonly space: Space;
  readonly isEditing: boolean;
}

interface Doing {
  readonly isConfiguring: boolean;
  readonly isInserting: boolean;
}

/** What `view.getContext()` says in a macro beyond what it says everywhere. */
export function macroContext(
  { localId, config, autoConvertLink }: MacroInstance,
  { page, space, isEditing }: MacroPlace,
  doing: Doing = { isConfiguring: false, isInserting: false },
): Record<string, unknown> {
  return {
    localId,
    extension: {
      type: 'macro',
      ...(config === undefined ? {} : { config }),
      macro: doing,
      content: { id: page.id, type: 'page' },
      space: { id: space.id, key: space.key },
      isEditing,
      references: [],
      ...(autoConvertLink === undefined ? {} : { autoConvertLink }),
    },
  };
}

interface MacroFrameProps extends MacroPlace {
  readonly macro: AppMacro;
  readonly instance: MacroInstance;
  /** Names this opening of the page: invokes of all its macros count together. */
  readonly opening: string;
}

const firstHeight = 120;

/** The app's macro in a frame that is as high as what is in it. */
export function MacroFrame({ macro, instance, page, space, isEditing, opening }: MacroFrameProps) {
  const [height, setHeight] = useState(firstHeight);
  const [reloads, setReloads] = useState(0);
  const [modal, setModal] = useState<OpenModal | null>(null);
  const context = useMemo(() => macroContext(instance, { page, space, isEditing }), [instance, page, space, isEditing]);
  const surround = { context, onHeight: setHeight };
  // A macro that is configured anew begins anew, as in production.
  const begun = `${reloads} ${JSON.stringify(instance.config)}`;
  return (
    <div className="macro">
      <AppFrame
        key={begun}
        page={macro}
        id={opening}
        history={null}
        openModal={setModal}
        reload={() => setReloads(reloads + 1)}
        surround={surround}
        height={height}
      />
      {modal && (
        <FrameModal page={macro} id={opening} modal={modal} close={() => setModal(null)} surround={{ context }} />
      )}
    </div>
  );
}
