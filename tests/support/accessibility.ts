import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** axe over the page and every frame in it, the app's own origin included. @throws with one line per violation and element */
export async function expectAccessible(
  page: Page,
  { exclude = [] }: { exclude?: readonly string[] } = {},
): Promise<void> {
  const axe = new AxeBuilder({ page });
  for (const selector of exclude) axe.exclude(selector);
  const { violations, incomplete } = await axe.analyze();
  // A frame that could not be scanned is reported as incomplete, and would otherwise pass for a clean one.
  const untested = incomplete.filter(({ id }) => id === 'frame-tested');
  const lines = [...violations, ...untested].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
  if (lines.length > 0) throw new Error(`axe found ${lines.length}:\n${lines.join('\n')}`);
}
