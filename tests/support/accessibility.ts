import type axeCore from 'axe-core';
import { source, type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** A frame is a part of its page, whose landmarks and heading may be elsewhere. */
const NOT_IN_A_FRAME = ['page-has-heading-one', 'landmark-one-main', 'region'];
const NOT_AROUND_FRAMES = ['page-has-heading-one', 'frame-tested'];

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
  const off = frame.parentFrame() ? NOT_IN_A_FRAME : frame.childFrames().length > 0 ? NOT_AROUND_FRAMES : [];
  await frame.evaluate(source);
  const violations = await frame.evaluate(run, { exclude: [...exclude], off });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${help}) in ${frame.url()} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

/** Runs in the frame. */
async function run({ exclude, off }: { exclude: string[]; off: string[] }): Promise<AxeResults['violations']> {
  const { axe } = globalThis as unknown as { axe: typeof axeCore };
  const { violations } = await axe.run(
    { include: [['html']], exclude: exclude.map((selector) => [selector]) },
    {
      ...{ iframes: false, resultTypes: ['violations'] },
      rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
    },
  );
  return violations;
}
