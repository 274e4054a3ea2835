import { useMemo, useState } from 'react';
import { DEFAULT_WEIGHT } from '../../../../shared/default-weight';
import { day, dayWithYear } from '../../../app/format';
import { useTree } from '../../../app/tree';
import { Button } from '../../../components/button';
import { usePanel } from '../editing/panel-context';
import { ChoiceProperty } from './choice-property';
import { ContributorsProperty } from './contributors-property';
import { EdgesProperty } from './edges-property';
import { InlineProperty } from './inline-field';
import { LifecycleProperty } from './lifecycle-property';
import { MilestonesProperty } from './milestones-property';
import { OverrideProperty } from './override-property';
import { OwnerProperty } from './owner-property';
import { cycleField, reviewByField, teamField, weightField } from './property-fields';
import styles from './properties.module.css';

/** Facts of a node, a row each; those that are rarely changed stay behind "More" until they say something. */
export function Properties() {
  const { node, canEdit } = usePanel();
  const { view } = useTree();
  const [more, setMore] = useState(false);
  const edgesOf = (kind: string) => view.edges.some((edge) => edge.kind === kind && edge.fromId === node.id);
  const top = node.kind === 'vision' || node.kind === 'theme';
  const shows = {
    contributors: more || node.contributorIds.length > 0,
    weight: node.kind !== 'vision' && node.kind !== 'initiative' && (more || node.weight !== DEFAULT_WEIGHT),
    lifecycle: more || node.lifecycle !== 'active',
    dependsOn: !top && (more || edgesOf('dependsOn')),
    contributesTo: node.kind === 'objective' && (more || edgesOf('contributesTo')),
    override: node.kind !== 'initiative' && (more || node.override !== null),
  };
  return (
    <>
      <dl className={`${styles['list']} ${canEdit ? '' : styles['alone']}`}>
        <OwnerProperty />
        <TeamProperty />
        {!top && <CycleProperty />}
        {node.kind === 'initiative' && <MilestonesProperty />}
        <InlineProperty field={reviewByField} type="date">
          {node.reviewBy === null ? <span className={styles['faint']}>No date</span> : dayWithYear(node.reviewBy)}
        </InlineProperty>
        {shows.lifecycle && <LifecycleProperty />}
        {shows.weight && (
          <InlineProperty
            field={weightField}
            type="text"
            help={`${DEFAULT_WEIGHT} is normal; 0 leaves it out of the result above.`}
          >
            {node.weight}
          </InlineProperty>
        )}
        {shows.contributors && <ContributorsProperty />}
        {shows.dependsOn && <EdgesProperty kind="dependsOn" adding={more} />}
        <NeededBy />
        {shows.contributesTo && <EdgesProperty kind="contributesTo" adding={more} />}
        {shows.override && <OverrideProperty />}
      </dl>
      {canEdit && (
        <Button
          className={styles['more'] ?? ''}
          look="link"
          size="small"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? 'Less' : 'More'}
        </Button>
      )}
    </>
  );
}

function TeamProperty() {
  const { node } = usePanel();
  const { teams } = useTree().view;
  const field = useMemo(() => teamField(new Map(teams.map((team) => [team.id, team.name]))), [teams]);
  const choices = useMemo(
    () => [...teams.map(({ id, name }) => ({ id, label: name })), { id: '', label: 'No team' }],
    [teams],
  );
  const name = teams.find((team) => team.id === node.teamId)?.name;
  return (
    <ChoiceProperty field={field} choices={choices}>
      {name ?? <span className={styles['faint']}>No team</span>}
    </ChoiceProperty>
  );
}

function CycleProperty() {
  const { node, cycle, cycleFrom } = usePanel();
  const { cycles, today } = useTree().view;
  const field = useMemo(() => cycleField(new Map(cycles.map((one) => [one.id, one.name]))), [cycles]);
  const choices = useMemo(
    () => [
      ...cycles.map(({ id, name, start, end }) => ({
        id,
        label: name,
        note: `${day(start, today)} to ${day(end, today)}`,
      })),
      { id: '', label: 'As above' },
    ],
    [cycles, today],
  );
  const from = node.cycleId !== null ? null : cycleFrom === null ? 'the current one' : `from ${cycleFrom.title}`;
  return (
    <ChoiceProperty field={field} choices={choices}>
      <span className={styles['whole']}>{cycle?.name ?? 'No cycle'}</span>
      {from !== null && (
        <span className={styles['subtle']} title={from}>
          {from}
        </span>
      )}
    </ChoiceProperty>
  );
}

/** The other end of dependencies: who waits for this. */
function NeededBy() {
  const { node } = usePanel();
  const { view, byId } = useTree();
  const edges = view.edges.filter(
    (edge) => edge.kind === 'dependsOn' && edge.toId === node.id && byId.has(edge.fromId),
  );
  if (edges.length === 0) return null;
  const words = edges.map(
    ({ fromId, neededBy }) =>
      `${byId.get(fromId)?.key ?? ''}${neededBy === null ? '' : ` by ${day(neededBy, view.today)}`}`,
  );
  return (
    <div className={styles['property']}>
      <dt className={styles['label']}>Needed by</dt>
      <dd className={`${styles['value']} ${styles['static']}`}>{words.join(', ')}</dd>
    </div>
  );
}
