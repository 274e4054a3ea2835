import { useEffect, useId, useMemo, useState } from 'react';
import { z } from 'zod';
import { AppFrame } from './app-frame';
import { costView, currentPage } from './cost-drawer';
import { FrameModal, type OpenModal } from './frame-modal';
import { Icon } from './icons';
import type { Issue } from './issue-model';
import { lozengeSchema, useSession, type AppIssueContext, type Lozenge } from './session';
import { site } from './site-client';

const statusSchema = z.object({ status: lozengeSchema.nullable() });

/** Jira remembers which panels a person has opened. */
const openKey = (module: AppIssueContext): string => `issue-context:${module.key}`;

/** The app's panels beside an issue. */
export function IssueContexts({ issue }: { readonly issue: Issue }) {
  const { issueContexts } = useSession();
  return issueContexts.map((module) => <ContextPanel key={module.key} module={module} issue={issue} />);
}

function ContextPanel({ module, issue }: { readonly module: AppIssueContext; readonly issue: Issue }) {
  const [open, setOpen] = useState(() => localStorage.getItem(openKey(module)) === 'open');
  const [lozenge, setLozenge] = useState<Lozenge | null>(module.status);
  const body = useId();
  const { key, fields } = issue;
  useEffect(() => {
    let current = true;
    site(statusSchema, 'POST', 'issue-status', { moduleKey: module.key, issueKey: key }).then(
      ({ status }) => current && setLozenge(status),
      () => undefined,
    );
    return () => {
      current = false;
    };
    // What was written to the issue may have changed what the app says of it; so may closing the panel.
  }, [module.key, key, fields.updated, open]);
  const toggle = (): void => {
    localStorage.setItem(openKey(module), open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <section className="context" aria-label={module.title}>
      <h2>
        <button type="button" className="context-head" aria-expanded={open} aria-controls={body} onClick={toggle}>
          {module.title}
          {lozenge && <span className={`lozenge lozenge-app-${lozenge.type}`}>{lozenge.label}</span>}
          <span className={open ? 'context-chevron context-open' : 'context-chevron'}>
            <Icon name="chevron" />
          </span>
        </button>
      </h2>
      <div id={body} hidden={!open}>
        {open && <ContextFrame module={module} issue={issue} />}
      </div>
    </section>
  );
}

const firstHeight = 160;

/** The panel's page, as high as what is in it. */
function ContextFrame({ module, issue }: { readonly module: AppIssueContext; readonly issue: Issue }) {
  const [height, setHeight] = useState(firstHeight);
  const [reloads, setReloads] = useState(0);
  const [modal, setModal] = useState<OpenModal | null>(null);
  const id = useMemo(() => `${module.key}-${crypto.randomUUID()}-${reloads}`, [module.key, reloads]);
  useEffect(() => {
    currentPage.set({ id, since: costView.get().now });
    return () => currentPage.set(null);
  }, [id]);
  const { id: issueId, key, fields } = issue;
  const { issuetype, project } = fields;
  const context = useMemo(
    () => ({
      extension: {
        type: module.type,
        issue: { id: issueId, key, type: issuetype.name, typeId: issuetype.id },
        project: { id: project.id, key: project.key, type: project.projectTypeKey },
      },
    }),
    [module.type, issueId, key, issuetype.name, issuetype.id, project.id, project.key, project.projectTypeKey],
  );
  return (
    <>
      <AppFrame
        key={id}
        page={module}
        id={id}
        history={null}
        openModal={setModal}
        reload={() => setReloads(reloads + 1)}
        surround={{ context, onHeight: setHeight }}
        height={height}
      />
      {modal && <FrameModal page={module} id={id} modal={modal} close={() => setModal(null)} surround={{ context }} />}
    </>
  );
}
