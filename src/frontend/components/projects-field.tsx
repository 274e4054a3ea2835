import AddIcon from '@atlaskit/icon/core/add';
import { Fragment, useMemo, useState } from 'react';
import { searchProjects, useClosedProjects, useProjects, type Project } from '../app/projects';
import { useSession } from '../app/session';
import { Button } from './button';
import { Chip } from './chip';
import { SearchPicker } from './search-picker';
import styles from './projects-field.module.css';

interface Props {
  readonly projectIds: readonly string[];
  readonly onChange: (projectIds: readonly string[], what: string) => void;
  readonly readOnly?: boolean;
  /** The search hides behind “Add project” until it is wanted. */
  readonly folded?: boolean;
  /** The search has the focus when it appears. */
  readonly focused?: boolean;
  readonly children?: React.ReactNode;
}

/** Jira projects as chips, with a search for another. Names are read as the viewer. */
export function ProjectsField({
  projectIds,
  onChange,
  readOnly = false,
  folded = false,
  focused = false,
  children,
}: Props) {
  const { byId, state } = useProjects(projectIds);
  const closed = useClosedProjects(projectIds, useSession().admin);
  const [asked, setAsked] = useState(false);
  const [picked, setPicked] = useState<ReadonlyMap<string, Project>>(new Map());
  const taken = useMemo(() => new Set(projectIds), [projectIds]);
  const projectOf = (id: string) => byId.get(id) ?? picked.get(id);
  const hidden = state === 'ready' ? projectIds.filter((id) => !projectOf(id)) : [];
  // What the person can't see either is told below, without a name.
  const closedNames = projectIds.flatMap((id) => (closed.ids.has(id) ? (projectOf(id)?.name ?? []) : []));
  return (
    <>
      <div className={styles['chips']}>
        {projectIds.map((id) => {
          const project = projectOf(id);
          const name = project?.name ?? (state === 'asking' ? '…' : "A project you can't see");
          return (
            <Chip
              key={id}
              name={name}
              {...(project ? { note: project.key } : {})}
              onRemove={
                readOnly
                  ? undefined
                  : () => {
                      const rest = projectIds.filter((one) => one !== id);
                      onChange(rest, `Removed ${name}`);
                    }
              }
            >
              {name}
            </Chip>
          );
        })}
        {!readOnly && folded && !asked && (
          <Button
            look="subtle"
            size="small"
            iconBefore={<AddIcon label="" size="small" />}
            onClick={() => setAsked(true)}
          >
            Add project
          </Button>
        )}
        {!readOnly && (!folded || asked) && (
          <div className={styles['search']}>
            <SearchPicker<Project>
              label="Add a project"
              placeholder="Add a project"
              focusOnShow={focused || asked}
              search={searchProjects}
              idOf={(project) => project.id}
              without={taken}
              nothing="No project matches."
              show={(project) => (
                <>
                  <span>{project.name}</span> <span className={styles['key']}>{project.key}</span>
                </>
              )}
              onPick={(project) => {
                setPicked((before) => new Map([...before, [project.id, project]]));
                onChange([...projectIds, project.id], `Added ${project.name}`);
              }}
            />
          </div>
        )}
      </div>
      {children}
      {closedNames.length > 0 && (
        <p className={styles['note']} role="status">
          Sightline cannot read{' '}
          {closedNames.map((name, at) => (
            <Fragment key={at}>
              {at > 0 && (at === closedNames.length - 1 ? ' and ' : ', ')}
              <strong>{name}</strong>
            </Fragment>
          ))}
          . Give its app user the Browse permission there, or leave {closedNames.length === 1 ? 'it' : 'them'} out.
        </p>
      )}
      {closed.failed && (
        <p className={styles['note']} role="status">
          Jira does not say whether Sightline can read these projects. Reload the page.
        </p>
      )}
      {hidden.length > 0 && (
        <p className={styles['note']}>
          You can't see {hidden.length === 1 ? 'one of them' : `${hidden.length} of them`} in Jira. Ask for the Browse
          permission there, or leave {hidden.length === 1 ? 'it' : 'them'} out.
        </p>
      )}
      {state === 'failed' && (
        <p className={styles['note']}>Jira does not answer with the names of the projects. Reload the page.</p>
      )}
    </>
  );
}
