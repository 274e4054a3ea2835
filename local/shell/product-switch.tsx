import { Icon } from './icons';
import { MenuLink } from './menu-link';
import { Menu } from './menu';

const products = [
  ['Jira', '/'],
  ['Confluence', '/wiki'],
] as const;

export type ProductName = (typeof products)[number][0];

/** Between the products of the site, as the nine dots do on Atlassian's cloud. */
export function ProductSwitch({ current }: { readonly current: ProductName }) {
  return (
    <Menu label={<Icon name="apps" />} name="Switch product" className="products">
      {(close) =>
        products.map(([name, href]) => (
          <MenuLink key={name} href={href} onFollow={close} current={name === current}>
            <span className={`product-mark ${name.toLowerCase()}`} aria-hidden="true" />
            {name}
          </MenuLink>
        ))
      }
    </Menu>
  );
}
