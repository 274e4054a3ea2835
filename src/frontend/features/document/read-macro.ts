import { readConfig, readDeepLink, type DocumentConfig } from '../../../shared/document-config';
import { isRecord } from '../../app/jira';

export interface MacroPlace {
  readonly config: DocumentConfig | null;
  /** The pasted link that became this macro. */
  readonly link: ReturnType<typeof readDeepLink>;
  readonly configuring: boolean;
  /** Something is saved, whatever it is. */
  readonly saved: boolean;
}

/** What Confluence says of the macro; all of it are claims. */
export function readMacro(extension: unknown): MacroPlace {
  const said = isRecord(extension) ? extension : {};
  const { config, macro, autoConvertLink } = said;
  return {
    config: readConfig(config),
    link: readDeepLink(autoConvertLink),
    configuring: isRecord(macro) && macro['isConfiguring'] === true,
    saved: isRecord(config) && Object.keys(config).length > 0,
  };
}
