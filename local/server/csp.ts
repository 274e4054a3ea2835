import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';

const silent = { info: (): void => {}, warn: (): void => {}, error: (): void => {}, debug: (): void => {} };

/**
 * The policy that Atlassian's CDN would send with this page, computed by its own package. The manifest's `unsafe-inline` for
 * styles is left out on purpose, and so is the address for reports: none leaves this machine.
 * @param shellOrigin who may frame the page
 */
export function policyFor(html: string, shellOrigin: string): string {
  const existingCSPDetails = new CSPProcessingService(silent, load).getCspDetails(html, {
    content: { scripts: [], styles: [] },
  });
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails,
    microsEnv: 'prod',
    hostname: shellOrigin,
  });
  return directives.filter((directive) => !directive.startsWith('report-uri')).join('; ');
}
