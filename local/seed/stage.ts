import { randomUUID } from 'node:crypto';
import type { Answers } from '../../src/shared/contract';
import type { Input, InputKey } from '../../src/shared/inputs';
import type { Changed } from '../../src/shared/views';
import { people } from '../site/people';
import type { AdfNode } from '../adf/document';
import type { SeedDays } from './days';
import type { Memory } from './memory';

export type Who = keyof typeof people;

export const accountOf = (who: Who): string => people[who].accountId;

/** What the seed needs of a site: its clock, the app's endpoints as a person, and Jira's REST as a person. */
export interface SeedSite {
  setNow(ms: number): void;
  /** Carries out what events and queue have waiting. */
  settle(): Promise<void>;
  /** @throws when the endpoint answers a failure */
  invoke<Key extends InputKey>(as: Who, key: Key, payload: Input<Key>): Promise<Answers[Key]>;
  /** @throws when Confluence answers anything but 2xx */
  confluence(as: Who, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
  /** The app's macro for a page; null while its manifest has none. */
  macro(localId: string, config: Readonly<Record<string, unknown>> | undefined): AdfNode | null;
  /** @throws when Jira answers anything but 2xx */
  jira(as: Who, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>;
}

type Patch = Input<'node.update'>['patch'];

/** One person at one moment: what they can do, and what has been made before. */
export class Stage {
  constructor(
    private readonly site: SeedSite,
    readonly days: SeedDays,
    readonly memory: Memory,
    private readonly as: Who,
  ) {}

  ask<Key extends InputKey>(key: Key, payload: Input<Key>): Promise<Answers[Key]> {
    return this.site.invoke(this.as, key, payload);
  }

  jira(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
    return this.site.jira(this.as, method, path, body);
  }

  confluence(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
    return this.site.confluence(this.as, method, path, body);
  }

  /** `name`: what the seed calls the place where it stands. */
  macro(name: string, config: Readonly<Record<string, unknown>> | undefined): AdfNode | null {
    return this.site.macro(this.memory.id(`macro of ${name}`), config);
  }

  note({ nodes, edges = [] }: Changed): void {
    for (const row of [...nodes, ...edges]) this.memory.note(row);
  }

  async update(name: string, patch: Patch, reason?: string): Promise<void> {
    const target = { requestId: randomUUID(), nodeId: this.memory.id(name), version: this.memory.version(name), patch };
    this.note(await this.ask('node.update', reason === undefined ? target : { ...target, reason }));
  }

  async archive(name: string): Promise<void> {
    const [nodeId, version] = [this.memory.id(name), this.memory.version(name)];
    this.note(await this.ask('node.archive', { requestId: randomUUID(), nodeId, version }));
  }
}

/** Something a person did at a minute of a day. Steps of the same minute keep their order. */
export interface Step {
  readonly day: number;
  readonly minute: number;
  readonly as: Who;
  readonly run: (stage: Stage) => Promise<void>;
}
