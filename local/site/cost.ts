import type { Clock } from './clock';
import budgets from './budgets.json';

export interface CostRow {
  readonly id: number;
  readonly time: number;
  /** Null: the app on its own account. */
  readonly accountId: string | null;
  readonly function: string;
  readonly surface: string;
  /** The browser page it came from, when it came from one. */
  readonly page: string | null;
  readonly statements: number;
  readonly points: number;
  readonly ms: number;
  /** Statements and points that the design allows this function; null when it names none. */
  readonly budget: Budget | null;
  readonly overBudget: boolean;
  readonly error: string | null;
}

export interface Budget {
  readonly statements: number;
  /** Null: not judged. */
  readonly points: number | null;
}

/** Verdicts on access are remembered so long; who was not asked for in that time may cost points once. */
const verdictMs = 10 * 60_000;

const kept = 5000;

/** What every run of a function has cost, oldest first. */
export class CostLog {
  private entries: CostRow[] = [];
  private count = 0;
  private pointsSpent: { at: number; points: number }[] = [];

  constructor(private readonly clock: Clock) {}

  add(row: Omit<CostRow, 'id' | 'time' | 'budget' | 'overBudget'>): CostRow {
    const budget = budgetOf(row.function);
    const time = this.clock.now();
    const overBudget = budget !== null && (row.statements > budget.statements || this.costsTooMany(row, budget, time));
    const entry = { ...row, id: (this.count += 1), time, budget, overBudget };
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.shift();
    if (row.points > 0) this.pointsSpent.push({ at: entry.time, points: row.points });
    return entry;
  }

  /** A view costs no points, but for one look-up of a person's rights in ten minutes. */
  private costsTooMany(row: Pick<CostRow, 'accountId' | 'points'>, budget: Budget, time: number): boolean {
    if (budget.points === null || row.points <= budget.points) return false;
    return this.entries.some(
      (other) =>
        other.accountId === row.accountId &&
        other.points > 0 &&
        other.budget?.points === 0 &&
        other.time > time - verdictMs,
    );
  }

  rows(): readonly CostRow[] {
    return this.entries;
  }

  pointsThisHour(): number {
    const from = this.clock.now() - 3_600_000;
    this.pointsSpent = this.pointsSpent.filter((entry) => entry.at > from);
    return this.pointsSpent.reduce((sum, entry) => sum + entry.points, 0);
  }

  clear(): void {
    this.entries = [];
  }
}

/** The first pattern that fits wins; `*` stands for anything. */
function budgetOf(name: string): Budget | null {
  const found = budgets.find(({ functions }) =>
    functions.some((pattern) => new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*/g, '.*')}$`).test(name)),
  );
  return found ? { statements: found.statements, points: found.points } : null;
}
