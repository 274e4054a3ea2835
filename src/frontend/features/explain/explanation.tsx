import { useMemo } from 'react';
import { explainExpected, explainHealth, explainResult } from '../../../domain/explain';
import type { ExplanationProps } from '../../app/slots';
import { useEngineInput, useTree } from '../../app/tree';
import { ExpectedExplained } from './expected';
import { HealthExplained } from './health';
import { ResultExplained } from './result';
import { explainWorkShown } from './shown-work';
import { WorkExplained } from './work';

/** Where a number comes from, computed in the browser from the rows that the page already holds. */
export function Explanation({ nodeId, what, onClose }: ExplanationProps) {
  const input = useEngineInput();
  const model = useTree();
  const content = useMemo(() => {
    if (what === 'health') return { what, explanation: explainHealth(input, nodeId) } as const;
    if (what === 'expected') return { what, explanation: explainExpected(input, nodeId) } as const;
    if (what === 'work') return { what, explanation: explainWorkShown(model, nodeId) } as const;
    return { what: 'result', explanation: explainResult(input, nodeId) } as const;
  }, [input, model, nodeId, what]);

  if (content.explanation === null) return <p>This is gone or hidden from you.</p>;
  if (content.what === 'health') return <HealthExplained explanation={content.explanation} onClose={onClose} />;
  if (content.what === 'expected') return <ExpectedExplained explanation={content.explanation} onClose={onClose} />;
  if (content.what === 'work') return <WorkExplained explanation={content.explanation} onClose={onClose} />;
  return <ResultExplained explanation={content.explanation} onClose={onClose} />;
}
