import type { PastePageProps } from '../../app/slots';

// Minimal until the paste page lands here.
export function PastePage({ initialText, onDone }: PastePageProps) {
  return (
    <>
      <pre>{initialText}</pre>
      <button type="button" onClick={onDone}>
        Cancel
      </button>
    </>
  );
}
