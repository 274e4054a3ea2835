import { z } from 'zod';
import type { AppHistory } from './app-history';
import { refreshCost, toggleCost } from './cost-drawer';
import { closeFlag, showFlag, type Flag } from './flags';
import type { OpenModal } from './frame-modal';
import { addressOf, navigateTo } from './navigation';
import type { AppPage } from './session';
import { site } from './site-client';
import { colorMode } from './theme';

/** What a frame that stands in a modal may do beyond the others. */
export interface FrameEvents {
  readonly context: Readonly<Record<string, unknown>>;
  readonly finish: (payload: unknown) => void;
}

/** What surrounds a frame that is a part of a product's page, or a step of it. */
export interface Surround {
  /** What the context says beyond the module's own: `extension`, `localId`. */
  readonly context: Readonly<Record<string, unknown>>;
  /** For frames that are as high as what is in them. */
  readonly onHeight?: (pixels: number) => void;
  /** `view.submit`, where the view can be submitted. @throws with the platform's words */
  readonly submit?: (payload: unknown) => void;
  readonly close?: () => void;
}

export interface FrameFacts {
  readonly page: AppPage;
  readonly id: string;
  readonly history: AppHistory | null;
  readonly openModal: (modal: OpenModal) => void;
  readonly reload: () => void;
  readonly modal?: FrameEvents | undefined;
  readonly surround?: Surround | undefined;
}

type Callback = (payload?: unknown) => unknown;

const callback = z.custom<Callback>((value) => typeof value === 'function');
const invokeSchema = z.object({ functionKey: z.string(), payload: z.unknown() });
const invokeAnswer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);
const fetchSchema = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z
    .object({
      method: z.string().optional(),
      headers: z.array(z.tuple([z.string(), z.string()])).default([]),
      body: z.string().nullish(),
    })
    .default({ headers: [] }),
});
const restAnswer = z.object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() });
const eventSchema = z.object({ event: z.string(), payload: z.unknown() });
const listenSchema = z.object({ event: z.string(), callback });
const flagSchema = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().default(''),
  description: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'error']).default('info'),
  appearance: z.enum(['info', 'success', 'warning', 'error']).optional(),
  actions: z.array(z.object({ text: z.string(), onClick: callback })).default([]),
  isAutoDismiss: z.boolean().default(false),
});
const modalSchema = z.object({
  onClose: callback,
  size: z.union([z.string(), z.object({ width: z.string(), height: z.string().optional() })]),
  context: z.record(z.string(), z.unknown()).default({}),
  closeOnEscape: z.boolean().default(true),
  title: z.string().default(''),
});

/** Events of all frames of the app: `events.emit` reaches every listener but those of the sender's own frame too. */
const listeners = new Set<{ readonly event: string; readonly callback: Callback }>();

/** The host side of `@forge/bridge`: one entry for each command that it sends. */
export function createCommands(facts: () => FrameFacts): {
  handle: (command: string, data: unknown) => unknown;
  end: () => void;
} {
  const own = new Set<{ readonly event: string; readonly callback: Callback }>();
  const closers: Callback[] = [];

  const context = (): Promise<Record<string, unknown>> => {
    const { page, modal, surround } = facts();
    const extra = {
      theme: { colorMode: colorMode.get() },
      ...surround?.context,
      ...(modal ? { extension: { ...extensionOf(surround), type: page.type, modal: modal.context } } : {}),
    };
    return site(z.record(z.string(), z.unknown()), 'POST', 'context', { moduleKey: page.key, context: extra });
  };
  const listen = (data: unknown): unknown => {
    const entry = listenSchema.parse(data);
    listeners.add(entry);
    own.add(entry);
    const unsubscribe = (): void => {
      listeners.delete(entry);
      own.delete(entry);
    };
    return { unsubscribe };
  };
  const emit = (data: unknown): void => {
    const { event, payload } = eventSchema.parse(data);
    for (const entry of listeners) if (entry.event === event) void entry.callback(payload);
  };
  const finish = (payload: unknown): boolean => {
    const { modal, surround } = facts();
    for (const closer of closers) void closer();
    modal?.finish(payload);
    if (!modal) surround?.close?.();
    return modal !== undefined || surround?.close !== undefined;
  };
  const submit = (payload: unknown): boolean => {
    const { modal, surround } = facts();
    if (modal || !surround) return finish(payload);
    if (!surround.submit) throw new Error("this resource's view is not submittable.");
    surround.submit(payload);
    return true;
  };

  const commands: Readonly<Record<string, (data: unknown) => unknown>> = {
    getContext: context,
    invoke: async (data) => {
      const { page, id, surround } = facts();
      const answer = await site(invokeAnswer, 'POST', 'invoke', {
        moduleKey: page.key,
        page: id,
        ...invokeSchema.parse(data),
        ...(surround ? { context: surround.context } : {}),
      });
      if (!answer.ok) throw new Error(answer.message);
      return answer.value;
    },
    fetchProduct: async (data) => {
      const { product, restPath, fetchRequestInit } = fetchSchema.parse(data);
      if (product !== 'jira' && product !== 'confluence')
        return notModelled(`requests of the bridge to ${product}`, restPath);
      const moduleKey = facts().page.key;
      const answer = await site(restAnswer, 'POST', product, { path: restPath, moduleKey, ...fetchRequestInit });
      return { ...answer, statusText: String(answer.status) };
    },
    navigate: (data) => navigateTo(data, facts().page),
    getUrl: (data) => addressOf(data, facts().page),
    reload: () => facts().reload(),
    refresh: () => facts().reload(),
    createHistory: () => {
      const { history } = facts();
      if (!history) throw new Error('This view has no history.');
      return history.create();
    },
    changeWindowTitle: (data) => {
      document.title = z.string().parse(data);
    },
    enableTheming: () => ({ colorMode: colorMode.get() }),
    showFlag: (data) => {
      const { appearance, ...flag } = flagSchema.parse(data);
      const shown: Flag = { ...flag, type: appearance ?? flag.type };
      showFlag(shown);
    },
    closeFlag: (data) => closeFlag(z.object({ id: z.union([z.string(), z.number()]) }).parse(data).id),
    openModal: (data) => {
      facts().openModal(modalSchema.parse(data));
      return true;
    },
    submit,
    resize: (data) => facts().surround?.onHeight?.(z.number().parse(data)),
    close: finish,
    onClose: (data) => {
      closers.push(callback.parse(data));
      return true;
    },
    emit,
    on: listen,
    emitPublic: emit,
    toggleCost,
    onPublic: listen,
  };

  return {
    handle: async (command, data) => {
      const run = commands[command];
      if (!run) return notModelled('command of the bridge', command);
      return run(data);
    },
    end: () => {
      for (const entry of own) listeners.delete(entry);
    },
  };
}

function extensionOf(surround: Surround | undefined): Record<string, unknown> {
  const extension = surround?.context['extension'];
  return typeof extension === 'object' && extension !== null ? { ...extension } : {};
}

/** Listed like any 501 of the site. */
async function notModelled(what: string, detail: string): Promise<never> {
  await site(z.object({}), 'POST', 'not-modelled', { what, detail });
  void refreshCost();
  throw new Error(`This local site does not model ${what}: ${detail}.`);
}
