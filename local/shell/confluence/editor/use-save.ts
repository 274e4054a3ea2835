import { useState } from 'react';
import { createPage, readPage, savePage, WikiRefusal, type Space, type WikiPage, type Written } from '../wiki-client';

export type Problem =
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else has saved meanwhile: their version. */
  | { readonly kind: 'conflict'; readonly theirs: WikiPage };

interface Where {
  readonly space: Space;
  readonly page: WikiPage | null;
  readonly parentId: string;
}

interface Saving {
  /** `overwrite`: the version that is to be replaced knowingly. */
  readonly save: (written: Written, overwrite?: number) => Promise<void>;
  readonly problem: Problem | null;
  readonly saving: boolean;
}

export function useSave({ space, page, parentId }: Where, saved: (page: WikiPage) => Promise<void>): Saving {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const explain = async (error: unknown): Promise<Problem> => {
    const conflict = error instanceof WikiRefusal && error.status === 409 && page;
    if (conflict) return { kind: 'conflict', theirs: await readPage(page.id) };
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  };
  const save = async (written: Written, overwrite?: number): Promise<void> => {
    if (written.title.trim() === '') {
      setProblem({ kind: 'refused', message: 'Give the page a title.' });
      return;
    }
    setSaving(true);
    try {
      const version = (overwrite ?? page?.version.number ?? 0) + 1;
      const done = page ? await savePage(page.id, version, written) : await createPage(space.id, parentId, written);
      setProblem(null);
      await saved(done);
    } catch (error) {
      setProblem(await explain(error));
    } finally {
      setSaving(false);
    }
  };
  return { save, problem, saving };
}
