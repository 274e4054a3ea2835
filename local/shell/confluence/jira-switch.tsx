import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useSession } from '../session';
import { site } from '../site-client';

const schema = z.object({ jiraInConfluence: z.boolean() });

/** Whether Jira answers macros as their reader; on Atlassian's cloud nobody has seen it yet, and one report says no. */
export function JiraInConfluence() {
  const { macros } = useSession();
  const [answers, setAnswers] = useState<boolean | null>(null);
  useEffect(() => {
    void site(schema, 'GET', 'switches').then(({ jiraInConfluence }) => setAnswers(jiraInConfluence));
  }, []);
  if (answers === null || macros.length === 0) return null;
  const toggle = async (): Promise<void> => {
    await site(z.object({}), 'POST', 'switches', { jiraInConfluence: !answers });
    setAnswers(!answers);
  };
  return (
    <label className="menu-item">
      <input type="checkbox" checked={answers} onChange={() => void toggle()} />
      Jira answers macros in Confluence
    </label>
  );
}
