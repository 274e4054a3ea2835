import { useState } from 'react';
import { LIFECYCLES, type Lifecycle } from '../../../../domain/model';
import type { ConsequencesView } from '../../../../shared/views';
import type { Failure } from '../../../../shared/result';
import { call } from '../../../app/call';
import { day } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { Message } from '../../../components/message';
import { Problem } from '../../../components/problem';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { ChoiceProperty } from './choice-property';
import { consequencesWords } from './consequences-words';
import { LIFECYCLE_WORDS, lifecycleField } from './property-fields';

/** CH2: these leave something behind, which is listed first. */
const LEAVING: readonly Lifecycle[] = ['paused', 'achieved', 'dropped'];
const VERBS: Partial<Record<Lifecycle, string>> = { paused: 'Pause', achieved: 'Mark as achieved', dropped: 'Drop' };

const choices = LIFECYCLES.map((lifecycle) => ({ id: lifecycle, label: LIFECYCLE_WORDS[lifecycle] }));

export function LifecycleProperty() {
  const { node } = usePanel();
  const { today } = useTree().view;
  const editor = useField(lifecycleField);
  const [asked, setAsked] = useState<{ readonly lifecycle: Lifecycle; readonly left: ConsequencesView } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const choose = async (id: string) => {
    setAsked(null);
    setFailure(null);
    const lifecycle = LEAVING.find((one) => one === id);
    if (!lifecycle || id === editor.saved) return void editor.choose(id);
    const result = await call('node.consequences', { nodeId: node.id });
    if (!result.ok) return setFailure(result.failure);
    if (consequencesWords(result.value) === null) return void editor.choose(id);
    setAsked({ lifecycle, left: result.value });
  };
  const confirm = () => {
    if (asked) void editor.choose(asked.lifecycle);
    setAsked(null);
  };
  return (
    <ChoiceProperty
      field={lifecycleField}
      choices={choices}
      onChoose={(id) => void choose(id)}
      below={
        <>
          {failure && <Problem title="Not changed" failure={failure} />}
          {asked && (
            <Message
              kind="warning"
              role="alert"
              title={`${VERBS[asked.lifecycle] ?? 'Change'} ${node.key}?`}
              actions={
                <>
                  <Button size="small" onClick={confirm}>
                    {VERBS[asked.lifecycle] ?? 'Change'}
                  </Button>
                  <Button size="small" look="subtle" onClick={() => setAsked(null)}>
                    Cancel
                  </Button>
                </>
              }
            >
              {consequencesWords(asked.left)}
            </Message>
          )}
        </>
      }
    >
      {LIFECYCLE_WORDS[node.lifecycle]}
      {node.lifecycleDay !== undefined && ` on ${day(node.lifecycleDay, today)}`}
    </ChoiceProperty>
  );
}
