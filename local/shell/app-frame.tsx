import { useEffect, useRef } from 'react';
import { Channel, isMessage } from '../bridge/channel';
import type { AppHistory } from './app-history';
import { createCommands, type FrameEvents, type Surround } from './bridge-commands';
import type { OpenModal } from './frame-modal';
import { useSession, type AppPage } from './session';
import { colorMode } from './theme';

interface AppFrameProps {
  readonly page: AppPage;
  /** Names this opening of the page. */
  readonly id: string;
  readonly history: AppHistory | null;
  readonly openModal: (modal: OpenModal) => void;
  readonly reload: () => void;
  readonly modal?: FrameEvents | undefined;
  readonly surround?: Surround | undefined;
  /** Of the frame, where it is not that of a whole page. */
  readonly height?: number;
}

/** The app's frame on its own origin, and the host side of the bridge. */
export function AppFrame(props: AppFrameProps) {
  const { appOrigin } = useSession();
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const post = (message: unknown): void => frame.current?.contentWindow?.postMessage(message, appOrigin);
    const commands = createCommands(() => latest.current);
    const channel = new Channel(post, commands.handle);
    const receive = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source === frame.current?.contentWindow && origin === appOrigin && isMessage(data)) channel.receive(data);
    };
    const stopTheme = colorMode.subscribe(() => void channel.call('theme', { colorMode: colorMode.get() }));
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
      stopTheme();
      commands.end();
    };
  }, [appOrigin]);
  const { page, height } = props;
  return (
    <iframe
      ref={frame}
      className="app-frame"
      title={page.title}
      style={height === undefined ? undefined : { height }}
      src={`${appOrigin}/${page.resource}/index.html`}
      allow="clipboard-write"
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts"
    />
  );
}
