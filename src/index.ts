import { installation } from './clients/installation';
import { jira } from './clients/jira';
import { queue } from './clients/queue';
import { endpoints } from './resolvers';
import { createConsumer, createHourly } from './resolvers/background';
import { createResolver } from './resolvers/create-resolver';
import type { Ports } from './services/ports/ports';
import { takeLock } from './storage/locks';
import { reads } from './storage/reads';
import { schema } from './storage/schema';
import { writes } from './storage/writes';

const ports: Ports = {
  now: () => Date.now(),
  installation,
  jira,
  schema,
  locks: { take: takeLock },
  queue,
  reads,
  writes,
};

export const resolver = createResolver(endpoints(ports));

export const setup = createConsumer(ports);

export const hourly = createHourly(ports);
