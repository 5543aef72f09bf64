// A view of one society: people as dots with their ties, or, of very many, an image.

import { onTheme } from "./bands";
import { createCamera, type Transform } from "./camera";
import { createDensity } from "./density";
import { createDotLayer, type Marks } from "./dots";
import { onKeys } from "./keys";
import { createLayout, crowd, DRAWN, sharedLayout, type Layout } from "./layout";
import { createPointer } from "./pointer";
import { carry, createSociety, tie, type Society } from "./society";
import { createStage } from "./stage";
import { createTieLayer } from "./ties";
import { person, seen } from "./words";
import { t } from "../text";
import type { Opened, PeopleMessage, WorldFrame } from "../protocol";

export type { Transform } from "./camera";
export { createLayout, type Layout } from "./layout";

export interface WorldView {
  /** setSociety shows other people. Twins are given the same layout; without one, people who come in the same message share theirs. */
  setSociety(opened: Opened, people: PeopleMessage, layout?: Layout): void;
  setTies(ends: Uint32Array | null): void;
  /** setFrame shows a moment; other is the same moment of the twin. */
  setFrame(frame: WorldFrame, other: WorldFrame | null): void;
  select(person: number | null): void;
  moveTo(t: Transform): void;
  centre(person: number): void;
  fit(): void;
  destroy(): void;
}

export interface Options {
  label: string;
  /** a person in a few words */
  describe?(person: number): string;
  onSelect(person: number | null): void;
  onHover(person: number | null): void;
  onMove?(t: Transform): void;
}

/** A person whom centre shows is at least so many pixels from the next. */
const CLOSE = 26;
/** Milliseconds between two changes of what is said of the picture. */
const SAID_EVERY = 2000;

export function createWorldView(host: HTMLElement, o: Options): WorldView {
  const stage = createStage(host, o.label, t("world.keys"));
  const camera = createCamera(stage.front, (byHand) => {
    moved();
    if (byHand) o.onMove?.(camera.transform());
  });
  const [ties, dots, density] = [createTieLayer(stage.back), createDotLayer(stage.context), createDensity()];
  const marks: Marks = { selected: null, hovered: null, part: null };
  let society: Society | null = null;
  let given = false; // whether the layout came from outside
  let leave = () => {};
  const dirty = { dots: true, ties: true };
  let [frame, saidAt, saying] = [0, -Infinity, 0];

  const wake = () => (frame ||= requestAnimationFrame(render));
  const redraw = (withTies = false) => {
    dirty.dots = true;
    dirty.ties ||= withTies;
    wake();
  };
  const moved = () => {
    pointer.stay();
    redraw(true);
  };

  function render(): void {
    frame = 0;
    if (!society || stage.width === 0) return;
    const dense = society.people.n > DRAWN;
    if (dirty.ties) ties.draw(society, camera, stage.ratio);
    dirty.ties = false;
    if (!dirty.dots) return;
    dirty.dots = false;
    stage.clear();
    if (dense) density.draw(stage.context, society, camera, stage.ratio, dots, marks);
    else dots.draw(society, camera, stage.ratio, marks);
  }

  const say = () => {
    saying ||= window.setTimeout(() => {
      saying = 0;
      saidAt = performance.now();
      if (society) stage.front.setAttribute("aria-label", seen(society, o.label));
    }, Math.max(0, saidAt + SAID_EVERY - performance.now()));
  };
  const live = (layout: Layout) => {
    leave();
    leave = layout.onChange(() => {
      camera.frame(layout);
      redraw(true);
    });
    camera.frame(layout);
  };
  const pointer = createPointer(stage, camera, () => society, {
    radius: () => dots.radius(camera),
    describe: (who) => o.describe?.(who) ?? (society ? person(society, who) : ""),
    hovered(person, part) {
      if (part !== marks.part) redraw();
      marks.part = part;
      if (marks.hovered === person) return;
      marks.hovered = person;
      o.onHover(person);
      redraw();
    },
    picked: (person) => choose(person),
  });
  const choose = (person: number | null) => {
    marks.selected = person;
    o.onSelect(person);
    redraw();
  };
  const centre = (person: number) => {
    if (!society) return;
    const { x, y, spacing } = society.layout;
    const k = Math.max(camera.transform().k, (CLOSE / spacing / camera.scale) * camera.transform().k);
    camera.moveTo({ k, cx: x[person]!, cy: y[person]! });
    o.onMove?.(camera.transform());
  };
  const forgetMarks = () => {
    pointer.leave();
    marks.selected = null;
  };
  const fit = () => {
    camera.moveTo({ k: 1, cx: 0, cy: 0 });
    o.onMove?.(camera.transform());
  };
  onKeys(stage.front, {
    pan: camera.pan,
    zoomBy: camera.zoomBy,
    fit,
    step: (by) => pointer.step(by, marks.selected),
    choose: () => marks.hovered !== null && choose(marks.hovered),
    leave: () => (marks.hovered === null ? choose(null) : pointer.leave()),
  });
  stage.onResize(() => {
    camera.resize(stage.width, stage.height);
    redraw(true);
  });
  const stopTheme = onTheme(() => {
    dots.forget();
    density.forget();
    redraw(true);
  });

  return {
    setSociety(opened, people, layout) {
      const before = society && crowd(society.people) === crowd(people) ? society : null;
      given = layout !== undefined;
      society = createSociety(opened, people, layout ?? before?.layout ?? createLayout(people, null));
      if (before) carry(before, society);
      else forgetMarks();
      density.forget();
      dots.forget();
      live(society.layout);
      redraw(true);
    },
    setTies(ends) {
      if (!society || (!ends && society.people.n <= DRAWN)) return; // they are still to come
      if (ends && !given) {
        society.layout = sharedLayout(society.people, ends);
        given = true;
        live(society.layout);
      }
      tie(society, ends);
      redraw(true);
    },
    setFrame(now, other) {
      if (!society || now.band.length !== society.people.n) return;
      society.frame = now;
      society.other = other;
      pointer.refresh();
      say();
      redraw();
    },
    select(person) {
      marks.selected = person;
      redraw();
    },
    moveTo: camera.moveTo,
    centre,
    fit,
    destroy() {
      cancelAnimationFrame(frame);
      clearTimeout(saying);
      leave();
      stopTheme();
      camera.destroy();
      stage.destroy();
    },
  };
}
