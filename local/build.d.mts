export interface BuildOptions {
  readonly root: string;
  /** Where the bundles go. */
  readonly built: string;
  readonly say: (line: string) => void;
  /** Only these parts. */
  readonly only?: readonly string[];
}

export function build(options: BuildOptions): Promise<void>;
