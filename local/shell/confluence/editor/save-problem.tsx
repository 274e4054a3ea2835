import { useName } from '../page-list';
import type { Space, WikiPage } from '../wiki-client';
import { pathOf } from '../wiki-paths';
import type { Problem } from './use-save';

interface SaveProblemProps {
  readonly problem: Problem | null;
  readonly page: WikiPage | null;
  readonly space: Space;
  readonly overwrite: (version: number) => void;
}

/** What stood against saving, above the text that is still there. */
export function SaveProblem({ problem, space, overwrite }: SaveProblemProps) {
  if (!problem) return null;
  return (
    <div className="save-problem" role="alert">
      {problem.kind === 'refused' ? (
        <p>{problem.message} Your text is still here.</p>
      ) : (
        <Conflict theirs={problem.theirs} space={space} overwrite={overwrite} />
      )}
    </div>
  );
}

interface ConflictProps {
  readonly theirs: WikiPage;
  readonly space: Space;
  readonly overwrite: (version: number) => void;
}

function Conflict({ theirs, space, overwrite }: ConflictProps) {
  const { name } = useName(theirs.version.authorId);
  return (
    <>
      <p>
        <strong>{name} saved this page while you were writing.</strong> Yours is not saved; your text is still here.
      </p>
      <div className="actions">
        <a className="button" href={pathOf(theirs, space)} target="_blank" rel="noreferrer">
          Read version {theirs.version.number}
        </a>
        <button type="button" className="button" onClick={() => overwrite(theirs.version.number)}>
          Save mine over it
        </button>
      </div>
    </>
  );
}
