import { useMemo } from 'react';
import { KINDS, LIFECYCLES, type Health } from '../../../domain/model';
import { usePeople } from '../../app/people';
import { useTree } from '../../app/tree';
import { countOf, NO_FILTER, type Filter } from '../../app/view-options';
import { Button } from '../../components/button';
import { HEALTH_WORDS } from '../../components/health-words';
import { FilterGroup, type Choice } from './filter-group';
import { LIFECYCLE_WORDS } from './lifecycle-words';
import styles from './strategy-toolbar.module.css';

const HEALTHS: readonly Health[] = ['onTrack', 'atRisk', 'offTrack', 'outdated', 'pending', 'unmeasured', 'cycleEnded'];

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export function Filters({ filter, onChange }: FiltersProps) {
  const { nodes, teams, settings } = useTree().view;
  const ownerIds = useMemo(
    () => [...new Set(nodes.flatMap((node) => (node.ownerId === null ? [] : [node.ownerId])))],
    [nodes],
  );
  const people = usePeople(ownerIds);
  const owners = ownerIds
    .map((id) => ({ value: id, label: people.get(id)?.name || 'Someone' }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const choices = <Value extends string>(
    values: readonly Value[],
    words: Readonly<Record<Value, string>>,
  ): Choice<Value>[] => values.map((value) => ({ value, label: words[value] }));
  return (
    <div className={styles['filters']}>
      <FilterGroup
        label="Kind"
        choices={choices(KINDS, settings.labels)}
        chosen={filter.kinds}
        onChange={(kinds) => onChange({ ...filter, kinds })}
      />
      <FilterGroup
        label="Health"
        choices={choices(HEALTHS, HEALTH_WORDS)}
        chosen={filter.health}
        onChange={(health) => onChange({ ...filter, health })}
      />
      <FilterGroup
        label="Lifecycle"
        choices={choices(LIFECYCLES, LIFECYCLE_WORDS)}
        chosen={filter.lifecycles}
        onChange={(lifecycles) => onChange({ ...filter, lifecycles })}
      />
      <FilterGroup
        label="Owner"
        choices={owners}
        chosen={filter.owners}
        onChange={(chosen) => onChange({ ...filter, owners: chosen })}
      />
      <FilterGroup
        label="Team"
        choices={teams.map((team) => ({ value: team.id, label: team.name }))}
        chosen={filter.teams}
        onChange={(chosen) => onChange({ ...filter, teams: chosen })}
      />
      {countOf(filter) > 0 && (
        <Button size="small" onClick={() => onChange(NO_FILTER)}>
          Clear filter
        </Button>
      )}
    </div>
  );
}
