import type { Clock } from '../clock';
import type { NotModelledList } from '../not-modelled';
import type { Caller } from './caller';
import type { Publish } from './jira-events';
import type { IssueStore } from './issue-store';
import type { LinkStore } from './link-store';
import type { ProjectStore } from './project-store';

export interface JiraRequest {
  readonly caller: Caller;
  /** Through the app, be it for a person: what that causes is the app's own doing. */
  readonly byApp: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
}

export interface JiraSite {
  readonly clock: Clock;
  readonly issues: IssueStore;
  readonly links: LinkStore;
  readonly projects: ProjectStore;
  readonly notModelled: NotModelledList;
  readonly publish: Publish;
  /** What Jira did in the background, by its id. */
  readonly tasks: Map<string, unknown>;
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
