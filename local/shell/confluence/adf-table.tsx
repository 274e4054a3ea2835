import type { AdfNode } from '../../adf/document';
import { Inside } from './adf-view';

export function AdfTable({ node }: { readonly node: AdfNode }) {
  return (
    <div className="adf-table">
      <table>
        <tbody>
          {node.content?.map((row, index) => (
            <tr key={index}>
              {row.content?.map((cell, column) => (
                <Cell key={column} cell={cell} isFirstRow={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, isFirstRow }: { readonly cell: AdfNode; readonly isFirstRow: boolean }) {
  const span = (name: string): number | undefined => {
    const value = cell.attrs?.[name];
    return typeof value === 'number' && value > 1 ? value : undefined;
  };
  const spans = { colSpan: span('colspan'), rowSpan: span('rowspan') };
  const inside = <Inside node={cell} />;
  if (cell.type !== 'tableHeader') return <td {...spans}>{inside}</td>;
  return (
    <th scope={isFirstRow ? 'col' : 'row'} {...spans}>
      {inside}
    </th>
  );
}
