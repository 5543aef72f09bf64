// A setting that a story or a lesson offers: a slider, a choice or a switch.

import { useSignal, useSignalEffect } from "@preact/signals";
import { nameOfControl, optionOfControl, valueName } from "../describe";
import type { Control as Shape, Opened } from "../protocol";
import type { Store } from "../store";
import { label, number, t } from "../text";
import { isOn, valueAt } from "./on";

interface Props {
  store: Store;
  control: Shape;
  /** what it is called, if not as its path is */
  name?: string;
}

export function Control({ store, control, name }: Props) {
  const settings = store.opened.value?.settings[control.world ?? 0];
  const called = name ?? nameOfControl(control);
  const title = control.world === 1 ? t("shell.control.twin", { name: called }) : called;
  const id = `control-${control.world ?? 0}-${control.path}`;
  const set = (sets: string[]): void => store.change(sets, control.world);
  const mistakes = store.failure.value?.mistakes?.filter((m) => m.path === control.path) ?? [];
  return (
    <div class="control" data-world={control.world}>
      {control.on && control.off ? <Switch id={id} title={title} on={isOn(control, settings)} set={(on) => set(on ? control.on! : control.off!)} />
        : control.options ? <Choice id={id} title={title} control={control} value={valueAt(settings, control.path)} set={set} parts={partsOf(control.path, settings)} />
        : <Slider id={id} title={title} control={control} value={valueAt(settings, control.path)} set={set} store={store} />}
      <Other store={store} control={control} />
      {mistakes.map((m) => <p key={m.text} class="mistake">{m.text}</p>)}
    </div>
  );
}

/** Other says how the twin stands where it has a setting of its own: this control does not move it. */
function Other({ store, control }: { store: Store; control: Shape }) {
  const opened = store.opened.value;
  const twin = opened?.settings[1];
  if (!twin || control.world === 1) return null;
  const value = (of: Opened["settings"][number] | undefined): string => {
    if (control.on && control.off) return valueName(control.path, String(isOn(control, of)));
    const now = valueAt(of, control.path);
    if (now === undefined) return t("shell.control.absent");
    const named = optionOfControl(control, String(now));
    return typeof now === "number" && named === String(now) ? written(now) : named;
  };
  const there = value(twin);
  return there === value(opened.settings[0]) ? null : <p class="soft">{t("shell.control.other", { value: there })}</p>;
}

/** written is a value as it is written, with a true minus sign. */
const written = (value: number): string => number(value, 3).replace("-", "−");

interface Part {
  id: string;
  title: string;
}

type Valued = Part & { control: Shape; value: number | string | boolean | undefined; set(sets: string[]): void };

function Switch({ id, title, on, set }: Part & { on: boolean; set(on: boolean): void }) {
  return (
    <label class="switch" for={id}>
      <input id={id} type="checkbox" role="switch" checked={on} onChange={(e) => set(e.currentTarget.checked)} /> {title}
    </label>
  );
}

/** Choice is a chooser. What holds now may be none of what it offers, such as a number or several parts, and is said then. */
function Choice({ id, title, control, value, set, parts }: Valued & { parts: string }) {
  const now = value === undefined ? "" : String(value);
  const other = !control.options!.includes(now);
  return (
    <>
      <label for={id}>{title}</label>
      <select id={id} value={now} onChange={(e) => e.currentTarget.value !== now && set([`${control.path}=${e.currentTarget.value}`])}>
        {other && <option value={now}>{now || parts || t("shell.control.absent")}</option>}
        {control.options!.map((o) => <option key={o} value={o}>{optionOfControl(control, o)}</option>)}
      </select>
    </>
  );
}

/** partsOf are the settings below a path, in a line. */
function partsOf(path: string, settings: Opened["settings"][number] | undefined): string {
  const below = Object.entries(settings ?? {}).filter(([key]) => key.startsWith(path + "."));
  return below.map(([key, value]) => `${label(key.slice(path.length + 1))}: ${valueName(key, String(value))}`).join(", ");
}

/** Slider shows where it is dragged to at once; the worlds follow as fast as they can, or it goes back. */
function Slider({ id, title, control, value, set, store }: Valued & { store: Store }) {
  const { path, min = 0, max = 1, step = 0.01 } = control;
  const dragged = useSignal<number | null>(null);
  useSignalEffect(() => {
    if (store.wanted.value === null) dragged.value = null;
  });
  const there = typeof value === "number";
  const shown = dragged.value ?? (there ? value : min);
  const drag = (slider: HTMLInputElement): void => {
    dragged.value = slider.valueAsNumber;
    set([`${path}=${slider.value}`]);
    if (store.wanted.value === null) dragged.value = null;
  };
  return (
    <>
      <label for={id}>{title}</label>
      <div class="slider">
        <input id={id} type="range" min={min} max={max} step={step} value={shown} disabled={!there} onInput={(e) => drag(e.currentTarget)} />
        <output for={id}>{there ? written(shown) : t("shell.control.absent")}</output>
      </div>
    </>
  );
}
