import { useMemo } from 'react';
import { explainExpected, explainHealth, explainResult } from '../../../domain/explain';
import type { ExplanationProps } from '../../app/slots';
import { useEngineInput } from '../../app/tree';
import { ExpectedExplained } from './expected';
import { HealthExplained } from './health';
import { ResultExplained } from './result';

/** Where a number comes from, computed in the browser from the rows that the page already holds. */
export function Explanation({ nodeId, what, onClose }: ExplanationProps) {
  const input = useEngineInput();
  const content = useMemo(() => {
    if (what === 'health') return { what, explanation: explainHealth(input, nodeId) } as const;
    if (what === 'expected') return { what, explanation: explainExpected(input, nodeId) } as const;
    return { what: 'result', explanation: explainResult(input, nodeId) } as const;
  }, [input, nodeId, what]);

  if (content.explanation === null) return <p>This is gone or hidden from you.</p>;
  if (content.what === 'health') return <HealthExplained explanation={content.explanation} onClose={onClose} />;
  if (content.what === 'expected') return <ExpectedExplained explanation={content.explanation} onClose={onClose} />;
  return <ResultExplained explanation={content.explanation} onClose={onClose} />;
}
