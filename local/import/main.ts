import { basename, extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readArgs } from './args';
import { readImportFile } from './read-file';
import { runImport } from './run-import';
import { siteClient } from './site-client';

/** Reads the file, makes what is missing, and says what came of it. Answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const options = readArgs(argv);
    const client = siteClient(options.url, options.credentials);
    const list = await readImportFile(options.file, options.quarter, client.findOwners);
    for (const note of list.notes) console.log(`Look: ${note}`);
    for (const problem of list.problems) console.error(`Can't be made: ${problem}`);
    const name = options.strategy ?? basename(options.file, extname(options.file));
    const source = options.quarter ?? 'file';
    const target = { strategy: name, vision: list.vision ?? name, source, timeZone: 'Etc/UTC', projectIds: [] };
    const io = { invoke: client.invoke, say: console.log, wait };
    const { made, alreadyThere, checkedIn } = await runImport(list.rows, target, io);
    const left = list.problems.length === 0 ? '' : `, ${list.problems.length} can't be made`;
    console.log(`Done: ${made} made, ${alreadyThere} already there, ${checkedIn} checked in${left}.`);
    return list.problems.length === 0 ? 0 : 2;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
