import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { readTableOrText, type FindOwners } from './table';
import { readGitlab } from './gitlab';
import type { WorkList } from './work-list';

/** @throws an Error with a sentence for a person */
export async function readImportFile(path: string, quarter: string | null, findOwners: FindOwners): Promise<WorkList> {
  const text = readText(path);
  const kind = extname(path).toLowerCase();
  if (kind !== '.json')
    return readTableOrText(text, kind === '.csv' || kind === '.tsv' ? 'csv' : 'indented', findOwners);
  try {
    return readGitlab(JSON.parse(text), quarter);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is not JSON: ${error.message}`, { cause: error });
    throw error;
  }
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(`${path} can't be read. Check the path and try again.`, { cause: error });
  }
  if (!isUtf8(bytes)) throw new Error(`${path} is not UTF-8 text. Save it as UTF-8 and try again.`);
  return bytes.toString('utf8');
}
