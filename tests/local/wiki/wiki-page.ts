import { invoke, requestConfluence, requestJira, view } from '@forge/bridge';

/** The throw-away app's macro and its configuration: it shows what it was told, and saves one text. */
interface Extension {
  readonly config?: { readonly text?: string };
  readonly macro: { readonly isConfiguring: boolean; readonly isInserting: boolean };
  readonly autoConvertLink?: string;
}

const app = document.getElementById('app');

function add<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  app?.append(element);
  return element;
}

function button(name: string, act: () => Promise<unknown>): void {
  add('button', name).addEventListener('click', () => {
    act().catch((error: unknown) => add('p', `Refused: ${String(error)}`));
  });
}

function configure(extension: Extension): void {
  add('h1', extension.macro.isInserting ? 'A new story' : 'Change the story');
  const field = add('label', 'Text ').appendChild(document.createElement('input'));
  field.value = extension.config?.text ?? '';
  button('Save', () => view.submit({ config: { text: field.value } }));
  button('Save wrongly', () => view.submit({ text: field.value }));
  button('Cancel', () => view.close());
}

function show(extension: Extension): void {
  add('p', `Story: ${extension.config?.text ?? 'not set up'}`);
  if (extension.autoConvertLink !== undefined) add('p', `From ${extension.autoConvertLink}`);
  button('Grow', async () => add('div', 'Grown').classList.add('tall'));
  button('Shrink', async () => document.querySelector('.tall')?.remove());
  button('Submit', () => view.submit({ config: {} }));
  button('Context', async () => add('pre', JSON.stringify(await view.getContext())));
  button('Backend', async () => add('pre', JSON.stringify(await invoke('context'))));
  button('Products', async () => {
    const wiki = await requestConfluence('/wiki/rest/api/user/current');
    const jira = await requestJira('/rest/api/3/myself');
    add('p', `Confluence ${wiki.status}, Jira ${jira.status}: ${await jira.text()}`);
  });
}

async function start(): Promise<void> {
  await view.theme.enable();
  const { extension } = (await view.getContext()) as unknown as { extension: Extension };
  if (extension.macro.isConfiguring) configure(extension);
  else show(extension);
}

void start();
