import { workFigure } from '../../../domain/work/figure';
import { Message } from '../../components/message';
import { Button } from '../../components/button';
import { workAmount } from '../../components/work-done';
import { useReading } from './context';
import type { Section } from './outline';
import { countsOf } from './work-rows';

interface Props {
  readonly root: Section | null;
  readonly time: string;
  readonly busy: boolean;
  readonly reload: () => void;
}

/** Why work has no titles, where it has none; the rest of the document stands all the same. */
export function JiraNotice({ root, time, busy, reload }: Props) {
  const { view, items, shows } = useReading();
  if (view.links.length === 0 || !shows('work')) return null;
  if (view.reader === 'noJira') {
    return (
      <Message kind="lock" role="note" title="You read this without Jira">
        Titles of work need Jira access, so work is only counted here: {doneText(root, view.links)}.
      </Message>
    );
  }
  if (!items || items.silent.size === 0) return null;
  return (
    <Message
      kind="warning"
      role="status"
      title={
        items.byId.size === 0
          ? 'Jira did not answer, so work has no titles right now'
          : 'Jira did not answer for all of the work, so some has no title right now'
      }
      actions={
        <Button size="small" busy={busy} onClick={reload}>
          Try again
        </Button>
      }
    >
      Results and health are from {time}.
    </Message>
  );
}

function doneText(root: Section | null, links: Parameters<typeof countsOf>[0]): string {
  const work = root?.node.work ? workFigure(root.node.work.all, 'issues') : null;
  if (work) return `${workAmount(work.done)} of ${workAmount(work.total)} done`;
  const { done, total } = countsOf(links);
  return `${done} of ${total} done`;
}
