import { z } from 'zod';
import { statusForEverybody } from '../services/issue-status';
import type { Ports } from '../services/ports/ports';
import { ensureReady } from '../services/readiness';
import { SIGHT_WORDS, type Sight } from '../shared/sight-words';
import { toFailure } from './failures';

/** As Jira draws it beside the name of the panel. */
export interface IssueLozenge {
  readonly status: { readonly type: 'lozenge'; readonly value: { readonly label: string; readonly type: LozengeType } };
}
type LozengeType = 'default' | 'inprogress' | 'moved' | 'removed' | 'success';

const asked = z.object({
  extension: z.object({
    issue: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
    project: z.object({ id: z.coerce.string() }),
  }),
});

const TYPES: Readonly<Record<Sight, LozengeType>> = {
  ...{ clear: 'inprogress', delivered: 'success', broken: 'removed', finishing: 'moved' },
  ...{ awaiting: 'default', none: 'default', exempt: 'default' },
};

/** The same words as in manifest.yml, where they stand until this function has answered. */
const NEUTRAL = 'Line of sight';

/** Jira shows the answer to whoever opens the issue, and does not say who that is: nobody learns more than everybody may. */
export function createIssueStatus(ports: Ports) {
  return async (payload: unknown): Promise<IssueLozenge> => {
    try {
      const { issue, project } = asked.parse(payload).extension;
      await ensureReady(ports);
      return lozenge(await statusForEverybody(ports, { itemId: issue.id, projectId: project.id }));
    } catch (error) {
      toFailure(error, 'issue-status', false);
      return lozenge(null);
    }
  };
}

function lozenge(sight: Sight | null): IssueLozenge {
  const label = sight === null ? NEUTRAL : SIGHT_WORDS[sight];
  return { status: { type: 'lozenge', value: { label, type: sight === null ? 'default' : TYPES[sight] } } };
}
