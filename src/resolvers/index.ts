import type { Handlers } from '@forge/resolver';
import { anybody, anybodyEarly, jiraAdministrator, nodeCreator, strategyViewer } from '../services/authorize';
import { createNode } from '../services/node-create';
import type { Ports } from '../services/ports/ports';
import { progressOfSetup } from '../services/readiness';
import { openSession } from '../services/session';
import { createStrategy } from '../services/strategy-create';
import { openTree } from '../services/strategy-tree';
import type { Contract } from '../shared/contract';
import { endpointsOn } from './endpoint';

/** Every function that the browser can call: what it takes is in shared/inputs, what it answers in shared/contract. */
export function endpoints(
  ports: Ports,
): Handlers<Pick<Contract, 'session.open' | 'setup.progress' | 'strategy.tree' | 'strategy.create' | 'node.create'>> {
  const row = endpointsOn(ports);
  return {
    'session.open': row({ input: 'session.open', access: anybody, run: openSession }),
    'setup.progress': row({ input: 'setup.progress', access: anybodyEarly, run: progressOfSetup }),
    'strategy.tree': row({ input: 'strategy.tree', access: strategyViewer, run: openTree }),
    'strategy.create': row({ input: 'strategy.create', access: jiraAdministrator, run: createStrategy }),
    'node.create': row({ input: 'node.create', access: nodeCreator, run: createNode }),
  };
}
