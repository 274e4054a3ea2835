import type { AccountId, EpochMs } from '../../domain/model';
import type { ItemId } from '../../domain/work/model';
import type { Accounts, Privacy } from './privacy';
import type { Reads } from './reads';
import type { JiraItem } from './work-rows';
import type { Writes } from './writes';

/** What Jira says of a person, asked as that person. */
export interface Verdict {
  readonly accountId: AccountId;
  /** Has a Jira product; without one there is nothing to see. */
  readonly jiraUser: boolean;
  readonly admin: boolean;
  readonly groupIds: readonly string[];
  /** Only where a document is read: who has no Jira, or whom Jira does not answer, reads it as somebody of Confluence. */
  readonly confluence?: 'noJira' | 'jiraSilent';
}

export interface Confluence {
  /** Account id of the person, asked as the person. @throws PortError for whoever has no Confluence */
  reader(): Promise<AccountId>;
}

export interface Jira {
  /** Costs quota points; `access` remembers the answer for reads. @throws PortError */
  verdict(): Promise<Verdict>;
  /** Those of the accounts that Jira knows. Costs quota points. @throws PortError */
  knownPeople(ids: readonly AccountId[]): Promise<readonly AccountId[]>;
  /** Those of the accounts that have a Jira product. Costs quota points for each. @throws PortError */
  jiraUsers(ids: readonly AccountId[]): Promise<readonly AccountId[]>;
  /** Those of the projects that the app's own account may browse. Costs quota points. @throws PortError */
  projectsOfApp(ids: readonly string[]): Promise<readonly string[]>;
  /** At most 100; those that the app may not see, or that are not there, are left out. Costs quota points. @throws PortError */
  itemsOfApp(ids: readonly ItemId[]): Promise<readonly JiraItem[]>;
  /** Direct children of at most 100 items, by pages. Costs quota points. @throws PortError */
  childrenOfApp(ids: readonly ItemId[], page: string | null): Promise<JiraPage>;
  /** Issues of these projects that changed in the last minutes, oldest first, by pages. Costs quota points. @throws PortError */
  changedOfApp(projectIds: readonly number[], minutes: number, page: string | null): Promise<JiraPage>;
  /** Those of the issues that the person may see; at most 1,000. Costs quota points. @throws PortError */
  mayBrowseIssues(ids: readonly ItemId[]): Promise<readonly ItemId[]>;
  /** Those of the issues that the person may edit; at most 1,000. Costs quota points. @throws PortError */
  mayEditIssues(ids: readonly ItemId[]): Promise<readonly ItemId[]>;
}

/** Issues as the app's own account sees them. */
export interface JiraPage {
  readonly items: readonly JiraItem[];
  /** Told of in a way that nobody understands. */
  readonly unreadable: readonly ItemId[];
  /** `null`: that was all. */
  readonly next: string | null;
}

export interface SchemaState {
  readonly done: number;
  readonly total: number;
}

/** The schema of this installation: made once, resumable at any statement. */
export interface Schema {
  state(): Promise<SchemaState>;
  /** Makes what is missing, behind a lock. Answers the state it leaves. @throws PortError */
  carryOn(): Promise<SchemaState>;
}

export interface Locks {
  /** `null` when somebody else holds it. A lock that is never given back ends by itself. */
  take(name: string, seconds: number): Promise<(() => Promise<void>) | null>;
  /** Whoever holds it: it is free again. */
  free(name: string): Promise<void>;
}

export interface Queue {
  push(body: Readonly<Record<string, string>>, delaySeconds?: number): Promise<void>;
}

/** Everything outside the use cases, wired in src/index.ts. */
export interface Ports {
  readonly now: () => EpochMs;
  /** Warm processes serve several installations: whatever is remembered is remembered under this name. */
  readonly installation: () => string;
  readonly jira: Jira;
  readonly confluence: Confluence;
  readonly privacy: Privacy;
  readonly accounts: Accounts;
  readonly schema: Schema;
  readonly locks: Locks;
  readonly queue: Queue;
  readonly reads: Reads;
  readonly writes: Writes;
}
