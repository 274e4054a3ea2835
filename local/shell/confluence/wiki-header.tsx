import { useEffect, useState, type FormEvent } from 'react';
import { AppsMenu } from '../apps-menu';
import { formText } from '../form-text';
import { Icon } from '../icons';
import { followLink, go } from '../location';
import { Menu } from '../menu';
import { MenuLink } from '../menu-link';
import { PersonMenu } from '../person-menu';
import { ProductSwitch } from '../product-switch';
import { readSpaces, type Space } from './wiki-client';
import { createPath, spacePath } from './wiki-paths';

export function WikiHeader({ spaceKey }: { readonly spaceKey: string | null }) {
  return (
    <header className="header">
      <ProductSwitch current="Confluence" />
      <a className="product" href="/wiki" onClick={followLink}>
        <span className="product-mark confluence" aria-hidden="true" />
        Confluence
      </a>
      <nav aria-label="Confluence" className="nav">
        <Menu label="Spaces">{(close) => <SpaceLinks close={close} />}</Menu>
        <AppsMenu />
      </nav>
      <Search />
      {spaceKey !== null && (
        <a className="button primary" href={createPath(spaceKey)} onClick={followLink}>
          Create
        </a>
      )}
      <PersonMenu />
    </header>
  );
}

function SpaceLinks({ close }: { readonly close: () => void }) {
  const [spaces, setSpaces] = useState<readonly Space[] | null>(null);
  useEffect(() => {
    readSpaces().then(setSpaces, () => setSpaces([]));
  }, []);
  return (
    <>
      {spaces?.map(({ key, name }) => (
        <MenuLink key={key} href={spacePath(key)} onFollow={close}>
          <span className="space-mark" aria-hidden="true" />
          {name}
        </MenuLink>
      ))}
      {spaces?.length === 0 && <p className="menu-note">You may open no space.</p>}
      <MenuLink href="/wiki" onFollow={close}>
        View all spaces
      </MenuLink>
    </>
  );
}

function Search() {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(`/wiki/search?text=${encodeURIComponent(formText(event.currentTarget, 'text'))}`);
  };
  return (
    <form role="search" className="search" onSubmit={submit}>
      <Icon name="search" />
      <input name="text" type="search" placeholder="Search" aria-label="Search pages" autoComplete="off" />
    </form>
  );
}
