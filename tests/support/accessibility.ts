import { source, type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What only a whole page can have, and what is in its frame instead. */
const OF_WHOLE_PAGES = ['page-has-heading-one', 'landmark-one-main', 'frame-tested'];

/**
 * axe over the page and every frame in it, the app's own origin included. Each is looked at where it is: carrying what axe has to say of
 * every element that passes from frame to frame takes ten times as long as looking. @throws with one line per violation and element
 */
export async function expectAccessible(
  page: Page,
  { exclude = [] }: { exclude?: readonly string[] } = {},
): Promise<void> {
  const found = await Promise.all(page.frames().map((frame) => look(frame, exclude)));
  const lines = found.flat();
  if (lines.length > 0) throw new Error(`axe found ${lines.length}:\n${lines.join('\n')}`);
}

async function look(frame: Frame, exclude: readonly string[]): Promise<string[]> {
  const frames = frame.childFrames().length + (frame.parentFrame() ? 1 : 0);
  await frame.evaluate(source);
  const violations = await frame.evaluate(run, { exclude: [...exclude], off: frames > 0 ? OF_WHOLE_PAGES : [] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) in ${frame.url()} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

/** Runs in the frame. */
async function run({ exclude, off }: { exclude: string[]; off: string[] }): Promise<AxeResults['violations']> {
  const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
  const { violations } = await axe.run(
    { include: [['html']], exclude: exclude.map((selector) => [selector]) },
    {
      ...{ iframes: false, resultTypes: ['violations'] },
      rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
    },
  );
  return violations;
}
