import { Channel, isMessage, type HandleCommand, type Message } from '../../local/bridge/channel';

/** Two channels whose messages are copied on the way, as between frames. */
function pair(left: HandleCommand, right: HandleCommand): [Channel, Channel] {
  const channels: Channel[] = [];
  const post = (to: number) => (message: Message) => {
    const copy = structuredClone(message);
    queueMicrotask(() => channels[to]?.receive(copy));
  };
  const one = new Channel(post(1), left);
  const two = new Channel(post(0), right);
  channels.push(one, two);
  return [one, two];
}

const nothing: HandleCommand = () => undefined;

it('calls and answers', async () => {
  const [app] = pair(nothing, (command, data) => ({ command, data }));
  expect(await app.call('invoke', { a: [1, { b: null }] })).toEqual({
    command: 'invoke',
    data: { a: [1, { b: null }] },
  });
});

it('rejects with an Error', async () => {
  const [app] = pair(nothing, () => Promise.reject(new Error('refused')));
  await expect(app.call('invoke', {})).rejects.toEqual(new Error('refused'));
});

it('passes functions both ways, deep inside the data', async () => {
  const [app] = pair(nothing, async (_command, data) => {
    const { onClose, list } = data as {
      onClose: (x: number) => Promise<number>;
      list: [(x: string) => Promise<string>];
    };
    return { answer: (await onClose(20)) + 1, said: await list[0]('hey'), later: (n: number) => n * 2 };
  });
  const answer = (await app.call('openModal', { onClose: (x: number) => x * 2, list: [(x: string) => `${x}!`] })) as {
    answer: number;
    said: string;
    later: (n: number) => Promise<number>;
  };
  expect(answer).toMatchObject({ answer: 41, said: 'hey!' });
  expect(await answer.later(4)).toBe(8);
});

it('lets a function refuse', async () => {
  const [app] = pair(nothing, (_command, data) => (data as { f: () => Promise<void> }).f());
  const f = (): never => {
    throw new Error('from inside');
  };
  await expect(app.call('x', { f })).rejects.toThrow('from inside');
});

it('keeps what postMessage can copy by itself', async () => {
  const [app] = pair(nothing, (_command, data) => data);
  const date = new Date(5);
  expect(await app.call('x', { date, map: new Map([[1, 2]]) })).toEqual({ date, map: new Map([[1, 2]]) });
});

it('knows its own messages', () => {
  expect(isMessage({ bridge: 'call', id: 1, command: 'x', data: null })).toBe(true);
  for (const other of [null, 'text', 1, {}, { bridge: 1 }, []]) expect(isMessage(other)).toBe(false);
});
