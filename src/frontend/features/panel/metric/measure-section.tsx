import { useMemo, useState } from 'react';
import { amount, dayWithYear, UNKNOWN } from '../../../app/format';
import { fieldDomId } from '../editing/field-dom';
import { FieldTrouble } from '../editing/field-trouble';
import { usePanel } from '../editing/panel-context';
import { useField } from '../editing/use-field';
import { KeyResultFigures } from '../key-results/key-result-figures';
import { Property } from '../properties/property';
import { ValueButton } from '../properties/value-button';
import { commitmentField } from './commitment-field';
import { DIRECTION_WORDS } from './commitment-words';
import { MeasureForm } from './measure-form';
import { standingChanges } from './standing-changes';
import properties from '../properties/properties.module.css';
import styles from './measure.module.css';

interface Row {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** A key result's own panel: value, chart and history, and what it commits to. */
export function MeasureSection() {
  const { node, panel, reload } = usePanel();
  const editor = useField(commitmentField);
  const [first, setFirst] = useState('target');
  const changes = useMemo(() => standingChanges(panel.commitmentChanges), [panel.commitmentChanges]);
  if (!node.keyResult) return null;
  const { confidence } = node.keyResult;
  const rows = rowsOf(node);
  // The row that opened the form gets the focus back.
  const opener = rows.some(({ key }) => key === first) ? first : rows[0]?.key;
  const open = (key: string) => {
    setFirst(key);
    editor.start();
  };
  return (
    <section className={styles['section']} aria-label="Measure">
      <KeyResultFigures node={node} checkIns={panel.checkIns} changes={changes} onChanged={reload} />
      {editor.editing ? (
        <MeasureForm first={first} />
      ) : (
        <>
          <dl className={styles['list']}>
            {rows.map((row) => (
              <Property key={row.key} label={row.label}>
                {(labelId) => (
                  <ValueButton
                    {...(row.key === opener ? { id: fieldDomId(node.id, commitmentField.id) } : {})}
                    labelId={labelId}
                    onClick={() => open(row.key)}
                  >
                    {row.value === UNKNOWN ? <span className={properties['faint']}>Not said yet</span> : row.value}
                  </ValueButton>
                )}
              </Property>
            ))}
            <Property label="Confidence">
              {() => (
                <span className={properties['static']}>{confidence === null ? UNKNOWN : `${confidence} of 10`}</span>
              )}
            </Property>
          </dl>
          <FieldTrouble editor={editor} />
        </>
      )}
    </section>
  );
}

function rowsOf({ keyResult, unit, metricName, title }: ReturnType<typeof usePanel>['node']): readonly Row[] {
  if (!keyResult) return [];
  const { direction, baseline, target, bandLow, bandHigh, tolerance, dueDay } = keyResult;
  const first: Row = { key: 'direction', label: 'Direction', value: DIRECTION_WORDS[direction] };
  const name: Row[] =
    metricName === '' || metricName === title ? [] : [{ key: 'metricName', label: 'Measure', value: metricName }];
  switch (direction) {
    case 'milestone':
      return [first, { key: 'dueDay', label: 'Date', value: dueDay === null ? UNKNOWN : dayWithYear(dueDay) }, ...name];
    case 'maintain':
      return [
        first,
        { key: 'bandLow', label: 'Lower end', value: amount(bandLow, unit) },
        { key: 'bandHigh', label: 'Upper end', value: amount(bandHigh, unit) },
        ...(tolerance === null ? [] : [{ key: 'tolerance', label: 'Tolerance', value: amount(tolerance, unit) }]),
        ...name,
      ];
    default:
      return [
        first,
        { key: 'baseline', label: 'Start', value: amount(baseline, unit) },
        { key: 'target', label: 'Target', value: amount(target, unit) },
        { key: 'unit', label: 'Unit', value: unit === '' ? UNKNOWN : unit },
        ...name,
      ];
  }
}
