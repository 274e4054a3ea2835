import { useEffect, useState } from 'react';
import { z } from 'zod';
import { formText } from './form-text';
import { Dialog } from './issue-dialogs';
import { linkTypeSchema } from './issue-model';
import { jira } from './site-client';
import { tellRefusal } from './tell-refusal';

const linkTypesSchema = z.object({ issueLinkTypes: z.array(linkTypeSchema) });

/** One way in which an issue can be linked with another; `outward`: the link starts at this one. */
interface Relation {
  readonly words: string;
  readonly typeId: string;
  readonly outward: boolean;
}

/** Both directions of each type; one where they read the same. */
function relationsOf({ issueLinkTypes }: z.infer<typeof linkTypesSchema>): Relation[] {
  return issueLinkTypes.flatMap(({ id, inward, outward }) => [
    { words: outward, typeId: id, outward: true },
    ...(inward === outward ? [] : [{ words: inward, typeId: id, outward: false }]),
  ]);
}

interface LinkDialogProps {
  readonly issueKey: string;
  readonly changed: () => Promise<void>;
  readonly close: () => void;
}

export function LinkDialog({ issueKey, changed, close }: LinkDialogProps) {
  const [relations, setRelations] = useState<readonly Relation[]>([]);
  useEffect(() => {
    jira(linkTypesSchema, 'GET', 'issueLinkType').then((found) => setRelations(relationsOf(found)), tellRefusal);
  }, []);
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const chosen = relations.find(({ words }) => words === formText(form, 'relation'));
    if (!chosen) return;
    const [here, there] = [{ key: issueKey }, { key: formText(form, 'key') }];
    // What a request calls its inward issue is the one that reads the outward words.
    const ends = chosen.outward
      ? { inwardIssue: here, outwardIssue: there }
      : { inwardIssue: there, outwardIssue: here };
    await jira(z.null(), 'POST', 'issueLink', { type: { id: chosen.typeId }, ...ends });
    await changed();
  };
  return (
    <Dialog title={`Link ${issueKey}`} act="Link" submit={submit} close={close}>
      <label>
        This work item
        <select name="relation">
          {relations.map(({ words }) => (
            <option key={words}>{words}</option>
          ))}
        </select>
      </label>
      <label>
        Work item
        <input name="key" placeholder="SHOP-1" required />
      </label>
    </Dialog>
  );
}
