import { confluence } from './clients/confluence';
import { installation } from './clients/installation';
import { jira } from './clients/jira';
import { privacy } from './clients/privacy';
import { queue } from './clients/queue';
import { endpoints } from './resolvers';
import { createConsumer, createHourly, createWeekly } from './resolvers/background';
import { createIssueStatus } from './resolvers/issue-status';
import { createIssueLinkTrigger, createIssueTrigger, createProjectTrigger } from './resolvers/events';
import { createResolver } from './resolvers/create-resolver';
import { createExport } from './resolvers/export';
import type { Ports } from './services/ports/ports';
import { accounts } from './storage/accounts';
import { freeLock, takeLock } from './storage/locks';
import { reads } from './storage/reads';
import { schema } from './storage/schema';
import { writes } from './storage/writes';

const ports: Ports = {
  now: () => Date.now(),
  installation,
  jira,
  confluence,
  privacy,
  accounts,
  schema,
  locks: { take: takeLock, free: freeLock },
  queue,
  reads,
  writes,
};

export const resolver = createResolver(endpoints(ports));

export const setup = createConsumer(ports);

export const issueStatus = createIssueStatus(ports);

export const issueEvent = createIssueTrigger(ports);

export const issueLinkEvent = createIssueLinkTrigger(ports);

export const projectEvent = createProjectTrigger(ports);

export const hourly = createHourly(ports);

export const exportDocument = createExport(ports);

export const weekly = createWeekly(ports);
