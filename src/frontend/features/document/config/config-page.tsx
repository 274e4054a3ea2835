import CompassIcon from '@atlaskit/icon/core/compass';
import { view as bridge } from '@forge/bridge';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import {
  DEFAULT_LEVELS,
  DEFAULT_PARTS,
  DOCUMENT_PARTS,
  toSaved,
  type DocumentConfig,
  type DocumentPart,
  type readDeepLink,
} from '../../../../shared/document-config';
import type { DocumentNode, DocumentView } from '../../../../shared/document-view';
import { ok } from '../../../../shared/result';
import { SessionGate } from '../../../app/session-gate';
import { useSession } from '../../../app/session';
import { Button } from '../../../components/button';
import { Field, fieldClass } from '../../../components/field';
import { KindIcon } from '../../../components/kind-icon';
import { Message } from '../../../components/message';
import { Segments } from '../../../components/segments';
import { SearchPicker } from '../../../components/search-picker';
import { Document } from '../document';
import { Loading } from '../living-document';
import { useDocument } from '../use-document';
import styles from './config.module.css';

interface Props {
  readonly config: DocumentConfig | null;
  readonly link: ReturnType<typeof readDeepLink>;
}

const PART_WORDS: Readonly<Record<DocumentPart, string>> = {
  narrative: 'Narrative',
  workDone: 'Work done',
  why: 'Why',
  team: 'Team',
  tradeOffs: 'Trade-offs',
  owner: 'Owner',
  keyResults: 'Key results',
  work: 'Linked work',
};
const LEVELS = ([1, 2, 3, null] as const).map((value) => ({ value, label: value === null ? 'All' : String(value) }));
const WIDTHS = [760, 360].map((value) => ({ value, label: String(value) }));
const MOST = 30;

/** What the macro shows, with the page beside it as its author would read it. */
export function ConfigPage(props: Props) {
  return (
    <SessionGate loading={<Loading />}>
      <Form {...props} />
    </SessionGate>
  );
}

function Form({ config: saved, link }: Props) {
  const { strategies } = useSession();
  const known = strategies.some(({ id }) => id === (saved ?? link)?.strategyId);
  const [config, setConfig] = useState<DocumentConfig>(() => ({
    strategyId: strategies[0]?.id ?? '',
    ...{ nodeId: null, levels: DEFAULT_LEVELS, parts: DEFAULT_PARTS },
    ...(known && link ? { strategyId: link.strategyId } : {}),
    ...(known && saved ? saved : {}),
  }));
  const [trouble, setTrouble] = useState(false);
  const change = (part: Partial<DocumentConfig>) => setConfig((before) => ({ ...before, ...part }));
  const submit = () =>
    bridge.submit({ config: toSaved(config) }).catch(() => {
      setTrouble(true);
    });
  if (strategies.length === 0) {
    return (
      <Message
        kind="lock"
        title="There is no strategy you may see"
        actions={<Button onClick={() => void bridge.close()}>Close</Button>}
      >
        Strategies are written in Jira. Ask a Jira administrator.
      </Message>
    );
  }
  return (
    <form
      className={styles['page']}
      aria-label="Settings of this macro"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles['header']}>
        <CompassIcon label="" />
        <h1>Strategy</h1>
        <Button look="subtle" onClick={() => void bridge.close()}>
          Cancel
        </Button>
        <Button look="primary" type="submit">
          Save
        </Button>
      </div>
      <Body
        key={config.strategyId}
        config={config}
        linkKey={saved ? null : (link?.nodeKey ?? null)}
        change={change}
        note={
          trouble ? (
            <Message kind="error" role="alert" title="Not saved">
              Confluence did not take these settings. Try again.
            </Message>
          ) : (
            !known &&
            saved && (
              <Message kind="warning" role="note" title="What was shown here is gone, or not for you to see">
                Choose what this macro shows from now on.
              </Message>
            )
          )
        }
      />
    </form>
  );
}

interface BodyProps {
  readonly config: DocumentConfig;
  readonly linkKey: string | null;
  readonly change: (part: Partial<DocumentConfig>) => void;
  readonly note: ReactNode;
}

