// When a view is drawn: in the next frame of the screen after something changed, and not otherwise.

import { onTheme } from "./bands";
import type { Camera } from "./camera";
import { createDensity } from "./density";
import { createDotLayer, type Marks } from "./dots";
import { DRAWN } from "./layout";
import type { Society } from "./society";
import type { Stage } from "./stage";
import { createTieLayer } from "./ties";

interface Painter {
  /** redraw draws people soon, and ties if they may have changed. */
  redraw(withTies?: boolean): void;
  /** forget draws everything soon, with colours and shapes read anew. */
  forget(): void;
  /** CSS pixels of a person */
  radius(): number;
  stop(): void;
}

export function createPainter(stage: Stage, camera: Camera, marks: Marks, society: () => Society | null): Painter {
  const [ties, dots, density] = [createTieLayer(stage.back), createDotLayer(stage.context), createDensity()];
  let [frame, tiesToo] = [0, true];
  const render = () => {
    frame = 0;
    const s = society();
    if (!s || stage.width === 0) return;
    if (tiesToo) ties.draw(s, camera, stage.ratio);
    tiesToo = false;
    stage.clear();
    if (s.people.n > DRAWN) density.draw(stage.context, s, camera, stage.ratio, dots, marks);
    else dots.draw(s, camera, stage.ratio, marks);
  };
  const redraw = (withTies = false) => {
    tiesToo ||= withTies;
    frame ||= requestAnimationFrame(render);
  };
  const forget = () => {
    dots.forget();
    density.forget();
    redraw(true);
  };
  const stopTheme = onTheme(forget);
  return {
    redraw, forget,
    radius: () => dots.radius(camera),
    stop() {
      cancelAnimationFrame(frame);
      stopTheme();
    },
  };
}
