import { useMemo } from 'react';
import { useSelected } from '../../app/store';
import { useTree } from '../../app/tree';
import { ActivityList } from './activity/activity-list';
import { ConflictNotice } from './editing/conflict-notice';
import { drafts } from './editing/drafts';
import { narrativeField, rationaleField, titleField, tradeOffsField } from './editing/field';
import { usePanel } from './editing/panel-context';
import { ReadOnlyNote } from './editing/refusal';
import { KeyResultsSection } from './key-results/key-results-section';
import { commitmentField } from './metric/commitment-field';
import { MeasureSection } from './metric/measure-section';
import { Properties } from './properties/properties';
import {
  cycleField,
  lifecycleField,
  milestonesField,
  overrideField,
  ownerField,
  reviewByField,
  teamField,
  weightField,
} from './properties/property-fields';
import { AddTexts } from './sections/add-texts';
import { TextSection } from './sections/text-section';
import { Stats } from './stats';
import { Title } from './title';
import { LinkedWorkSection } from './work/linked-work-section';

const moreTexts = [rationaleField, tradeOffsField];

/** Everything below the header, in the order in which it is read. */
export function PanelBody() {
  const { node } = usePanel();
  return (
    <>
      <Title />
      <Conflicts />
      <Stats node={node} />
      <Properties />
      <ReadOnlyNote />
      {node.kind === 'keyResult' && <MeasureSection />}
      <TextSection field={narrativeField} prompt="No story yet. What should people remember?" quiet />
      <TextSection field={rationaleField} />
      <TextSection field={tradeOffsField} />
      <AddTexts fields={moreTexts} />
      {node.kind === 'objective' && <KeyResultsSection />}
      <LinkedWorkSection />
      <ActivityList />
    </>
  );
}

/** Above the stats: every draft that met somebody else's change. */
function Conflicts() {
  const { node } = usePanel();
  const { teams, cycles } = useTree().view;
  const own = useSelected(drafts, (all) => all.get(node.id) ?? null);
  const fields = useMemo(
    () => [
      ...[
        titleField,
        narrativeField,
        rationaleField,
        tradeOffsField,
        ownerField,
        reviewByField,
        lifecycleField,
        weightField,
      ],
      ...[milestonesField, overrideField, commitmentField],
      teamField(new Map(teams.map((team) => [team.id, team.name]))),
      cycleField(new Map(cycles.map((cycle) => [cycle.id, cycle.name]))),
    ],
    [teams, cycles],
  );
  return (
    <>
      {fields.map((field) => {
        const draft = own?.[field.id];
        if (draft?.trouble?.kind !== 'conflict') return null;
        return <ConflictNotice key={field.id} field={field} draft={draft} conflict={draft.trouble} />;
      })}
    </>
  );
}
