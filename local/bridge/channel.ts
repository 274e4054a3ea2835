/** One message between the app's frame and the shell; both sides speak the same language. */
export type Message =
  | { readonly bridge: 'call'; readonly id: number; readonly command: string; readonly data: unknown }
  | { readonly bridge: 'return'; readonly id: number; readonly value: unknown }
  | { readonly bridge: 'throw'; readonly id: number; readonly message: string };

export type HandleCommand = (command: string, data: unknown) => unknown;

type AnyFunction = (...args: unknown[]) => unknown;

const callFunction = '$function';

interface FunctionMark {
  readonly $function: number;
}

function isMark(value: object): value is FunctionMark {
  return '$function' in value && typeof value.$function === 'number';
}

export function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'bridge' in data && typeof data.bridge === 'string';
}

/** Calls across a frame's border. Functions in data cross as marks and come back to life as functions that answer a promise. */
export class Channel {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private readonly functions = new Map<number, AnyFunction>();
  private calls = 0;

  constructor(
    private readonly post: (message: Message) => void,
    private readonly handle: HandleCommand,
  ) {}

  call(command: string, data: unknown): Promise<unknown> {
    this.calls += 1;
    const id = this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.post({ bridge: 'call', id, command, data: this.pack(data) });
    });
  }

  receive(message: Message): void {
    if (message.bridge === 'call') void this.answer(message.id, message.command, message.data);
    else {
      const entry = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.bridge === 'return') entry?.resolve(this.unpack(message.value));
      else entry?.reject(new Error(message.message));
    }
  }

  private async answer(id: number, command: string, data: unknown): Promise<void> {
    try {
      const unpacked = this.unpack(data);
      const value: unknown = await (command === callFunction ? this.run(unpacked) : this.handle(command, unpacked));
      this.post({ bridge: 'return', id, value: this.pack(value) });
    } catch (error) {
      this.post({ bridge: 'throw', id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  private run(data: unknown): unknown {
    const { key, args } = data as { key: number; args: unknown[] };
    return this.functions.get(key)?.(...args);
  }

  private pack(value: unknown): unknown {
    if (typeof value === 'function') {
      const key = this.functions.size + 1;
      this.functions.set(key, value as AnyFunction);
      return { $function: key };
    }
    return mapPlain(value, (part) => this.pack(part));
  }

  private unpack(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && isMark(value)) {
      const key = value.$function;
      return (...args: unknown[]) => this.call(callFunction, { key, args });
    }
    return mapPlain(value, (part) => this.unpack(part));
  }
}

/** Arrays and plain objects are walked; whatever else postMessage can copy goes as it is. */
function mapPlain(value: unknown, each: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, each(part)]));
}

/** Also when another realm made it: its prototype is then another one, but still at the end of the chain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
