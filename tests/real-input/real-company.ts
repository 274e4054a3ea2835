import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readGitlab } from '../../local/import/gitlab';
import { readJiraExport } from '../../local/import/jira-export';
import { runImport } from '../../local/import/run-import';
import type { Lifecycle } from '../../src/domain/model';
import type { ItemId } from '../../src/domain/work/model';
import { parseIssue, type Issue } from '../../src/frontend/app/issue';
import { sightOfView } from '../../src/frontend/features/issue/sight-of-view';
import type { DocumentView } from '../../src/shared/document-view';
import type { TreeView } from '../../src/shared/views';
import type { WorkContextView } from '../../src/shared/work-context-view';
import type { NodeWorkView } from '../../src/shared/work-views';
import { accountOf, openApp, type App } from '../endpoints/support/app';
import { gitlabFile, isPresent as isGitlabPresent, readGitlabJson } from './gitlab-file';

export const tidevFile = resolve(__dirname, '../../../shared/data/tidev-hierarchy.jsonl.gz');
export const missing = [...(existsSync(tidevFile) ? [] : [tidevFile]), ...(isGitlabPresent ? [] : [gitlabFile])];
export const QUARTER = '2018-q2';

const json = { 'content-type': 'application/json' };
const jiraFields = 'summary,issuetype,status,resolution,project,parent';

/** A site whose Jira holds the TiDev project, and whose one strategy is GitLab's OKRs of a quarter. */
export class RealCompany {
  private constructor(
    readonly app: App,
    readonly strategyId: string,
    /** Ids of nodes by the number in GitLab's file; the vision has none. */
    private readonly nodeIds: ReadonlyMap<string, string>,
    private readonly visionId: string,
    readonly projects: number,
  ) {}

  static async open(): Promise<RealCompany> {
    const app = await openApp();
    const work = readJiraExport(gunzipSync(readFileSync(tidevFile)).toString('utf8'));
    app.site.importWork(work);
    const { rows } = readGitlab(readGitlabJson(), QUARTER);
    const projectIds = work.projects.map(({ id }) => id);
    const named = { strategy: 'GitLab', vision: 'Everyone can contribute', source: QUARTER };
    const { strategyId, ids } = await runImport(
      rows,
      { ...named, timeZone: 'Etc/UTC', projectIds },
      {
        invoke: (key, payload) => app.result('mara', key, payload),
        say: () => {},
        wait: async (ms) => app.site.advance(ms),
      },
    );
    const { nodes } = await app.value('mara', 'strategy.tree', { strategyId });
    const vision = nodes.find(({ kind }) => kind === 'vision');
    return new RealCompany(app, strategyId, ids, vision?.id ?? '', projectIds.length);
  }

  nodeId(okr: number | null): string {
    return okr === null ? this.visionId : (this.nodeIds.get(String(okr)) ?? '');
  }

  tree(): Promise<TreeView> {
    return this.app.value('mara', 'strategy.tree', { strategyId: this.strategyId });
  }

  document(): Promise<DocumentView> {
    return this.app.value('mara', 'document.open', { strategyId: this.strategyId, nodeId: null });
  }

  /** As the panel of the vision lists it. */
  linked(): Promise<NodeWorkView> {
    return this.app.value('mara', 'node.work', { nodeId: this.visionId, below: true });
  }

  async change(okr: number, lifecycle: Lifecycle): Promise<void> {
    const nodeId = this.nodeId(okr);
    const { nodes } = await this.tree();
    const version = nodes.find(({ id }) => id === nodeId)?.version ?? 0;
    await this.app.value('mara', 'node.update', { requestId: randomUUID(), nodeId, version, patch: { lifecycle } });
  }

  async link(itemId: ItemId, okr: number): Promise<void> {
    const said = { requestId: randomUUID(), id: randomUUID(), version: 0, itemId, nodeId: this.nodeId(okr) };
    await this.app.value('mara', 'work.link', { ...said, shareBp: null, note: '' });
  }

  /** Until no job is waiting. @returns how many ran */
  async settle(): Promise<number> {
    let jobs = 0;
    for (let ran = -1; ran !== 0; jobs += ran) {
      this.app.site.advance(2_000);
      ran = await this.app.site.runQueue({ ignoreDelays: true });
    }
    return jobs;
  }

  /** As ife's browser asks Jira. */
  private asViewer(method: string, path: string, asked?: unknown): unknown {
    const sent = asked === undefined ? { headers: {}, body: '' } : { headers: json, body: JSON.stringify(asked) };
    const request = { method, path: `/rest/api/3/${path}`, ...sent };
    const { status, body } = this.app.site.requestJira(accountOf('ife'), request);
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return JSON.parse(body);
  }

  /** How many issues ife finds. */
  count(jql: string): number {
    return (this.asViewer('POST', 'search/approximate-count', { jql }) as { readonly count: number }).count;
  }

  issue(id: ItemId): Issue {
    return parseIssue(this.asViewer('GET', `issue/${id}?fields=${jiraFields}`));
  }

  /** What the panel beside an issue tells ife: status, and the way from the linked node up to the vision. */
  async sight(id: ItemId): Promise<{ readonly status: string; readonly way: readonly (string | null)[] }> {
    const issue = this.issue(id);
    const above: Issue[] = [];
    for (let at = issue.parentId; at !== null; at = above.at(-1)?.parentId ?? null) above.push(this.issue(at));
    const parentIds = above.map((parent) => parent.id);
    const view: WorkContextView = await this.app.value('ife', 'work.context', {
      ...{ itemId: id, parentIds, projectId: issue.projectId },
    });
    const { status, best } = sightOfView(view, issue);
    return { status, way: best?.path.hops ?? [] };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
