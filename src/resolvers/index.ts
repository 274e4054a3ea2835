import type { Handlers } from '@forge/resolver';
import { openAdmin } from '../services/admin-overview';
import {
  administratorReads,
  anybody,
  anybodyEarly,
  documentReader,
  jiraAdministrator,
  jiraReader,
  nodeCreator,
  nodeEditor,
  nodeViewer,
  paster,
  strategyAdministrator,
  strategyEditor,
  strategyFollower,
  strategyViewer,
  surroundingsViewer,
} from '../services/authorize';
import { findClosedProjects } from '../services/closed-projects';
import { openDocument } from '../services/document';
import { checkInEditor, createCheckIn, removeCheckIn } from '../services/check-in';
import { saveCycle } from '../services/cycle-save';
import { edgeEditor, edgeRemover, removeEdge, saveEdge } from '../services/edges';
import { archiveNode, restoreNode } from '../services/node-archive';
import { createNode } from '../services/node-create';
import { moveNode } from '../services/node-move';
import { updateNode } from '../services/node-update';
import { listArchived, listConsequences, openPanel } from '../services/node-views';
import { makePaste } from '../services/paste';
import { pasteUndoer, undoPaste } from '../services/paste-undo';
import { listNodeWork } from '../services/node-work';
import type { Ports } from '../services/ports/ports';
import { progressOfSetup } from '../services/readiness';
import { openSession } from '../services/session';
import { saveSettings } from '../services/settings-save';
import { createStrategy } from '../services/strategy-create';
import { openTree, pollRevision } from '../services/strategy-tree';
import { deleteStrategy, updateStrategy } from '../services/strategy-update';
import { removeTeam, saveTeam } from '../services/team-save';
import { openUpkeep, retrySetAside } from '../services/upkeep-status';
import { manyLinker, manyUnlinker, workClassifier, workLinker, workUnlinker } from '../services/work-access';
import { classifyWork } from '../services/work-class';
import { linkWork, unlinkWork } from '../services/work-links';
import { linkMany, unlinkMany } from '../services/work-many';
import { openWorkContext } from '../services/work-context';
import { listWorkTargets } from '../services/work-targets';
import type { Contract } from '../shared/contract';
import { endpointsOn } from './endpoint';

/** Every function that the browser can call: what it takes is in shared/inputs, what it answers in shared/contract. */
export function endpoints(ports: Ports): Handlers<Contract> {
  const row = endpointsOn(ports);
  return {
    'session.open': row({ input: 'session.open', access: anybody, run: openSession }),
    'setup.progress': row({ input: 'setup.progress', access: anybodyEarly, run: progressOfSetup }),

    'strategy.tree': row({ input: 'strategy.tree', access: strategyViewer, run: openTree }),
    'strategy.revision': row({ input: 'strategy.revision', access: strategyFollower, run: pollRevision }),
    'strategy.create': row({ input: 'strategy.create', access: jiraAdministrator, run: createStrategy }),
    'strategy.update': row({ input: 'strategy.update', access: strategyAdministrator, run: updateStrategy }),
    'strategy.delete': row({ input: 'strategy.delete', access: strategyAdministrator, run: deleteStrategy }),
    'cycle.save': row({ input: 'cycle.save', access: strategyEditor, run: saveCycle }),
    'team.save': row({ input: 'team.save', access: strategyEditor, run: saveTeam }),
    'team.remove': row({ input: 'team.remove', access: strategyEditor, run: removeTeam }),

    'node.create': row({ input: 'node.create', access: nodeCreator, run: createNode }),
    'node.update': row({ input: 'node.update', access: nodeEditor, run: updateNode }),
    'node.move': row({ input: 'node.move', access: nodeEditor, run: moveNode }),
    'node.archive': row({ input: 'node.archive', access: nodeEditor, run: archiveNode }),
    'node.restore': row({ input: 'node.restore', access: nodeEditor, run: restoreNode }),
    'node.consequences': row({ input: 'node.consequences', access: surroundingsViewer, run: listConsequences }),
    'node.panel': row({ input: 'node.panel', access: nodeViewer, run: openPanel }),
    'node.archived': row({ input: 'node.archived', access: strategyViewer, run: listArchived }),
    'node.work': row({ input: 'node.work', access: nodeViewer, run: listNodeWork }),
    'edge.save': row({ input: 'edge.save', access: edgeEditor, run: saveEdge }),
    'edge.remove': row({ input: 'edge.remove', access: edgeRemover, run: removeEdge }),

    'checkIn.create': row({ input: 'checkIn.create', access: nodeEditor, run: createCheckIn }),
    'checkIn.remove': row({ input: 'checkIn.remove', access: checkInEditor, run: removeCheckIn }),

    'paste.make': row({ input: 'paste.make', access: paster, run: makePaste }),
    'paste.undo': row({ input: 'paste.undo', access: pasteUndoer, run: undoPaste }),

    'work.link': row({ input: 'work.link', access: workLinker, run: linkWork }),
    'work.unlink': row({ input: 'work.unlink', access: workUnlinker, run: unlinkWork }),
    'work.linkMany': row({ input: 'work.linkMany', access: manyLinker, run: linkMany }),
    'work.unlinkMany': row({ input: 'work.unlinkMany', access: manyUnlinker, run: unlinkMany }),
    'work.classify': row({ input: 'work.classify', access: workClassifier, run: classifyWork }),
    'work.context': row({ input: 'work.context', access: jiraReader, run: openWorkContext }),
    'work.targets': row({ input: 'work.targets', access: jiraReader, run: listWorkTargets }),

    'document.open': row({ input: 'document.open', access: documentReader, run: openDocument }),

    'settings.save': row({ input: 'settings.save', access: jiraAdministrator, run: saveSettings }),
    'admin.overview': row({ input: 'admin.overview', access: administratorReads, run: openAdmin }),
    'upkeep.status': row({ input: 'upkeep.status', access: administratorReads, run: openUpkeep }),
    'upkeep.retry': row({ input: 'upkeep.retry', access: jiraAdministrator, run: retrySetAside }),
    'projects.closed': row({ input: 'projects.closed', access: administratorReads, run: findClosedProjects }),
  };
}
