import type { DocumentConfig } from '../../../shared/document-config';
import type { Failure } from '../../../shared/result';
import { Message } from '../../components/message';
import { Skeleton, useNoticed } from '../../components/skeleton';
import { SettingUp, TryAgain } from '../../app/surface-states';
import { Document } from './document';
import { useDocument } from './use-document';
import styles from './document.module.css';

interface Props {
  readonly config: DocumentConfig;
  readonly nodeKey?: string | null;
}

/** What a configured macro shows, from loading to gone. */
export function LivingDocument({ config, nodeKey = null }: Props) {
  const { view, items, failure, busy, asOf, reload } = useDocument(config.strategyId, config.nodeId);
  const again = () => void reload();
  return (
    <>
      {failure && <Trouble failure={failure} kept={view !== null} busy={busy} onTryAgain={again} />}
      {view ? <Document {...{ view, items, config, nodeKey, asOf, busy }} reload={again} /> : !failure && <Loading />}
    </>
  );
}

interface TroubleProps {
  readonly failure: Failure;
  readonly kept: boolean;
  readonly busy: boolean;
  readonly onTryAgain: () => void;
}

function Trouble({ failure, kept, busy, onTryAgain }: TroubleProps) {
  if (failure.code === 'settingUp') return <SettingUp progress={failure.progress ?? 0} />;
  if (failure.code === 'notFound' || failure.code === 'forbidden') {
    if (failure.fields?.['nodeId'] !== undefined) {
      return (
        <Message kind="lock" title="This part of the strategy no longer exists">
          {failure.message}
        </Message>
      );
    }
    return (
      <Message kind="lock" title="This strategy is restricted, or no longer exists">
        Its owners decide who reads it. Ask the author of this page, or choose another strategy in the macro&apos;s
        settings.
      </Message>
    );
  }
  return (
    <Message
      kind="error"
      role="alert"
      title="The strategy could not be read"
      actions={<TryAgain busy={busy} onClick={onTryAgain} />}
    >
      {kept ? 'Nothing is lost. What you see was read before.' : failure.message}
    </Message>
  );
}

/** In the heights of a first paragraph. */
export function Loading() {
  if (!useNoticed()) return <div className={styles['quiet']} />;
  return (
    <div className={styles['loading']} role="status" aria-label="The strategy is being read">
      <Skeleton width="66%" height={22} />
      <Skeleton width="90%" height={14} />
      <Skeleton width="84%" height={14} />
      <Skeleton width="50%" height={14} />
    </div>
  );
}
