/** Functions that run inside the page: each stands alone, for only its text goes there. */

/**
 * In the shell: when the answer with the tree was there. In the app's frame: when its first row had been painted, and which scripts had
 * been loaded when it was made.
 */
export function recordFirstRow(): void {
  const now = () => performance.timeOrigin + performance.now();
  if (window.top === window) {
    const { fetch } = window;
    window.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (typeof init?.body !== 'string' || !init.body.includes('"strategy.tree"')) return answer;
      const text = await answer.text();
      Reflect.set(globalThis, '__treeArrived', now());
      return new Response(text, { status: answer.status, headers: answer.headers });
    };
    return;
  }
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role=row][data-row-id]')) return;
    observer.disconnect();
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    Reflect.set(
      globalThis,
      '__loadedBefore',
      scripts.filter((name) => name.endsWith('.js')),
    );
    requestAnimationFrame(() =>
      setTimeout(() => {
        Reflect.set(globalThis, '__firstRow', now());
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** In a frame of the app: when what this selector finds had been painted, since the frame began to load, and which scripts it took. */
export function recordFirstContent(selector: string): void {
  if (window.top === window) return;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    Reflect.set(
      globalThis,
      '__loadedBefore',
      scripts.filter((name) => name.endsWith('.js')),
    );
    requestAnimationFrame(() =>
      setTimeout(() => {
        Reflect.set(globalThis, '__firstContent', performance.now());
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** From the press on “Open all rows” until all rows are counted and painted, in milliseconds. */
export async function expandAll(nodes: number): Promise<number> {
  const named = (name: string, role: string) =>
    [...document.querySelectorAll<HTMLElement>(role)].find(
      (element) => element.getAttribute('aria-label') === name || element.textContent.trim() === name,
    );
  const until = async <Found>(find: () => Found | undefined | null | false): Promise<Found> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const choose = async (label: string) => {
    named('Display options', 'button')?.click();
    return until(() => named(label, '[role=menuitem]'));
  };
  const rows = () => Number(document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount'));
  (await choose('Close all rows')).click();
  await until(() => rows() < nodes / 10);
  const item = await choose('Open all rows');
  const from = performance.now();
  item.click();
  await until(() => rows() === nodes + 1);
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  return performance.now() - from;
}

/** Three seconds of scrolling down, a screen and a half a second; the time of each frame. */
export async function scrollFrames(): Promise<number[]> {
  const scroller = [...document.querySelectorAll<HTMLElement>('[role=treegrid], [role=treegrid] *')].find(
    (element) => element.scrollHeight > element.clientHeight * 4 && getComputedStyle(element).overflowY !== 'visible',
  );
  if (!scroller) throw new Error('Nothing scrolls.');
  const deltas: number[] = [];
  let before = await new Promise<number>((resolve) => {
    requestAnimationFrame(resolve);
  });
  for (const end = before + 3_000; before < end;) {
    scroller.scrollTop += 120;
    const at = await new Promise<number>((resolve) => {
      requestAnimationFrame(resolve);
    });
    deltas.push(at - before);
    before = at;
  }
  return deltas;
}
