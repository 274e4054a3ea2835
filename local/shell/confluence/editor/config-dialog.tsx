import { useEffect, useMemo, useRef } from 'react';
import { z } from 'zod';
import type { MacroInstance } from '../../../adf/macro-node';
import { AppFrame } from '../../app-frame';
import { Icon } from '../../icons';
import type { AppMacro } from '../../session';
import { macroContext, type MacroPlace } from '../macro-frame';

interface ConfigDialogProps extends MacroPlace {
  readonly macro: AppMacro;
  readonly instance: MacroInstance;
  readonly isInserting: boolean;
  readonly pageTitle: string;
  readonly opening: string;
  readonly save: (config: Readonly<Record<string, unknown>>) => void;
  readonly close: () => void;
}

const payloadSchema = z.object({ config: z.record(z.string(), z.unknown()) });

/**
 * The macro's configuration. Confluence draws the title of manifest.yml and the cross; the rest is the app's, which ends it with
 * `view.submit({config})` or `view.close()`.
 */
export function ConfigDialog(props: ConfigDialogProps) {
  const { macro, instance, isInserting, pageTitle, page, space, opening, save, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const context = useMemo(
    () => macroContext(instance, { page, space, isEditing: true }, { isConfiguring: true, isInserting }),
    [instance, page, space, isInserting],
  );
  if (!macro.config) return null;
  const { resource, title, viewportSize } = macro.config;
  const submit = (payload: unknown): void => {
    const parsed = payloadSchema.safeParse(payload);
    if (!parsed.success) throw new Error('view.submit(): Invalid "config" provided. Expected object');
    save(parsed.data.config);
  };
  return (
    <dialog
      ref={dialog}
      className={`modal config config-${viewportSize}`}
      aria-label={`${title} in “${pageTitle}”`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {viewportSize !== 'fullscreen' && (
        <header className="config-head">
          <h2>{title}</h2> <span className="subtle">in “{pageTitle}”</span>
          <button type="button" className="icon-button" aria-label="Close" onClick={close}>
            <Icon name="cross" />
          </button>
        </header>
      )}
      <AppFrame
        page={{ ...macro, resource, title }}
        id={opening}
        history={null}
        openModal={() => {}}
        reload={() => {}}
        surround={{ context, submit, close }}
      />
    </dialog>
  );
}
