import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { openDatabase } from '../database';
import { groupIds, type GroupName } from '../people';
import { firstProjects, type Project } from './projects';

/** `trash` can be restored, `deleted` not; neither is found by anybody. */
export type ProjectState = 'live' | 'archived' | 'trash' | 'deleted';

const stateSchema = z.object({ id: z.string(), state: z.enum(['live', 'archived', 'trash', 'deleted']) });
const addedSchema = z.object({ data: z.string() });

const groupName = z.custom<GroupName>((name) => typeof name === 'string' && Object.hasOwn(groupIds, name));

const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  leadKey: z.string(),
  browse: z.array(groupName),
  edit: z.array(groupName),
});

/** The site's projects: those that every site starts with, and those that an import added. */
export class ProjectStore {
  private readonly db: DatabaseSyncInstance;
  private readonly states = new Map<string, ProjectState>();
  private readonly byId = new Map<string, Project>();
  private readonly byKey = new Map<string, Project>();

  constructor(file: string) {
    this.db = openDatabase(file);
    this.db.exec('CREATE TABLE IF NOT EXISTS project_state (id TEXT PRIMARY KEY, state TEXT NOT NULL)');
    this.db.exec('CREATE TABLE IF NOT EXISTS added_project (id TEXT PRIMARY KEY, data TEXT NOT NULL)');
    const added = this.db.prepare('SELECT data FROM added_project ORDER BY id').all();
    for (const project of firstProjects) this.remember(project);
    for (const row of added) this.remember(projectSchema.parse(JSON.parse(addedSchema.parse(row).data)));
    for (const row of this.db.prepare('SELECT id, state FROM project_state').all()) {
      const { id, state } = stateSchema.parse(row);
      this.states.set(id, state);
    }
  }

  /** A project that is there, archived or not. */
  find(idOrKey: string): Project | undefined {
    const found = this.findAnywhere(idOrKey);
    if (!found) return undefined;
    const state = this.stateOf(found);
    if (state === 'archived') return { ...found, isArchived: true };
    return state === 'live' ? found : undefined;
  }

  /** Also in the trash, from where it may come back. */
  findAnywhere(idOrKey: string): Project | undefined {
    return this.byId.get(idOrKey) ?? this.byKey.get(idOrKey.toUpperCase());
  }

  /** What lists and searches go through: archived projects are in none. */
  live(): readonly Project[] {
    return [...this.byId.values()].filter((project) => this.stateOf(project) === 'live');
  }

  stateOf({ id }: Project): ProjectState {
    return this.states.get(id) ?? 'live';
  }

  setState(project: Project, state: ProjectState): void {
    this.db
      .prepare('INSERT INTO project_state VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state')
      .run(project.id, state);
    this.states.set(project.id, state);
  }

  add(project: z.infer<typeof projectSchema>): void {
    this.db.prepare('INSERT INTO added_project VALUES (?, ?)').run(project.id, JSON.stringify(project));
    this.remember(project);
  }

  close(): void {
    this.db.close();
  }

  private remember(project: Project): void {
    this.byId.set(project.id, project);
    this.byKey.set(project.key, project);
  }
}
