export type Mariadb =
  | { readonly found: { readonly server: string; readonly install: string; readonly from: string } }
  | { readonly found: null; readonly reason: string };

export function ensureMariadb(): Mariadb;
