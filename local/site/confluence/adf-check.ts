import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type CheckDocument = (document: unknown) => string[];

const most = 10;

/**
 * Atlassian's schema of the document format, when it lies beside the project: it is not part of it.
 * @returns null when it is not there
 */
export async function readDocumentCheck(root: string): Promise<CheckDocument | null> {
  const file = join(root, '../shared/contracts/adf-schema-full.json');
  if (!existsSync(file)) return null;
  // Its draft is older than ajv's; nothing in it means another thing in the newer ones.
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { default: Ajv } = await import('ajv');
  const validate = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(schema);
  return (document) => {
    if (validate(document)) return [];
    const found = (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
    return [...new Set(found)].slice(0, most);
  };
}
