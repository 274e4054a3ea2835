import { view, type FullContext } from '@forge/bridge';

/**
 * On Forge the platform sets the attributes below and follows the person's choice; its values are the same as those of
 * the token CSS in the build, which work without inline style. A host that sets none gets what the context says.
 */
export async function enableTheme(context: FullContext): Promise<void> {
  await view.theme.enable().catch(() => undefined);
  const { dataset } = document.documentElement;
  if (dataset['colorMode'] !== undefined) return;
  const mode = context.theme?.colorMode ?? 'light';
  const dark = mode === 'dark' || (mode === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  dataset['colorMode'] = dark ? 'dark' : 'light';
  dataset['theme'] = 'light:light dark:dark spacing:spacing typography:typography shape:shape';
}
