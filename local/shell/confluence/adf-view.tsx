import { createContext, useContext, type ReactNode } from 'react';
import { isExtension } from '../../adf/macro-node';
import type { AdfDocument, AdfMark, AdfNode } from '../../adf/document';
import { dayText } from '../format';
import { followLink } from '../location';
import { AdfTable } from './adf-table';

type DrawMacro = (node: AdfNode) => ReactNode;

const MacroContext = createContext<DrawMacro>(() => null);

interface AdfViewProps {
  readonly document: AdfDocument;
  /** Draws what stands in an `extension` node. */
  readonly macro: DrawMacro;
}

/** A document as Confluence shows it, as far as this site draws it; the rest says what it is. */
export function AdfView({ document, macro }: AdfViewProps) {
  return (
    <MacroContext.Provider value={macro}>
      <div className="adf">
        <Inside node={document} />
      </div>
    </MacroContext.Provider>
  );
}

export function Inside({ node }: { readonly node: AdfNode }) {
  return (
    <>
      {node.content?.map((child, index) => (
        <Node key={index} node={child} />
      ))}
    </>
  );
}

const textOf = (node: AdfNode, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const drawings: Readonly<Record<string, (node: AdfNode) => ReactNode>> = {
  paragraph: (node) => (
    <p>
      <Inside node={node} />
    </p>
  ),
  heading: (node) => <Heading node={node} />,
  bulletList: (node) => (
    <ul>
      <Inside node={node} />
    </ul>
  ),
  orderedList: (node) => (
    <ol start={Number(textOf(node, 'order') || 1)}>
      <Inside node={node} />
    </ol>
  ),
  listItem: (node) => (
    <li>
      <Inside node={node} />
    </li>
  ),
  taskList: (node) => (
    <ul className="tasks">
      <Inside node={node} />
    </ul>
  ),
  taskItem: (node) => (
    <li>
      {textOf(node, 'state') === 'DONE' ? '☑' : '☐'} <Inside node={node} />
    </li>
  ),
  blockquote: (node) => (
    <blockquote>
      <Inside node={node} />
    </blockquote>
  ),
  codeBlock: (node) => (
    <pre>
      <code>
        <Inside node={node} />
      </code>
    </pre>
  ),
  panel: (node) => (
    <div className={`adf-panel adf-panel-${textOf(node, 'panelType')}`}>
      <Inside node={node} />
    </div>
  ),
  expand: (node) => (
    <details>
      <summary>{textOf(node, 'title') || 'More'}</summary>
      <Inside node={node} />
    </details>
  ),
  layoutSection: (node) => (
    <div className="columns">
      <Inside node={node} />
    </div>
  ),
  layoutColumn: (node) => (
    <div>
      <Inside node={node} />
    </div>
  ),
  rule: () => <hr />,
  table: (node) => <AdfTable node={node} />,
  text: (node) => (node.marks ?? []).reduce<ReactNode>(marked, node.text ?? ''),
  hardBreak: () => <br />,
  mention: (node) => <span className="mention">{textOf(node, 'text')}</span>,
  emoji: (node) => textOf(node, 'text') || textOf(node, 'shortName'),
  date: (node) => <time>{dayText(Number(textOf(node, 'timestamp')))}</time>,
  status: (node) => <span className={`lozenge lozenge-${textOf(node, 'color')}`}>{textOf(node, 'text')}</span>,
  inlineCard: (node) => <Link href={textOf(node, 'url')}>{textOf(node, 'url')}</Link>,
  blockCard: (node) => (
    <p>
      <Link href={textOf(node, 'url')}>{textOf(node, 'url')}</Link>
    </p>
  ),
};

/** Also for the nodes that have one of these under another name. */
const aliases: Readonly<Record<string, string>> = { nestedExpand: 'expand', embedCard: 'blockCard' };

export function Node({ node }: { readonly node: AdfNode }) {
  const macro = useContext(MacroContext);
  if (isExtension(node)) return macro(node);
  const draw = drawings[aliases[node.type] ?? node.type];
  if (draw) return draw(node);
  return (
    <div className="adf-unknown">
      <p className="subtle small">This local site does not draw {node.type}.</p>
      <Inside node={node} />
    </div>
  );
}

const headings = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const;

function Heading({ node }: { readonly node: AdfNode }) {
  const level = Number(textOf(node, 'level'));
  // The title of the page is the one heading of the first level.
  const Tag = Object.entries(headings).find(([known]) => Number(known) === Math.max(2, level))?.[1] ?? 'h6';
  return (
    <Tag className={`adf-h${level}`}>
      <Inside node={node} />
    </Tag>
  );
}

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^(https?:|mailto:|\/|#)/i.test(href)) return <>{children}</>;
  const own = href.startsWith('/') || href.startsWith(`${location.origin}/`);
  return own ? (
    <a href={href} onClick={followLink}>
      {children}
    </a>
  ) : (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function marked(inside: ReactNode, mark: AdfMark): ReactNode {
  const attr = mark.attrs?.[mark.type === 'subsup' ? 'type' : 'href'];
  switch (mark.type) {
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'underline':
      return <u>{inside}</u>;
    case 'strike':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'subsup':
      return attr === 'sup' ? <sup>{inside}</sup> : <sub>{inside}</sub>;
    case 'link':
      return <Link href={typeof attr === 'string' ? attr : ''}>{inside}</Link>;
    default:
      return inside;
  }
}
