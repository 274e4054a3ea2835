import { z } from 'zod';
import { parseDocument } from '../adf/document';
import { readDocumentCheck, type CheckDocument } from '../site/confluence/adf-check';
import { exportPage } from '../site/confluence/export-page';
import { appUuid, environmentId } from '../site/contexts';
import type { Site } from '../site/site';
import { jsonReply, notFound, type Incoming, type Reply } from './http';
import { personOf } from './identity';

const askSchema = z.object({ pageId: z.string().regex(/^\d+$/), exportType: z.enum(['pdf', 'word']) });
const pageSchema = z.object({
  title: z.string(),
  body: z.object({ atlas_doc_format: z.object({ value: z.string() }) }),
  _links: z.object({ webui: z.string() }),
});

let check: Promise<CheckDocument | null> | undefined;

/** The schema is large: it is read with the first export. */
function documentCheck(): Promise<CheckDocument | null> {
  check ??= readDocumentCheck(process.cwd());
  return check;
}

/** A page that the person may read, as its export would be. */
export async function serveExport(incoming: Incoming, site: Site): Promise<Reply> {
  const { pageId, exportType } = askSchema.parse(JSON.parse(incoming.body));
  const path = `/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format`;
  const answer = await site.rest(personOf(incoming).accountId, 'GET', path);
  if (answer.status !== 200) return notFound;
  const page = pageSchema.parse(answer.body);
  const document = parseDocument(page.body.atlas_doc_format.value);
  if (!document) return notFound;
  const exported = await exportPage(document, exportType, {
    manifest: site.manifest,
    app: { id: appUuid(site.manifest.appId), environmentId },
    check: await documentCheck(),
    run: (macro, payload) => site.exportMacro(macro, payload),
  });
  return jsonReply({ title: page.title, webui: page._links.webui, ...exported });
}
