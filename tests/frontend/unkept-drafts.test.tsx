import { DraftStore, newDraft } from '../../src/frontend/features/panel/editing/drafts';

const draft = (mine: string) => ({ ...newDraft('before'), mine });

function leaving(): 'asks' | 'goes' {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented ? 'asks' : 'goes';
}

function refuseStorage(): void {
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
}

afterEach(() => {
  jest.restoreAllMocks();
  sessionStorage.clear();
});

test('where the browser refuses storage, leaving with unsaved text is asked about until it is saved or dropped', () => {
  refuseStorage();
  const store = new DraftStore();
  store.keepFor('mara');
  expect(leaving()).toBe('goes');
  store.put('n', 'title', draft('typed'));
  store.put('n', 'why', draft('typed too'));
  expect(leaving()).toBe('asks');
  store.drop('n', 'title');
  expect(leaving()).toBe('asks');
  store.put('n', 'why', draft('before'));
  expect(leaving()).toBe('goes');
});

test('what outlives a reload keeps nobody from leaving', () => {
  const store = new DraftStore();
  store.keepFor('mara');
  store.put('n', 'title', draft('typed'));
  expect(leaving()).toBe('goes');
  expect(sessionStorage).toHaveLength(1);
});
