import { lazy, Suspense, useEffect } from 'react';
import { LivingDocument, Loading } from '../../features/document/living-document';
import { readMacro } from '../../features/document/read-macro';
import { Message } from '../../components/message';
import { DEFAULT_LEVELS, DEFAULT_PARTS } from '../../../shared/document-config';
import { useApp } from '../app-state';

// Readers never see it.
const ConfigPage = lazy(async () => ({
  default: (await import('../../features/document/config/config-page')).ConfigPage,
}));

/** The strategy in a page of Confluence. */
export function DocumentSurface() {
  const { context } = useApp();
  const { config, link, configuring, saved } = readMacro(context.extension);
  useEffect(() => {
    if (!configuring) document.documentElement.dataset['embedded'] = '';
  }, [configuring]);
  if (configuring) {
    return (
      <Suspense fallback={<Loading />}>
        <ConfigPage config={config} link={link} />
      </Suspense>
    );
  }
  if (config) return <LivingDocument config={config} />;
  if (link) {
    const shown = { strategyId: link.strategyId, nodeId: null, levels: DEFAULT_LEVELS, parts: DEFAULT_PARTS };
    return <LivingDocument config={shown} nodeKey={link.nodeKey} />;
  }
  if (saved) {
    return (
      <Message kind="lock" title="These settings are not from this macro">
        Edit the page, open the macro&apos;s settings and choose a strategy.
      </Message>
    );
  }
  return (
    <Message kind="lock" title="Choose a strategy to show here">
      Edit the page, open the macro&apos;s settings and choose one.
    </Message>
  );
}
