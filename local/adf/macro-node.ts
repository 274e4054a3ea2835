import { z } from 'zod';
import type { AdfDocument, AdfNode } from './document';

/** Which app the site has: what the keys of its macros begin with. */
export interface AppIdentity {
  readonly id: string;
  readonly environmentId: string;
}

/** One macro in a page. */
export interface MacroInstance {
  readonly macroKey: string;
  readonly localId: string;
  /** What the configuration saved; undefined until there is one. */
  readonly config: Readonly<Record<string, unknown>> | undefined;
  /** The pasted link that became this macro. */
  readonly autoConvertLink: string | undefined;
}

const attrsSchema = z.object({
  extensionType: z.literal('com.atlassian.ecosystem'),
  extensionKey: z.string(),
  text: z.string().optional(),
  localId: z.string().optional(),
  parameters: z
    .object({
      localId: z.string().optional(),
      // Live sites were recorded to write an empty text where nothing was configured yet.
      guestParams: z.union([z.record(z.string(), z.unknown()), z.literal('')]).optional(),
      autoConvertLink: z.string().optional(),
    })
    .optional(),
});

const extensionTypes = ['extension', 'inlineExtension', 'bodiedExtension'];

export const isExtension = ({ type }: AdfNode): boolean => extensionTypes.includes(type);

/** @returns null for what is no macro of this app */
export function macroOf(node: AdfNode, app: AppIdentity): MacroInstance | null {
  const parsed = isExtension(node) ? attrsSchema.safeParse(node.attrs) : null;
  if (!parsed?.success) return null;
  const { extensionKey, localId, parameters } = parsed.data;
  // A page that was copied from another environment still shows the macro of this one.
  const [appId, , kind, macroKey] = extensionKey.split('/');
  if (appId !== app.id || kind !== 'static' || macroKey === undefined) return null;
  const config = parameters?.guestParams;
  return {
    macroKey,
    localId: localId ?? parameters?.localId ?? extensionKey,
    config: config === '' ? undefined : config,
    autoConvertLink: parameters?.autoConvertLink,
  };
}

export function macroNode(app: AppIdentity, title: string, macro: MacroInstance): AdfNode {
  const { macroKey, localId, config, autoConvertLink } = macro;
  const key = `${app.id}/${app.environmentId}/static/${macroKey}`;
  return {
    type: 'extension',
    attrs: {
      layout: 'default',
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: key,
      text: title,
      parameters: {
        layout: 'extension',
        guestParams: config ?? '',
        forgeEnvironment: 'DEVELOPMENT',
        localId,
        extensionId: `ari:cloud:ecosystem::extension/${key}`,
        extensionTitle: title,
        ...(autoConvertLink === undefined ? {} : { autoConvertLink }),
      },
      localId,
    },
  };
}

/** The macro with another configuration; whatever else Confluence wrote into its node stays. */
export function withConfig(node: AdfNode, config: MacroInstance['config']): AdfNode {
  const parameters = node.attrs?.['parameters'];
  const kept = typeof parameters === 'object' && parameters !== null ? parameters : {};
  return { ...node, attrs: { ...node.attrs, parameters: { ...kept, guestParams: config ?? '' } } };
}

/** Every extension node of the document, in reading order. */
export function extensionsIn(node: AdfDocument | AdfNode): readonly AdfNode[] {
  const below = (node.content ?? []).flatMap(extensionsIn);
  return isExtension(node) ? [node, ...below] : below;
}
