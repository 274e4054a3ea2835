import { events, invoke, Modal, requestJira, router, showFlag, view } from '@forge/bridge';

/** The throw-away app's page: the tests drive the real bridge through it. */
const said: string[] = [];
const say = (text: string): void => {
  said.push(text);
  const output = document.getElementById('said');
  if (output) output.textContent = said.join('\n');
};

const toy = {
  invoke,
  context: () => view.getContext(),
  failing: () => invoke('fail').catch((error: unknown) => `${String(error instanceof Error)}: ${String(error)}`),
  jira: async (path: string) => {
    const response = await requestJira(path);
    const type = response.headers.get('content-type');
    return { status: response.status, type, body: (await response.json()) as unknown };
  },
  flag: () =>
    showFlag({
      id: 'one',
      title: 'Saved',
      description: 'It was easy.',
      type: 'success',
      actions: [{ text: 'Undo', onClick: () => say('undone') }],
    }),
  modal: () =>
    new Modal({
      title: 'Sure?',
      context: { n: 7 },
      onClose: (payload) => say(`closed with ${JSON.stringify(payload)}`),
    }).open(),
  submit: (payload: unknown) => view.submit(payload),
  onClose: () => view.onClose(async () => say('closing')),
  listen: async () => {
    const { unsubscribe } = await events.on('toy', (payload) => say(`heard ${JSON.stringify(payload)}`));
    await events.emit('toy', { n: 1 });
    unsubscribe();
    await events.emit('toy', { n: 2 });
  },
  theme: () => view.theme.enable(),
  history: async () => {
    const history = await view.createHistory();
    history.listen((location, action) => say(`${String(action)} ${location.pathname}`));
    const { pathname } = history.location;
    history.push('/node/OBJ-7');
    return pathname;
  },
  urls: async () => [
    String(await router.getUrl({ target: 'module', moduleKey: 'strategy', path: 'node/OBJ-7' })),
    String(await router.getUrl({ target: 'issue', issueKey: 'SHOP-1' })),
  ],
  go: (url: string) => router.navigate(url),
  reload: () => router.reload(),
  title: () => view.changeWindowTitle('Renamed'),
};

export type Toy = typeof toy;

Object.assign(globalThis, { toy });
say('ready');
