import type { AccountId } from '../domain/model';
import { noteAccounts } from './accounts';
import { badInput } from './failure';
import type { Work } from './work';

const known = new Map<string, true>();
const MOST_REMEMBERED = 20_000;

/** Nobody becomes owner, editor or lead whom Jira does not know. Asks only about accounts that were not seen yet. */
export async function checkPeople(
  work: Work,
  named: Readonly<Record<string, readonly (AccountId | null | undefined)[]>>,
): Promise<void> {
  const { ports, actor } = work;
  const place = ports.installation();
  const asked = new Set(
    Object.values(named)
      .flat()
      .filter((id) => id != null && id !== actor.accountId && !known.has(`${place} ${id}`)),
  );
  const ids = [...asked].map((id) => id ?? '');
  if (ids.length > 0) {
    const found = new Set(await ports.jira.knownPeople(ids));
    if (known.size >= MOST_REMEMBERED) known.clear();
    for (const id of found) known.set(`${place} ${id}`, true);
    const wrong = Object.entries(named).filter(([, people]) =>
      people.some((id) => id != null && asked.has(id) && !found.has(id)),
    );
    if (wrong.length > 0) {
      const sentence = 'Jira does not know this person. Choose somebody else.';
      throw badInput(sentence, Object.fromEntries(wrong.map(([field]) => [field, sentence])));
    }
  }
  await noteAccounts(work, Object.values(named).flat());
}

/** Nobody becomes an editor who could not even open the strategy. Those who are editors already are not asked about. */
export async function checkEditors(
  work: Work,
  before: readonly AccountId[],
  editorIds: readonly AccountId[],
): Promise<void> {
  await checkPeople(work, { editorIds });
  const added = editorIds.filter((id) => !before.includes(id) && id !== work.actor.accountId);
  if (added.length === 0) return;
  const able = await work.ports.jira.jiraUsers(added);
  if (added.every((id) => able.includes(id))) return;
  const sentence = 'This person has no Jira, so they could not open the strategy. Choose somebody else.';
  throw badInput(sentence, { editorIds: sentence });
}
