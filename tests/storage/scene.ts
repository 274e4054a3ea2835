import { rises, uuid, type Stage } from '../endpoints/stage';

/** A strategy with a bit of everything, and ids for what is to be made. */
export interface Scene {
  readonly strategyId: string;
  readonly objectiveId: string;
  readonly otherId: string;
  readonly keyResultId: string;
  readonly archivedId: string;
  readonly checkInId: string;
  readonly newId: string;
  readonly otherNewId: string;
  readonly today: number;
}

export async function setScene(stage: Stage): Promise<Scene> {
  const { id: strategyId, rootId } = await stage.strategy();
  const objective = await stage.node(strategyId, rootId, 'objective', 'Objective');
  const other = await stage.node(strategyId, rootId, 'objective', 'Other');
  const keyResult = await stage.node(strategyId, objective.id, 'keyResult', 'Result', { commitment: rises(0, 100) });
  const archived = await stage.node(strategyId, other.id, 'objective', 'Archived');
  await stage.ask('mara', 'node.archive', { requestId: uuid(), nodeId: archived.id, version: 1 });
  const { today } = await stage.tree(strategyId);
  const checkInId = uuid();
  const said = { value: 40, confidence: 5, comment: 'First', asOf: today - 3 };
  await stage.ask('mara', 'checkIn.create', { requestId: uuid(), id: checkInId, nodeId: keyResult.id, ...said });
  const ids = { objectiveId: objective.id, otherId: other.id, keyResultId: keyResult.id, archivedId: archived.id };
  return { strategyId, ...ids, checkInId, newId: uuid(), otherNewId: uuid(), today };
}
