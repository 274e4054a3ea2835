import { useCallback, useEffect, useMemo, useState } from 'react';
import type { NodeId } from '../../../domain/model';
import type { PasteFormat, PasteOptions, PastePlan, PlaceNode } from '../../../shared/paste/plan';
import { readPaste } from '../../../shared/paste/read-paste';
import { useTree } from '../../app/tree';
import { useOwners, type Owners } from './use-owners';

const PAUSE_MS = 300;

export interface Reading {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Puts another text in its place, read at once: nobody is typing it. */
  readonly replaceText: (text: string) => void;
  readonly underId: NodeId | null;
  readonly under: PlaceNode | null;
  readonly setUnder: (id: NodeId) => void;
  readonly plan: PastePlan;
  /** The text has changed and the plan is about to. */
  readonly stale: boolean;
  /** The plan of the text as it is this moment. */
  readonly now: () => PastePlan;
  readonly format: PasteFormat | null;
  readonly setFormat: (format: PasteFormat | null) => void;
  readonly plain: boolean;
  readonly setPlain: (plain: boolean) => void;
  readonly owners: Owners;
}

/** What the text would make under a node, read again 300 ms after the last change. */
export function usePlan(initialText: string, initialUnder: NodeId | null): Reading {
  const { view, byId, childrenOf } = useTree();
  const [text, setText] = useState(initialText);
  const [read, setRead] = useState(initialText);
  const [wished, setUnder] = useState<NodeId | null>(initialUnder);
  const [format, setFormat] = useState<PasteFormat | null>(null);
  const [plain, setPlain] = useState(false);
  const [names, setNames] = useState<readonly string[]>([]);
  const owners = useOwners(names);

  useEffect(() => {
    const timer = setTimeout(() => setRead(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const under = byId.get(wished ?? '') ?? childrenOf.get(null)?.[0] ?? null;
  const options = useMemo<PasteOptions>(
    () => ({
      under,
      nodes: view.nodes,
      owners: owners.answers,
      labels: view.settings.labels,
      plain,
      ...(format === null ? {} : { format }),
    }),
    [under, view.nodes, view.settings.labels, owners.answers, plain, format],
  );
  const plan = useMemo(() => readPaste(read, options), [read, options]);

  // Names that are gone from the text keep their answers, so the list only has to follow.
  const nameKey = plan.ownerNames.join('\n');
  useEffect(() => setNames(nameKey === '' ? [] : nameKey.split('\n')), [nameKey]);

  const change = (next: string) => {
    // A text that was typed anew is read anew.
    if (next.trim() === '') setFormat(null);
    setText(next);
  };
  const replace = useCallback((next: string) => {
    setText(next);
    setRead(next);
  }, []);
  const now = () => {
    if (read === text) return plan;
    setRead(text);
    return readPaste(text, options);
  };
  return {
    ...{
      text,
      setText: change,
      replaceText: replace,
      underId: under?.id ?? null,
      under,
      setUnder,
      plan,
      stale: read !== text,
      now,
    },
    ...{ format, setFormat, plain, setPlain, owners },
  };
}
