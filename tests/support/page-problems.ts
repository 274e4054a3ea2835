import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';

/** What no page of the product may do: log an error, throw, violate the policy, or be answered with an error nobody expects. */
export interface PageProblems {
  /** Everything seen so far that no `allow` covers, as sentences. */
  list(): readonly string[];
  /** Names a problem that the test provokes on purpose, for example `/ 501 .*\/worklog/`. It must then really occur. */
  allow(expected: RegExp): void;
  /** @throws when something was seen that is not allowed, or something allowed was never seen */
  expectNone(): void;
}

/** Watches every page and frame of a context. Call it before the first page is opened. */
export async function watchProblems(context: BrowserContext): Promise<PageProblems> {
  const seen: string[] = [];
  const allowed: RegExp[] = [];

  await context.exposeBinding('__violation', ({ frame }, violation: unknown) => {
    seen.push(`CSP violation in ${withoutQuery(frame.url())}: ${JSON.stringify(violation)}`);
  });
  await context.addInitScript(reportViolations);
  context.on('page', (page: Page) => {
    page.on('pageerror', (error) => seen.push(`Page error: ${error.message}`));
    page.on('crash', () => seen.push('The page crashed.'));
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !isEchoOfResponse(message)) seen.push(`Console error: ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400) return;
    seen.push(`Answer ${response.status()} ${response.request().method()} ${withoutQuery(response.url())}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    // A page that navigates away drops what it was still loading.
    if (why !== 'net::ERR_ABORTED') seen.push(`Request failed (${why}): ${withoutQuery(request.url())}`);
  });

  const list = () => seen.filter((problem) => !allowed.some((expected) => expected.test(problem)));
  return {
    list,
    allow: (expected) => {
      allowed.push(expected);
    },
    expectNone: () => {
      const left = list();
      const missing = allowed.filter((expected) => !seen.some((problem) => expected.test(problem)));
      if (left.length > 0) throw new Error(`The page had problems:\n- ${left.join('\n- ')}`);
      if (missing.length > 0) throw new Error(`Allowed, but it never happened: ${missing.join(', ')}`);
    },
  };
}

/** Runs in the page. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report: unknown = Reflect.get(globalThis, '__violation');
    if (typeof report === 'function') {
      void report({ directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample });
    }
  });
}

// Chromium logs every failed answer once more, without saying which method it was.
function isEchoOfResponse(message: ConsoleMessage): boolean {
  return message.text().startsWith('Failed to load resource:');
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '');
}
