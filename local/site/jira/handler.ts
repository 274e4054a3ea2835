import type { Clock } from '../clock';
import type { NotModelledList } from '../not-modelled';
import type { Caller } from './caller';
import type { IssueStore } from './issue-store';

export interface JiraRequest {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

export interface JiraSite {
  readonly clock: Clock;
  readonly issues: IssueStore;
  readonly notModelled: NotModelledList;
  /** Where `self` links point: the site's own address. */
  readonly baseUrl: string;
}

export interface JiraAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** How many objects the answer holds: what the quota counts. */
  readonly objects: number;
}

export type Handler = (request: JiraRequest, site: JiraSite) => JiraAnswer;

export const ok = (body: unknown, objects = 1): JiraAnswer => ({ status: 200, body, objects });

export const noContent: JiraAnswer = { status: 204, objects: 0 };
