import { invoke, view } from '@forge/bridge';

/** The throw-away app's panel beside an issue: it shows what it was told, and grows. */
const app = document.getElementById('app');

function add<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  app?.append(element);
  return element;
}

async function start(): Promise<void> {
  await view.theme.enable();
  const { extension } = await view.getContext();
  add('p', JSON.stringify(extension));
  const backend = (await invoke('context')) as unknown as { extension: unknown };
  add('p', `Backend: ${JSON.stringify(backend.extension)}`);
  add('button', 'Grow').addEventListener('click', () => add('div', 'Grown').classList.add('tall'));
}

void start();
