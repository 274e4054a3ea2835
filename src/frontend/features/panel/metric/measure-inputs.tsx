import { LIMITS } from '../../../../shared/limits';
import { useTree } from '../../../app/tree';
import { DayInput } from '../../../components/day-input';
import { Field, fieldClass } from '../../../components/field';
import { directionOf, type CommitmentForm } from './commitment-field';
import styles from './measure.module.css';

interface Input {
  readonly key: 'baseline' | 'target' | 'bandLow' | 'bandHigh' | 'tolerance' | 'dueDay' | 'unit' | 'metricName';
  readonly label: string;
}

const START_AND_TARGET: readonly Input[] = [
  { key: 'baseline', label: 'Start' },
  { key: 'target', label: 'Target' },
];
const BAND: readonly Input[] = [
  { key: 'bandLow', label: 'Lower end' },
  { key: 'bandHigh', label: 'Upper end' },
  { key: 'tolerance', label: 'Tolerance' },
];
const UNIT: Input = { key: 'unit', label: 'Unit' };
const NAME: Input = { key: 'metricName', label: 'Measure' };
const DATE: Input = { key: 'dueDay', label: 'Date' };

function inputsOf(form: CommitmentForm): readonly Input[] {
  switch (directionOf(form)) {
    case 'maintain':
      return [...BAND, UNIT, NAME];
    case 'milestone':
      return [DATE, NAME];
    default:
      return [...START_AND_TARGET, UNIT, NAME];
  }
}

interface Props {
  readonly form: CommitmentForm;
  readonly wrong: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<CommitmentForm>) => void;
}

const LENGTHS = { unit: LIMITS.unit, metricName: LIMITS.name } as const;

/** The numbers, the unit or the day that a direction asks for. */
export function MeasureInputs({ form, wrong, onChange }: Props) {
  const { today } = useTree().view;
  return (
    <div className={styles['grid']}>
      {inputsOf(form).map(({ key, label }) => (
        <div key={key} className={key === 'metricName' ? styles['whole'] : ''}>
          <Field label={label} error={wrong[key] ?? null}>
            {(ids) =>
              key === 'dueDay' ? (
                <DayInput
                  {...ids}
                  name={key}
                  today={today}
                  value={form.dueDay}
                  onChange={(event) => onChange({ dueDay: event.target.value })}
                />
              ) : (
                <input
                  {...ids}
                  name={key}
                  className={fieldClass}
                  inputMode={key === 'unit' || key === 'metricName' ? 'text' : 'decimal'}
                  maxLength={key === 'unit' || key === 'metricName' ? LENGTHS[key] : 40}
                  autoComplete="off"
                  value={form[key]}
                  onChange={(event) => onChange({ [key]: event.target.value })}
                />
              )
            }
          </Field>
        </div>
      ))}
    </div>
  );
}
