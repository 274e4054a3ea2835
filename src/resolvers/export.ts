import { z } from 'zod';
import { noteDocument, type AdfDocument } from '../services/document-adf';
import { exportDocument } from '../services/document-export';
import type { Ports } from '../services/ports/ports';
import { toFailure } from './failures';

const request = z.object({ context: z.object({ config: z.unknown().optional() }) });

/** `adfExport` of the macro: once for each that stands in the page, so it answers something whatever happens. */
export function createExport(ports: Ports) {
  return async (payload: unknown): Promise<AdfDocument> => {
    const parsed = request.safeParse(payload);
    try {
      return await exportDocument(ports, parsed.success ? parsed.data.context.config : undefined);
    } catch (error) {
      toFailure(error, 'export');
      return noteDocument('The strategy could not be read', 'Export the page again in a moment.');
    }
  };
}
