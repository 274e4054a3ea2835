import { macroOf } from '../../adf/macro-node';
import type { AdfNode } from '../../adf/document';
import { useSession } from '../session';
import { MacroFrame } from './macro-frame';
import type { Space } from './wiki-client';

interface MacroHostProps {
  readonly node: AdfNode;
  readonly page: { readonly id: string };
  readonly space: Space;
  readonly opening: string;
}

/** One `extension` node in a page: the app's macro, or a sentence about what can't be shown. */
export function MacroHost({ node, page, space, opening }: MacroHostProps) {
  const { app, macros } = useSession();
  const instance = macroOf(node, app);
  const macro = macros.find(({ key }) => key === instance?.macroKey);
  if (!instance || !macro) {
    const title = node.attrs?.['text'];
    return (
      <div className="adf-unknown" role="note">
        {typeof title === 'string' && title !== '' ? `“${title}”` : 'A macro'} belongs to an app that is not installed
        here.
      </div>
    );
  }
  return <MacroFrame macro={macro} instance={instance} page={page} space={space} opening={opening} isEditing={false} />;
}
