// A view of one society: people as dots with their ties, or, of very many, an image.

import { createCamera, type Camera, type Transform } from "./camera";
import type { Marks } from "./dots";
import { onKeys } from "./keys";
import { createLayout, crowd, DRAWN, sharedLayout, type Layout } from "./layout";
import { createPainter } from "./painter";
import { createPointer } from "./pointer";
import { carry, createSociety, tie, type Society } from "./society";
import { createStage } from "./stage";
import { createTeller } from "./teller";
import { person, seen } from "./words";
import { t } from "../text";
import type { Opened, PeopleMessage, WorldFrame } from "../protocol";

export type { Transform } from "./camera";

export interface WorldView {
  /** setSociety shows other people. Those who come in the same message, as twins do, share a layout. */
  setSociety(opened: Opened, people: PeopleMessage): void;
  setTies(ends: Uint32Array | null): void;
  /** setFrame shows a moment; other is the same moment of the twin. */
  setFrame(frame: WorldFrame, other: WorldFrame | null): void;
  select(person: number | null): void;
  moveTo(t: Transform): void;
  centre(person: number): void;
  fit(): void;
  destroy(): void;
}

interface Options {
  label: string;
  onSelect(person: number | null): void;
  onMove?(t: Transform): void;
}

/** A person whom centre shows is at least so many pixels from the next. */
const CLOSE = 26;

export function createWorldView(host: HTMLElement, o: Options): WorldView {
  let society: Society | null = null;
  let placed = false; // whether ties have said where people stand
  let leave = () => {};
  const marks: Marks = { selected: null, hovered: null, part: null };
  const stage = createStage(host, o.label, t("world.keys"));
  const camera = createCamera(stage.front, (byHand) => {
    pointer.stay();
    painter.redraw(true);
    if (byHand) o.onMove?.(camera.transform());
  });
  const painter = createPainter(stage, camera, marks, () => society);
  const teller = createTeller(stage.front, () => (society ? seen(society, o.label) : o.label));
  const choose = (who: number | null) => {
    marks.selected = who;
    o.onSelect(who);
    painter.redraw();
  };
  const pointer = createPointer(stage, camera, () => society, {
    radius: painter.radius,
    describe: (who) => (society ? person(society, who) : ""),
    hovered(who, part) {
      if (part !== marks.part || who !== marks.hovered) painter.redraw();
      marks.part = part;
      marks.hovered = who;
    },
    picked: choose,
  });
  const go = (to: Transform) => {
    camera.moveTo(to);
    o.onMove?.(camera.transform());
  };
  const fit = () => go({ k: 1, cx: 0, cy: 0 });
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
    painter.redraw(true);
  });
  /** live shows people where a layout has them, now and whenever they move. */
  const live = (layout: Layout) => {
    leave();
    const follow = () => {
      camera.frame(layout);
      painter.redraw(true);
    };
    leave = layout.onChange(follow);
    follow();
  };

  return {
    setSociety(opened, people) {
      const before = society && crowd(society.people) === crowd(people) ? society : null;
      placed = false;
      society = createSociety(opened, people, before?.layout ?? createLayout(people, null));
      if (before) carry(before, society);
      else {
        pointer.leave();
        marks.selected = null;
      }
      painter.forget();
      live(society.layout);
    },
    setTies(ends) {
      if (!society || (!ends && society.people.n <= DRAWN)) return; // they are still to come
      tie(society, ends);
      if (ends && !placed) live((society.layout = sharedLayout(society.people, ends)));
      placed ||= ends !== null;
      painter.redraw(true);
    },
    setFrame(now, other) {
      if (!society || now.band.length !== society.people.n) return;
      society.frame = now;
      society.other = other;
      pointer.refresh();
      teller.soon();
      painter.redraw();
    },
    select(who) {
      marks.selected = who;
      painter.redraw();
    },
    moveTo: camera.moveTo,
    centre: (who) => society && go(around(society.layout, camera, who)),
    fit,
    destroy() {
      leave();
      painter.stop();
      teller.stop();
      camera.destroy();
      stage.destroy();
    },
  };
}

/** around is a transform with a person in the middle, near enough to be told from the next. */
function around({ x, y }: Layout, camera: Camera, who: number): Transform {
  const { k } = camera.transform();
  return { k: Math.max(k, (CLOSE / camera.scale) * k), cx: x[who]!, cy: y[who]! };
}
