import { useEffect, useState, type FormEvent } from 'react';
import { z } from 'zod';
import { AppsMenu } from './apps-menu';
import { costDrawer, toggleCost } from './cost-drawer';
import { formText } from './form-text';
import { Icon } from './icons';
import { followLink, go } from './location';
import { Menu } from './menu';
import { MenuLink } from './menu-link';
import { PersonMenu } from './person-menu';
import { ProductSwitch } from './product-switch';
import { jira } from './site-client';
import { useStore } from './store';

const projectsSchema = z.object({ values: z.array(z.object({ key: z.string(), name: z.string() })) });

export type ProjectList = z.infer<typeof projectsSchema>['values'];

export function readProjects(): Promise<ProjectList> {
  return jira(projectsSchema, 'GET', 'project/search?maxResults=50').then(({ values }) => values);
}

const filters = [
  ['Everything', 'created >= "2000-01-01" order by updated desc'],
  ['Assigned to me', 'assignee = currentUser() order by updated desc'],
  ['Reported by me', 'reporter = currentUser() order by created desc'],
  ['Changed this week', 'updated >= -7d order by updated desc'],
  ['Open epics', 'issuetype = Epic and statusCategory != Done order by key'],
] as const;

export const issuesPath = (jql: string): string => `/jira/issues?jql=${encodeURIComponent(jql)}`;

export function Header() {
  const { open } = useStore(costDrawer);
  return (
    <header className="header">
      <ProductSwitch current="Jira" />
      <a className="product" href="/" onClick={followLink}>
        <span className="product-mark" aria-hidden="true" />
        Jira
      </a>
      <nav aria-label="Jira" className="nav">
        <Menu label="Projects">{(close) => <ProjectLinks close={close} />}</Menu>
        <Menu label="Filters">
          {(close) =>
            filters.map(([name, jql]) => (
              <MenuLink key={name} href={issuesPath(jql)} onFollow={close}>
                {name}
              </MenuLink>
            ))
          }
        </Menu>
        <AppsMenu />
      </nav>
      <Search />
      <button type="button" className="nav-button cost-button" aria-pressed={open} title="Alt+C" onClick={toggleCost}>
        <Icon name="chart" />
        <span className="wide">Cost</span>
      </button>
      <PersonMenu />
    </header>
  );
}

function ProjectLinks({ close }: { readonly close: () => void }) {
  const [projects, setProjects] = useState<ProjectList | null>(null);
  useEffect(() => {
    readProjects().then(setProjects, () => setProjects([]));
  }, []);
  return (
    <>
      {projects?.map(({ key, name }) => (
        <MenuLink key={key} href={`/jira/projects/${key}`} onFollow={close}>
          <img src={`/__site/avatar/project/${key}?size=16`} width="16" height="16" alt="" />
          {name} <span className="subtle">{key}</span>
        </MenuLink>
      ))}
      {projects?.length === 0 && <p className="menu-note">You may open no project.</p>}
      <MenuLink href="/jira/projects" onFollow={close}>
        View all projects
      </MenuLink>
    </>
  );
}

const issueKey = /^[A-Za-z]+-\d+$/;

function Search() {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = formText(event.currentTarget, 'text');
    if (text === '') return;
    go(issueKey.test(text) ? `/browse/${text.toUpperCase()}` : issuesPath(`text ~ "${text.replace(/["\\]/g, '')}"`));
  };
  return (
    <form role="search" className="search" onSubmit={submit}>
      <Icon name="search" />
      <input name="text" type="search" placeholder="Search issues" aria-label="Search issues" autoComplete="off" />
    </form>
  );
}
