import { useCallback, useEffect } from 'react';
import { z } from 'zod';
import { readDocument, type AdfDocument, type AdfNode } from '../../adf/document';
import { Icon } from '../icons';
import { followLink } from '../location';
import { site } from '../site-client';
import { AdfView } from './adf-view';
import { Sentence } from './confluence';
import { useAnswer } from './use-answer';
import type { Space } from './wiki-client';

const exportSchema = z.object({
  title: z.string(),
  webui: z.string(),
  document: z.unknown(),
  macros: z.array(
    z.object({ title: z.string(), ms: z.number(), failure: z.string().nullable(), problems: z.array(z.string()) }),
  ),
  problems: z.array(z.string()),
  validated: z.boolean(),
});

type Exported = z.infer<typeof exportSchema>;

interface ExportPageProps {
  readonly space: Space;
  readonly pageId: string;
  readonly type: 'pdf' | 'word';
}

const empty: AdfDocument = { type: 'doc', version: 1, content: [] };

/** The page as the export would hold it: every macro replaced by what its `adfExport` answered. */
export function ExportPage({ space, pageId, type }: ExportPageProps) {
  const ask = useCallback(() => site(exportSchema, 'POST', 'export', { pageId, exportType: type }), [pageId, type]);
  const { asked } = useAnswer(ask);
  const name = type === 'pdf' ? 'PDF' : 'Word';
  useEffect(() => {
    document.title = `Export to ${name} - ${space.name} - Confluence`;
  }, [name, space.name]);
  if (asked.state === 'asking') return <div className="page" aria-busy="true" />;
  if (asked.state === 'refused')
    return <Sentence title="This page can't be exported" text="It is not here, or not for you to see." />;
  const exported = asked.value;
  const content = readDocument(exported.document) ?? empty;
  return (
    <div className="page export">
      <section className="export-head" aria-label={`Export to ${name}`}>
        <p>
          <strong>Export to {name}, as a preview.</strong> Each macro is replaced by what the app answered for it.
        </p>
        <Checks exported={exported} />
        <div className="actions">
          <button type="button" className="button primary" onClick={() => window.print()}>
            <Icon name="print" /> Print
          </button>
          <a className="button" href={`/wiki${exported.webui}`} onClick={followLink}>
            Back to the page
          </a>
        </div>
      </section>
      <article className="sheet">
        <h1>{exported.title}</h1>
        <AdfView document={content} macro={(node) => <NotExported node={node} />} />
      </article>
    </div>
  );
}

function Checks({ exported: { macros, problems, validated } }: { readonly exported: Exported }) {
  const failed = macros.filter(({ failure }) => failure !== null);
  const ofMacros = macros.flatMap(({ title, problems: own }) => own.map((text) => `${title}: ${text}`));
  // What is wrong with an answer is wrong with the document that holds it; once is enough.
  const wrong = ofMacros.length > 0 ? ofMacros : problems;
  return (
    <ul>
      <li>
        {macros.length === 0
          ? 'No macro of the app stands in this page.'
          : `Macros asked: ${macros.map(({ title, ms }) => `${title} (${Math.round(ms)} ms)`).join(', ')}.`}
      </li>
      {failed.map(({ title, failure }, index) => (
        <li key={index} className="danger">
          {title} failed: {failure}
        </li>
      ))}
      {!validated && <li>The schema of the document format is not on this machine, so nothing was checked.</li>}
      {validated && wrong.length === 0 && <li>The whole document is valid.</li>}
      {wrong.map((text, index) => (
        <li key={index} className="danger">
          {text}
        </li>
      ))}
    </ul>
  );
}

function NotExported({ node }: { readonly node: AdfNode }) {
  const title = node.attrs?.['text'];
  return (
    <p className="adf-unknown">
      {typeof title === 'string' && title !== '' ? `“${title}”` : 'A macro'} has nothing to say in an export.
    </p>
  );
}
