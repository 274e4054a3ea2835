import type { Clock } from '../clock';
import type { Caller } from '../jira/caller';
import type { NotModelledList } from '../not-modelled';
import type { PageStore } from './page-store';

export interface ConfluenceRequest {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The path with its query, for links to further results. */
  readonly url: URL;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

export interface ConfluenceSite {
  readonly clock: Clock;
  readonly pages: PageStore;
  readonly notModelled: NotModelledList;
  readonly baseUrl: string;
}

export interface ConfluenceAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** How many objects the answer holds: what the quota counts. */
  readonly objects: number;
}

export type Handler = (request: ConfluenceRequest, site: ConfluenceSite) => ConfluenceAnswer;

export const ok = (body: unknown, objects = 1): ConfluenceAnswer => ({ status: 200, body, objects });
