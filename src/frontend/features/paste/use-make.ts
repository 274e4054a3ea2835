import { useEffect, useState } from 'react';
import { remainingText } from '../../../shared/paste/edit-text';
import type { PastePlan } from '../../../shared/paste/plan';
import { useApp } from '../../app/app-state';
import { call } from '../../app/call';
import { count } from '../../app/format';
import { useTree, useTreeStore } from '../../app/tree';
import { makePaste, type Made } from './make-paste';
import type { Reading } from './use-plan';

interface Run {
  /** Rows that could be made, and those that stay in the text. */
  readonly of: number;
  readonly left: number;
  readonly before: string;
  readonly rest: string;
}

export interface Making {
  /** While it runs: how many of how many. */
  readonly progress: { readonly made: number; readonly of: number } | null;
  /** What came of the last run, until the next. */
  readonly outcome: (Made & Run) | null;
  /** Answers what stays in the text. */
  readonly make: () => Promise<{ readonly made: Made; readonly rest: string } | null>;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Makes what can be made, keeps the rest in the text, and remembers one way back for all of it. */
export function useMake({ text, replaceText, underId, now, setFormat }: Reading): Making {
  const app = useApp();
  const store = useTreeStore();
  const { byId } = useTree();
  const [progress, setProgress] = useState<Making['progress']>(null);
  const [outcome, setOutcome] = useState<Making['outcome']>(null);

  const run = async (plan: PastePlan) => {
    const of = plan.counts.make;
    const nodes = store.get().model?.view.nodes ?? [];
    setProgress({ made: 0, of });
    setOutcome(null);
    const made = await makePaste(plan, {
      strategyId: store.strategyId,
      parentId: underId,
      call: (payload, requestId) => call('paste.make', payload, requestId),
      apply: store.apply,
      lookUp: async (ids) => {
        await store.refresh();
        const byId = store.get().model?.byId;
        return new Map(ids.flatMap((id) => [[id, byId?.get(id)?.key ?? ''] as const]).filter(([, key]) => key !== ''));
      },
      onProgress: (done) => setProgress({ made: done, of }),
      wait,
      newId: () => crypto.randomUUID(),
    });
    const rest = remainingText(text, plan, made.keys, nodes);
    setProgress(null);
    setOutcome({ ...made, of, left: of + plan.counts.cannot - made.keys.size, before: text, rest });
    // What stays is read in the same way as the whole was.
    if (plan.format !== 'empty') setFormat(plan.format);
    replaceText(rest);
    if (made.nodeIds.length > 0) remember(made);
    return { made, rest };
  };

  // Taken back: the text is whole again, unless somebody has gone on with what stayed of it.
  const gone = outcome !== null && outcome.nodeIds.length > 0 && !outcome.nodeIds.some((id) => byId.has(id));
  useEffect(() => {
    if (!gone || !outcome) return;
    setOutcome(null);
    if (text === outcome.rest) replaceText(outcome.before);
  }, [gone, outcome, text, replaceText]);

  const remember = ({ nodeIds }: Made) => {
    const undo = { key: 'paste.undo' as const, payload: { strategyId: store.strategyId, nodeIds: [...nodeIds] } };
    const entry = {
      steps: [{ undo, before: new Map<string, number>() }],
      done: `Pasted ${count(nodeIds.length, 'line')}`,
    };
    app.undo.push(entry);
    app.flags.show({ kind: 'done', text: entry.done, entry });
  };

  const make = async () => {
    const plan = now();
    return progress !== null || plan.counts.make === 0 ? null : run(plan);
  };
  return { progress, outcome, make };
}
