import { useCallback, useEffect, useRef, useState } from 'react';
import type { NodeId } from '../../../../domain/model';
import type { ItemId } from '../../../../domain/work/model';
import { ok, type Failure, type Result } from '../../../../shared/result';
import type { NodeLink } from '../../../../shared/work-views';
import { call } from '../../../app/call';
import { readIssues, type ListedIssue } from '../../../app/issues';
import { useTree } from '../../../app/tree';

export interface NodeWork {
  readonly links: readonly NodeLink[];
  /** Those that the viewer may browse. */
  readonly issues: ReadonlyMap<ItemId, ListedIssue>;
}

export interface NodeWorkState {
  /** Stays in sight while it is read again, and under a failure. */
  readonly work: NodeWork | null;
  readonly failure: Failure | null;
  readonly reload: () => Promise<void>;
}

/** What is linked to a node, with what Jira tells the viewer of it; read again when the strategy has moved on. */
export function useNodeWork(nodeId: NodeId, below: boolean): NodeWorkState {
  const { revision } = useTree().view.strategy;
  const [state, setState] = useState<Omit<NodeWorkState, 'reload'>>({ work: null, failure: null });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    const mine = (newest.current += 1);
    const read = await readAll(nodeId, below);
    if (mine !== newest.current) return;
    if (read.ok) setState({ work: read.value, failure: null });
    else setState(({ work }) => ({ work, failure: read.failure }));
  }, [nodeId, below]);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload, revision]);
  return { ...state, reload };
}

async function readAll(nodeId: NodeId, below: boolean): Promise<Result<NodeWork>> {
  const links: NodeLink[] = [];
  for (;;) {
    const last = links.at(-1);
    const page = await call('node.work', { nodeId, below, ...(last ? { after: last.id } : {}) });
    if (!page.ok) return page;
    links.push(...page.value.links);
    if (page.value.links.length === 0 || links.length >= page.value.total) break;
  }
  const issues = await readIssues([...new Set(links.map(({ itemId }) => itemId))]);
  return issues.ok ? ok({ links, issues: issues.value }) : issues;
}
