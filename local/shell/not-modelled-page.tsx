import { useEffect, useState } from 'react';
import { z } from 'zod';
import { clockText } from './format';
import { site } from './site-client';

const schema = z.array(z.object({ at: z.number(), what: z.string(), detail: z.string(), count: z.number() }));

/** Everything that was asked for and answered 501. */
export function NotModelledPage() {
  const [entries, setEntries] = useState<z.infer<typeof schema> | null>(null);
  useEffect(() => {
    document.title = 'Not modelled - Jira';
    void site(schema, 'GET', 'not-modelled').then(setEntries);
  }, []);
  const clear = async (): Promise<void> => {
    await site(z.object({}), 'DELETE', 'not-modelled');
    setEntries([]);
  };
  return (
    <div className="page">
      <h1>Not modelled (501)</h1>
      <p>
        What the app, or somebody with a token, asked of this site and what it does not know. It answers 501 instead of
        pretending.
      </p>
      {entries?.length === 0 && <p>Nothing outside the model was called.</p>}
      {entries !== null && entries.length > 0 && (
        <>
          <table className="list">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Detail</th>
                <th scope="col">Times</th>
                <th scope="col">Last</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ at, what, detail, count }) => (
                <tr key={`${what} ${detail}`}>
                  <td>{what}</td>
                  <td>
                    <code>{detail}</code>
                  </td>
                  <td>{count}</td>
                  <td className="subtle">{clockText(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" className="button" onClick={() => void clear()}>
            Clear
          </button>
        </>
      )}
    </div>
  );
}
