import { getAppContext } from '@forge/api';

/** Name of the installation that this invocation serves. */
export function installation(): string {
  return String(getAppContext().installationAri);
}
