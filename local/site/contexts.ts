import { randomUUID } from 'node:crypto';
import type { RuntimeFacts } from './app/app-host';
import type { Invocation } from './invocation';
import { productOf, type AppModule, type Manifest } from './manifest';

export const cloudId = 'a1f3c5d7-2b4e-4f60-8a9c-1d3e5f7a9b0c';
export const environmentId = '5c3b1a09-8f7e-4d6c-9b5a-493827160504';
const siteAris = { jira: `ari:cloud:jira::site/${cloudId}`, confluence: `ari:cloud:confluence::site/${cloudId}` };

/** The last part of the app's id: what the keys of its macros in pages begin with. */
export const appUuid = (appId: string): string => appId.slice(appId.lastIndexOf('/') + 1);

/** What the platform tells a function and a page about where they are. */
export class Contexts {
  /** Several sites may share one warm process: each is an installation of its own. */
  private readonly installationId = randomUUID();

  constructor(
    private readonly manifest: Manifest,
    private readonly baseUrl: string,
  ) {}

  /** `view.getContext()`, and the context of a resolver. */
  ofPage(
    page: AppModule,
    accountId: string | null,
    more: Readonly<Record<string, unknown>> = {},
  ): Record<string, unknown> {
    return {
      ...(accountId === null ? {} : { accountId }),
      cloudId,
      environmentId,
      environmentType: 'DEVELOPMENT',
      moduleKey: page.key,
      siteUrl: this.baseUrl,
      locale: 'en-GB',
      timezone: 'Europe/London',
      localId: `ari:cloud:ecosystem::extension/${this.manifest.appId}/${environmentId}/static/${page.key}`,
      extension: { type: page.type },
      ...more,
    };
  }

  /** The second argument of every function: what the platform itself vouches for. */
  ofBackend({ accountId, moduleKey }: Invocation): Record<string, unknown> {
    return {
      installContext: siteAris[productOf(this.manifest, moduleKey)],
      ...(accountId === null ? {} : { principal: { accountId } }),
      installation: { ari: { installationId: this.installationId }, contexts: [{ cloudId, workspaceId: cloudId }] },
    };
  }

  /** `__forge_runtime__`, as far as it is data. */
  ofRuntime(invocation: Invocation): RuntimeFacts {
    const siteAri = siteAris[productOf(this.manifest, invocation.moduleKey)];
    return {
      contextAri: siteAri,
      aaid: invocation.accountId,
      appContext: {
        appId: this.manifest.appId,
        appVersion: '1.0.0',
        environmentId,
        environmentType: 'DEVELOPMENT',
        invocationId: invocation.id,
        installationId: this.installationId,
        functionKey: invocation.functionKey,
        moduleKey: invocation.moduleKey,
        installation: {
          ari: `ari:cloud:ecosystem::installation/${this.installationId}`,
          contexts: Object.values(siteAris),
        },
        permissions: { scopes: [...this.manifest.scopes], external: {} },
      },
    };
  }
}
