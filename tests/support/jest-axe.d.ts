declare module 'jest-axe' {
  import type { AxeResults, RunOptions } from 'axe-core';

  export function axe(html: Element | string, options?: RunOptions): Promise<AxeResults>;
  export function configureAxe(options?: RunOptions & { globalOptions?: object }): typeof axe;
  export const toHaveNoViolations: {
    toHaveNoViolations(results: AxeResults): jest.CustomMatcherResult;
  };
}

declare namespace jest {
  interface Matchers<R> {
    toHaveNoViolations(): R;
  }
}
