import type { LoadApp } from './app/in-process-app';
import type { AppHost, AskSite } from './app/app-host';
import type { Limits } from './limits';
import type { MariadbOptions } from './sql/mariadb-engine';

export interface SiteOptions {
  /** Folder for the site's databases; without it everything stays in memory. */
  readonly dir?: string;
  /** The app: imported in this process, or a host that runs it elsewhere. */
  readonly app: { readonly load: LoadApp } | { readonly host: (ask: AskSite) => AppHost };
  /** The project's root, where manifest.yml is. Default: the working directory. */
  readonly root?: string;
  /** The site's time at the start, in epoch milliseconds. Default: this machine's. */
  readonly now?: number;
  /** `jira` fills Jira, `company` the strategy too: as their people would, through REST and the app. Default: none. */
  readonly seed?: 'none' | 'jira' | 'company';
  /** Whether events carry what a trigger's `payload.include.fields` asks for, which nobody documents. Default: no. */
  readonly eventsIncludeFields?: boolean;
  readonly dialect?: 'sqlite' | { readonly mariadb: MariadbOptions };
  /** Production's limits, of which a test may lower some. */
  readonly limits?: Partial<Limits>;
  /** The address that links and `siteUrl` carry. */
  readonly baseUrl?: string;
}
