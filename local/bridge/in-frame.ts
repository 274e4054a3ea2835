import { Channel, isMessage } from './channel';
import { isCostKey } from './cost-key';

// First in the head of the app's page: `@forge/bridge` looks for `__bridge` while it loads.
const shellOrigin = new URL(document.referrer || location.href).origin;

interface Theme {
  readonly colorMode: string;
}

function isTheme(value: unknown): value is Theme {
  return typeof value === 'object' && value !== null && 'colorMode' in value && typeof value.colorMode === 'string';
}

let themed = false;

/** The attributes that production's bridge sets, and keeps when the person changes the theme. */
function applyTheme(theme: unknown): void {
  if (!themed || !isTheme(theme)) return;
  const { dataset } = document.documentElement;
  dataset['theme'] = 'dark:dark light:light shape:shape spacing:spacing typography:typography';
  dataset['colorMode'] = theme.colorMode;
}

const channel = new Channel(
  (message) => {
    parent.postMessage(message, shellOrigin);
  },
  (command, data) => {
    if (command === 'theme') applyTheme(data);
    return undefined;
  },
);

addEventListener('message', ({ source, origin, data }) => {
  if (source === parent && origin === shellOrigin && isMessage(data)) channel.receive(data);
});

// Keys pressed in the frame never reach the shell, and this one is the shell's.
addEventListener('keydown', (event) => {
  if (!isCostKey(event)) return;
  event.preventDefault();
  void channel.call('toggleCost', undefined);
});

/** How high the page wants to be: the shell gives that height to frames that stand among other things. */
function reportHeight(): void {
  let last = -1;
  let pending = false;
  const report = (): void => {
    pending = false;
    // Margins that collapse through the body belong to its parent; what overflows a body of full height, to its own content.
    const height = Math.max(document.documentElement.offsetHeight, document.body.scrollHeight);
    if (height === last) return;
    last = height;
    void channel.call('resize', height);
  };
  const soon = (): void => {
    if (!pending) requestAnimationFrame(report);
    pending = true;
  };
  new ResizeObserver(soon).observe(document.body);
  // A body that is as high as its frame does not change when what is in it grows.
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true });
  soon();
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', reportHeight);
else reportHeight();

async function callBridge(command: string, data?: unknown): Promise<unknown> {
  if (command !== 'enableTheming') return channel.call(command, data);
  themed = true;
  applyTheme(await channel.call(command, data));
  return undefined;
}

Object.defineProperty(globalThis, '__bridge', { value: { callBridge } });
