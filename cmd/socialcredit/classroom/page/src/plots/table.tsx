// The plotted numbers as a table to read.

import { number } from "../text";
import type { Table } from "./plot";

const MOST = 400;

export function TableView({ table, caption }: { table: Table; caption: string }) {
  const rows = table.rows.slice(-MOST);
  return (
    <div class="plot-table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead><tr>{table.head.map((h, i) => <th key={i} scope="col">{h}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>{row.map((c, k) => (k === 0 ? <th key={k} scope="row">{show(c)}</th> : <td key={k}>{show(c)}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const show = (cell: string | number | null): string => (cell === null ? "–" : typeof cell === "number" ? number(cell, 4) : cell);
