import { lazy, Suspense } from 'react';
import { useReading } from './context';
import type { Section } from './outline';

// Reading comes first; work has its titles only when Jira has answered.
const WorkList = lazy(async () => ({ default: (await import('./work-list')).WorkList }));

/** The work under one heading, once it has titles. */
export function Work({ section, plain = false }: { readonly section: Section; readonly plain?: boolean }) {
  const { items } = useReading();
  if (!items || (section.links.length === 0 && section.more === 0)) return null;
  return (
    <Suspense fallback={null}>
      <WorkList section={section} items={items} plain={plain} />
    </Suspense>
  );
}
