import { Queue as ForgeQueue } from '@forge/events';
import { PortError } from '../services/failure';
import type { Queue } from '../services/ports/ports';

/** One queue for everything that carries on by itself; `job` in the body says what. */
const forgeQueue = new ForgeQueue({ key: 'setup' });

export const queue: Queue = {
  push: async (body, delaySeconds = 0) => {
    try {
      await forgeQueue.push({ body, delayInSeconds: delaySeconds });
    } catch (cause) {
      throw new PortError('busy', 'The queue does not take anything.', { cause });
    }
  },
};