/** The whole strategy is read once; what is chosen of it is shown at once. */
function Body({ config, linkKey, change, note }: BodyProps) {
  const { strategies } = useSession();
  const { view, items, failure, busy, asOf, reload } = useDocument(config.strategyId, null);
  const [width, setWidth] = useState<number>(760);
  const linked = linkKey === null ? undefined : view?.nodes.find(({ key }) => key === linkKey)?.id;
  useEffect(() => {
    if (linked !== undefined) change({ nodeId: linked });
    // Once, when it is known what the link leads to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [linked]);
  const chosen = view?.nodes.find(({ id }) => id === config.nodeId) ?? null;
  const root = chosen ?? view?.nodes[0] ?? null;
  return (
    <div className={styles['body']}>
      <div className={styles['form']}>
        {note}
        {strategies.length > 1 && (
          <Field label="Strategy">
            {(ids) => (
              <select
                {...ids}
                className={fieldClass}
                value={config.strategyId}
                onChange={(event) => change({ strategyId: event.target.value, nodeId: null })}
              >
                {strategies.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Show view={view} chosen={chosen} onPick={(nodeId) => change({ nodeId })} />
        <Segments
          label="Levels below"
          options={LEVELS}
          value={config.levels}
          onChange={(levels) => change({ levels })}
        />
        <fieldset className={styles['group']}>
          <legend>Include</legend>
          <div className={styles['parts']}>
            {(Object.keys(PART_WORDS) as DocumentPart[]).map((part) => (
              <label key={part}>
                <input
                  type="checkbox"
                  checked={config.parts.includes(part)}
                  onChange={({ target }) =>
                    change({
                      parts: DOCUMENT_PARTS.filter((one) =>
                        one === part ? target.checked : config.parts.includes(one),
                      ),
                    })
                  }
                />{' '}
                {PART_WORDS[part]}
              </label>
            ))}
          </div>
        </fieldset>
        <p className={styles['promise']}>Everyone sees only what they may see. Nothing is copied into the page.</p>
      </div>
      <section className={styles['preview']} aria-label="Preview as you">
        <div className={styles['previewHead']}>
          <span>Preview as you</span>
          <Segments label="Width" inline options={WIDTHS} value={width} onChange={setWidth} />
        </div>
        <div className={styles['paper']} data-width={width}>
          {failure && (
            <Message kind="error" title="The preview could not be read">
              {failure.message}
            </Message>
          )}
          {view ? (
            <Document
              {...{ view, items, config, asOf, busy }}
              nodeKey={root && chosen ? root.key : null}
              reload={() => void reload()}
            />
          ) : (
            !failure && <Loading />
          )}
        </div>
      </section>
    </div>
  );
}

interface ShowProps {
  readonly view: DocumentView | null;
  readonly chosen: DocumentNode | null;
  readonly onPick: (nodeId: string | null) => void;
}

function Show({ view, chosen, onPick }: ShowProps) {
  const nodes = view?.nodes;
  const search = useCallback(
    async (query: string) => {
      const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const fits = ({ key, title, kind }: DocumentNode) =>
        kind !== 'keyResult' && words.every((word) => `${key} ${title}`.toLocaleLowerCase().includes(word));
      return ok((nodes ?? []).filter(fits).slice(0, MOST));
    },
    [nodes],
  );
  return (
    <div className={styles['group']}>
      <span className={styles['label']}>Show</span>
      <div className={styles['chosen']}>
        <KindIcon kind={chosen?.kind ?? 'vision'} />
        <span>{chosen ? `${chosen.title} ${chosen.key}` : 'The whole strategy'}</span>
        {chosen && (
          <Button size="small" look="subtle" onClick={() => onPick(null)}>
            Show all
          </Button>
        )}
      </div>
      <SearchPicker
        label="Show"
        placeholder="Find a part of it"
        search={search}
        idOf={({ id }) => id}
        show={(node) => (
          <span className={styles['chosen']}>
            <KindIcon kind={node.kind} />
            <span>{node.title}</span>
            <span className={styles['key']}>{node.key}</span>
          </span>
        )}
        onPick={({ id, parentId }) => onPick(parentId === null ? null : id)}
        nothing="Nothing matches."
        one
      />
      <span className={styles['help']}>A whole strategy, or any part of it.</span>
    </div>
  );
}
