import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Steps of indentation of a row; its style sheet knows how wide one is. */
    '--indent'?: number;
  }
}
