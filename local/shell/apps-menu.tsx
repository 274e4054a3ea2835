import { useEffect, useState } from 'react';
import { costDrawer, costView, refreshCost } from './cost-drawer';
import { clockText } from './format';
import { Icon } from './icons';
import { usePlace } from './location';
import { Menu } from './menu';
import { MenuLink } from './menu-link';
import { useSession } from './session';
import { JiraInConfluence } from './confluence/jira-switch';
import { useStore } from './store';

/** The app's pages, as its manifest names them, and the tools of this site. */
export function AppsMenu() {
  const { pages, appName } = useSession();
  const place = usePlace();
  return (
    <Menu label="Apps" className="apps" current={place.startsWith('/jira/apps/')}>
      {(close) => (
        <>
          <h2 className="menu-heading">{appName}</h2>
          {pages.map(({ key, type, title }) => (
            <MenuLink key={key} href={`/jira/apps/${key}`} onFollow={close}>
              <Icon name={type === 'jira:adminPage' ? 'gear' : 'compass'} />
              {title}
            </MenuLink>
          ))}
          <hr />
          <SiteTools close={close} />
        </>
      )}
    </Menu>
  );
}

function SiteTools({ close }: { readonly close: () => void }) {
  const [, setTick] = useState(0);
  useEffect(() => {
    void refreshCost().then(() => setTick((tick) => tick + 1));
  }, []);
  const { notModelled, now } = useStore(costView);
  return (
    <>
      <h2 className="menu-heading">This local site</h2>
      <button
        type="button"
        className="menu-item"
        onClick={() => {
          costDrawer.set({ open: true });
          close();
        }}
      >
        <Icon name="chart" />
        Cost
        <span className="menu-end">
          <kbd>Alt</kbd> <kbd>C</kbd>
        </span>
      </button>
      <MenuLink href="/jira/not-modelled" onFollow={close}>
        <Icon name="lamp" />
        Not modelled (501)
        <span className="menu-end badge">{notModelled}</span>
      </MenuLink>
      <MenuLink href="/jira/clock" onFollow={close}>
        <Icon name="clock" />
        Clock
        <span className="menu-end subtle">{clockText(now)}</span>
      </MenuLink>
      <JiraInConfluence />
    </>
  );
}
