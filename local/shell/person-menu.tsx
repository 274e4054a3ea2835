import { useState } from 'react';
import { z } from 'zod';
import { Avatar } from './avatar';
import { Icon } from './icons';
import { Menu } from './menu';
import { useSession, type Person } from './session';
import { forgetTabPerson, site, tabPerson } from './site-client';
import { useStore } from './store';
import { chooseTheme, themeChoice, type ThemeChoice } from './theme';

/** Everything on the page belongs to one person, so a switch begins the page anew. */
async function actAs(person: Person): Promise<void> {
  await site(z.object({}), 'POST', 'person', { person: person.key });
  forgetTabPerson();
  location.reload();
}

export function PersonMenu() {
  const { person } = useSession();
  const label = (
    <>
      <Avatar personKey={person.key} />
      <span className="wide">{person.displayName}</span>
      {tabPerson() !== null && <span className="badge wide">this tab</span>}
    </>
  );
  return (
    <Menu label={label} name={`${person.displayName}, ${person.role}`} align="end" className="person">
      {() => <People />}
    </Menu>
  );
}

function People() {
  const { people, person } = useSession();
  const [inNewTab, setInNewTab] = useState(false);
  return (
    <>
      <h2 className="menu-heading">{inNewTab ? 'Open a tab as' : 'Act as, in this browser'}</h2>
      {people.map((other) =>
        inNewTab ? (
          <a
            key={other.key}
            className="menu-item"
            href={`${location.pathname}?as=${other.key}`}
            target="_blank"
            rel="noreferrer"
          >
            <PersonLine person={other} />
          </a>
        ) : (
          <button
            key={other.key}
            type="button"
            className="menu-item"
            aria-current={other.key === person.key}
            onClick={() => void actAs(other)}
          >
            <PersonLine person={other} />
            {other.key === person.key && (
              <span className="menu-end">
                <Icon name="check" />
              </span>
            )}
          </button>
        ),
      )}
      <hr />
      <button type="button" className="menu-item" onClick={() => setInNewTab(!inNewTab)}>
        <Icon name="person" />
        {inNewTab ? 'Act as, in this browser' : 'Open a tab as someone else'}
        <span className="menu-end subtle">?as=</span>
      </button>
      <hr />
      <ThemeSwitch />
    </>
  );
}

function PersonLine({ person }: { readonly person: Person }) {
  return (
    <>
      <Avatar personKey={person.key} />
      <span className="two-lines">
        <span>{person.displayName}</span>
        <span className="small subtle">{person.role}</span>
      </span>
    </>
  );
}

const themes: readonly (readonly [ThemeChoice, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'Auto'],
];

function ThemeSwitch() {
  const choice = useStore(themeChoice);
  return (
    <fieldset className="theme">
      <legend className="menu-heading">Theme</legend>
      {themes.map(([value, name]) => (
        <label key={value}>
          <input type="radio" name="theme" checked={choice === value} onChange={() => chooseTheme(value)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
