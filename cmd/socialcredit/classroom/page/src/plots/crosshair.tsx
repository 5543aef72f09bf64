// The crosshair: values read off a drawing by pointer or by arrow keys.

import { useState } from "preact/hooks";
import { t } from "../text";
import type { Laid, Reading, Size } from "./plot";
import { Picture } from "./picture";

interface Props {
  id: string;
  laid: Laid;
  size: Size;
  title: string;
  says: string;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };

/** Readable is a drawing whose values can be read. */
export function Readable({ id, laid, size, title, says }: Props) {
  const [at, setAt] = useState<number | null>(null);
  const readings = at === null ? [] : laid.read();
  const reading = at === null ? undefined : readings[Math.min(at, readings.length - 1)];
  const onPointer = (e: PointerEvent & { currentTarget: HTMLElement }) => {
    const box = e.currentTarget.getBoundingClientRect();
    setAt(nearest(laid.read(), e.clientX - box.left, e.clientY - box.top));
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === "Escape" && at !== null) return setAt(null);
    const step = STEPS[e.key];
    if (step === undefined) return;
    e.preventDefault();
    const last = laid.read().length - 1;
    setAt(at === null ? (step > 0 && step < Infinity ? 0 : step === -Infinity ? 0 : last) : Math.max(0, Math.min(last, at + step)));
  };
  return (
    <div class="plot-read" tabIndex={0} role="group" aria-label={t("plots.read_keys", { title })}
      onPointerMove={onPointer} onPointerDown={onPointer} onPointerLeave={() => setAt(null)} onKeyDown={onKey} onBlur={() => setAt(null)}>
      <Picture id={id} size={size} title={title} says={says} body={<>{laid.body}{reading && <Cross reading={reading} size={size} />}</>} />
      <div class="plot-tip" role="status" hidden={!reading} style={reading ? placeOf(reading, size) : undefined}>
        {reading?.text.map((line, i) => (i === 0 ? <strong key={i}>{line}</strong> : <span key={i}>{line}</span>))}
      </div>
    </div>
  );
}

function nearest(readings: Reading[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  readings.forEach((r, i) => {
    const { left, right, top, bottom } = r.area;
    const slack = r.cell ? 0 : 12;
    if (x < left - slack || x > right + slack || y < top - slack || y > bottom + slack) return;
    const far = Math.abs(r.x - x);
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

function Cross({ reading: { x, area, dots, cell }, size }: { reading: Reading; size: Size }) {
  return (
    <g pointer-events="none">
      {cell
        ? <rect x={area.left} y={area.top} width={area.right - area.left} height={area.bottom - area.top} fill="none" stroke="var(--ink)" stroke-width={2} />
        : <line x1={x} x2={x} y1={area.top} y2={area.bottom} stroke="var(--ink)" stroke-width={1} />}
      {!cell && dots.map((d, i) => <circle key={i} cx={d.x} cy={d.y} r={4 * size.scale} fill={d.colour} stroke="var(--panel)" stroke-width={1.5} />)}
    </g>
  );
}

/** placeOf keeps the tip beside the reading and inside the drawing. */
function placeOf(r: Reading, size: Size): Record<string, string> {
  const gap = 10;
  const side: Record<string, string> = r.x > size.width / 2 ? { right: `${size.width - (r.cell ? r.area.left : r.x) + gap}px` } : { left: `${(r.cell ? r.area.right : r.x) + gap}px` };
  const middle = (r.area.top + r.area.bottom) / 2;
  return middle > size.height / 2 ? { ...side, bottom: `${Math.max(0, size.height - r.area.bottom)}px` } : { ...side, top: `${Math.max(0, r.area.top)}px` };
}
