import { extensionsIn, macroOf, type AppIdentity } from '../../adf/macro-node';
import { readDocument, type AdfDocument, type AdfNode } from '../../adf/document';
import { cloudId } from '../contexts';
import type { AppMacro, Manifest } from '../manifest';
import type { CheckDocument } from './adf-check';

export type ExportType = 'pdf' | 'word';

/** What became of one macro. */
export interface MacroExport {
  readonly title: string;
  readonly ms: number;
  /** What the app's function died of. */
  readonly failure: string | null;
  /** What is wrong with the document it answered. */
  readonly problems: readonly string[];
}

export interface PageExport {
  readonly document: AdfDocument;
  readonly macros: readonly MacroExport[];
  /** What is wrong with the whole document. */
  readonly problems: readonly string[];
  readonly validated: boolean;
}

interface Parts {
  readonly manifest: Manifest;
  readonly app: AppIdentity;
  readonly check: CheckDocument | null;
  readonly run: (macro: AppMacro, payload: unknown) => Promise<unknown>;
}

/** The page as an export holds it: each macro of the app is asked once and replaced by its answer. */
export async function exportPage(document: AdfDocument, exportType: ExportType, parts: Parts): Promise<PageExport> {
  const answers = new Map<AdfNode, readonly AdfNode[]>();
  const macros: MacroExport[] = [];
  for (const node of extensionsIn(document)) {
    const asked = await exportMacro(node, exportType, parts);
    if (!asked) continue;
    macros.push(asked.macro);
    if (asked.content) answers.set(node, asked.content);
  }
  const whole: AdfDocument = { ...document, content: replaced(document.content, answers) };
  return { document: whole, macros, problems: parts.check?.(whole) ?? [], validated: parts.check !== null };
}

async function exportMacro(
  node: AdfNode,
  exportType: ExportType,
  { manifest, app, check, run }: Parts,
): Promise<{ readonly macro: MacroExport; readonly content: readonly AdfNode[] | null } | null> {
  const instance = macroOf(node, app);
  const macro = manifest.macros.find(({ key }) => key === instance?.macroKey);
  if (!instance || !macro || macro.exportFunction === null) return null;
  const { localId, config } = instance;
  const context = { cloudId, moduleKey: macro.key, localId, ...(config === undefined ? {} : { config }) };
  const started = performance.now();
  const done = (failure: string | null, problems: readonly string[] = []): MacroExport => ({
    title: macro.title,
    ms: performance.now() - started,
    failure,
    problems,
  });
  try {
    const answer = await run(macro, { exportType, context });
    const document = readDocument(answer);
    if (!document) return { macro: done('The answer is no ADF document.'), content: null };
    return { macro: done(null, check?.(answer) ?? []), content: document.content };
  } catch (error) {
    return { macro: done(error instanceof Error ? error.message : String(error)), content: null };
  }
}

function replaced(content: readonly AdfNode[], answers: ReadonlyMap<AdfNode, readonly AdfNode[]>): readonly AdfNode[] {
  return content.flatMap((node) => {
    const answer = answers.get(node);
    if (answer) return answer;
    return node.content ? [{ ...node, content: replaced(node.content, answers) }] : [node];
  });
}
