import type { NodeId } from '../../../domain/model';
import type { DocumentConfig } from '../../../shared/document-config';
import type { DocumentLink, DocumentNode, DocumentView } from '../../../shared/document-view';

/** One heading of the document, and what stands under it. */
export interface Section {
  readonly node: DocumentNode;
  /** 0 where the document begins. */
  readonly depth: number;
  /** Key results and initiatives. */
  readonly lines: readonly DocumentNode[];
  /** Work of the node, of its lines, and of whatever below it has no heading of its own. */
  readonly links: readonly DocumentLink[];
  /** Further links of these, not told. */
  readonly more: number;
  readonly sections: readonly Section[];
}

const isHeading = ({ kind }: DocumentNode): boolean => kind !== 'keyResult' && kind !== 'initiative';

interface Draft {
  readonly node: DocumentNode;
  readonly depth: number;
  readonly lines: DocumentNode[];
  readonly links: DocumentLink[];
  more: number;
  readonly sections: Draft[];
}

/** The document in the order in which it is read. `null` when there is nothing to begin with. */
export function outlineOf(
  view: DocumentView,
  { levels }: Pick<DocumentConfig, 'levels'>,
  rootId: NodeId | null = view.rootId,
): Section | null {
  const under = new Map<NodeId, Draft>();
  let root: Draft | null = null;
  for (const node of view.nodes) {
    const above: Draft | undefined = node.parentId === null ? undefined : under.get(node.parentId);
    if (node.id === rootId) {
      root = begin(node, 0);
      under.set(node.id, root);
      if (!isHeading(node)) root.lines.push(node);
    } else if (above) under.set(node.id, place(node, above, levels));
  }
  if (!root) return null;
  for (const link of view.links) under.get(link.nodeId)?.links.push(link);
  for (const [nodeId, more] of Object.entries(view.moreLinks)) {
    const section = under.get(nodeId);
    if (section) section.more += more;
  }
  return root;
}

const begin = (node: DocumentNode, depth: number): Draft => ({
  ...{ node, depth, lines: [], links: [], more: 0, sections: [] },
});

function place(node: DocumentNode, above: Draft, levels: number | null): Draft {
  if (!isHeading(node)) {
    above.lines.push(node);
    return above;
  }
  if (levels !== null && above.depth >= levels) return above;
  const section = begin(node, above.depth + 1);
  above.sections.push(section);
  return section;
}
