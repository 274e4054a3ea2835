import { requestJira } from '@forge/bridge';
import { useEffect, useState } from 'react';
import { ok, type Result } from '../../shared/result';
import { call } from './call';
import { readJira, records, text } from './jira';
import { useLookup, type Lookup } from './use-lookup';

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

const parseProjects = (answer: unknown): Project[] =>
  records(answer, 'values')
    .map((row) => ({ id: text(row['id']), key: text(row['key']), name: text(row['name']) }))
    .filter((project) => project.id !== '');

export async function searchProjects(query: string): Promise<Result<readonly Project[]>> {
  const filter = query === '' ? '' : `&query=${encodeURIComponent(query)}`;
  const answer = await readJira(() => requestJira(`/rest/api/3/project/search?maxResults=50&orderBy=name${filter}`));
  return answer.ok ? ok(parseProjects(answer.value)) : answer;
}

/** Projects that the viewer may browse and whose name or key matches. */
export const useProjectSearch = (query: string): Lookup<Project> => useLookup(query, searchProjects);

/** A page of Jira's search, which is also as many ids as it takes. */
const AT_ONCE = 50;

export async function readProjects(ids: readonly string[]): Promise<Result<readonly Project[]>> {
  const parts: string[][] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) parts.push(ids.slice(from, from + AT_ONCE));
  const answers = await Promise.all(parts.map(readPart));
  const failed = answers.find((answer) => !answer.ok);
  return failed ?? ok(answers.flatMap((answer) => (answer.ok ? answer.value : [])));
}

async function readPart(ids: readonly string[]): Promise<Result<readonly Project[]>> {
  const wanted = ids.map((id) => `id=${encodeURIComponent(id)}`).join('&');
  const answer = await readJira(() => requestJira(`/rest/api/3/project/search?maxResults=50&${wanted}`));
  return answer.ok ? ok(parseProjects(answer.value)) : answer;
}

export interface NamedProjects {
  readonly byId: ReadonlyMap<string, Project>;
  readonly state: 'asking' | 'ready' | 'failed';
}

/** Names of projects by id; those that the viewer may not browse stay out. */
export function useProjects(ids: readonly string[]): NamedProjects {
  const key = [...ids].sort().join(',');
  const [answered, setAnswered] = useState<NamedProjects & { readonly key: string }>({
    key: '',
    byId: new Map(),
    state: 'ready',
  });
  useEffect(() => {
    let current = true;
    void readProjects(key === '' ? [] : key.split(',')).then((result) => {
      if (!current) return;
      const byId = new Map(result.ok ? result.value.map((project) => [project.id, project]) : []);
      setAnswered({ key, byId, state: result.ok ? 'ready' : 'failed' });
    });
    return () => {
      current = false;
    };
  }, [key]);
  return answered.key === key ? answered : { byId: answered.byId, state: 'asking' };
}

export interface ClosedProjects {
  readonly ids: ReadonlySet<string>;
  readonly failed: boolean;
}

const noneClosed: ClosedProjects = { ids: new Set(), failed: false };

/** Which of the projects Sightline itself may not read. Only administrators may ask. */
export function useClosedProjects(ids: readonly string[], mayAsk: boolean): ClosedProjects {
  const key = mayAsk ? [...ids].sort().join(',') : '';
  const [closed, setClosed] = useState(noneClosed);
  useEffect(() => {
    if (key === '') return;
    let current = true;
    void call('projects.closed', { projectIds: key.split(',') }).then((result) => {
      if (!current) return;
      setClosed(result.ok ? { ids: new Set(result.value.closedIds), failed: false } : { ...noneClosed, failed: true });
    });
    return () => {
      current = false;
    };
  }, [key]);
  return key === '' ? noneClosed : closed;
}
