import { Avatar } from './avatar';
import { timeText } from './format';
import { Icon } from './icons';
import { useSession } from './session';

export interface CostRow {
  readonly id: number;
  readonly time: number;
  readonly accountId: string | null;
  readonly function: string;
  readonly surface: string;
  readonly page: string | null;
  readonly statements: number;
  readonly points: number;
  readonly ms: number;
  readonly budget: { readonly statements: number; readonly points: number | null } | null;
  readonly overBudget: boolean;
  readonly error: string | null;
}

/** Newest first. */
export function CostTable({ rows }: { readonly rows: readonly CostRow[] }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="cost-rows" tabIndex={0} role="region" aria-label="Calls">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Who</th>
            <th scope="col">Function</th>
            <th scope="col">Surface</th>
            <th scope="col" className="number">
              Statements
            </th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Took
            </th>
            <th scope="col">Budget</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="subtle">{timeText(row.time)}</td>
              <td>
                <Who accountId={row.accountId} />
              </td>
              <td>
                <code>{row.function}</code>
                {row.error !== null && (
                  <span className="danger" title={row.error}>
                    {' '}
                    failed
                  </span>
                )}
              </td>
              <td>{row.surface}</td>
              <td className="number">{row.statements}</td>
              <td className="number">{row.points}</td>
              <td className="number">{Math.round(row.ms)} ms</td>
              <td>
                <Verdict row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="empty">No calls yet.</p>}
    </div>
  );
}

function Who({ accountId }: { readonly accountId: string | null }) {
  const { colleagues } = useSession();
  const person = colleagues.find((other) => other.accountId === accountId);
  return (
    <span className="who">
      {person ? <Avatar personKey={person.key} size={16} /> : <Icon name="bolt" />}
      {person?.displayName ?? 'The app'}
    </span>
  );
}

/** "in budget", "3 of 2", or a dash where the design names no budget. */
function Verdict({ row }: { readonly row: CostRow }) {
  if (!row.budget) return <span className="subtle">–</span>;
  if (!row.overBudget) {
    return (
      <span className="who subtle">
        <Icon name="check" /> in budget
      </span>
    );
  }
  const tooManyStatements = row.statements > row.budget.statements;
  return (
    <strong className="who danger">
      <Icon name="warning" />
      {tooManyStatements
        ? `${row.statements} of ${row.budget.statements}`
        : `${row.points} of ${row.budget.points ?? 0} points`}
    </strong>
  );
}
