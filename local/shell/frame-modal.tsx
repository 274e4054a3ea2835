import { useEffect, useRef } from 'react';
import { AppFrame } from './app-frame';
import type { Surround } from './bridge-commands';
import type { AppPage } from './session';

export interface OpenModal {
  readonly onClose: (payload?: unknown) => unknown;
  readonly size: string | { readonly width: string; readonly height?: string | undefined };
  readonly context: Readonly<Record<string, unknown>>;
  readonly closeOnEscape: boolean;
  readonly title: string;
}

interface FrameModalProps {
  readonly page: AppPage;
  readonly id: string;
  readonly modal: OpenModal;
  readonly close: () => void;
  readonly surround?: Surround | undefined;
}

/** `new Modal().open()`: the app's page once more, in a dialog. */
export function FrameModal({ page, id, modal, close, surround }: FrameModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const finish = (payload?: unknown): void => {
    close();
    void modal.onClose(payload);
  };
  const size = typeof modal.size === 'string' ? `modal-${modal.size}` : '';
  return (
    <dialog
      ref={dialog}
      className={`modal ${size}`}
      style={typeof modal.size === 'string' ? undefined : modal.size}
      aria-label={modal.title || page.title}
      onCancel={(event) => {
        event.preventDefault();
        if (modal.closeOnEscape) finish();
      }}
    >
      <AppFrame
        page={page}
        id={id}
        history={null}
        openModal={() => {}}
        reload={() => {}}
        surround={surround}
        modal={{ context: modal.context, finish }}
      />
    </dialog>
  );
}
