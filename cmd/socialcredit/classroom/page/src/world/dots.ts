// The layer of people.

import { colour } from "./bands";
import type { Camera } from "./camera";
import type { Part } from "./density";
import { differs, shut, type Society } from "./society";
import { createSprites, GROWTH, steppedRadius, type Sprite, type Sprites } from "./sprites";
import { FLAG } from "../protocol";

export interface DotLayer {
  draw(society: Society, camera: Camera, ratio: number, marks: Marks, who?: Iterable<number>): void;
  /** CSS pixels of a person */
  radius(camera: Camera): number;
  /** forget has everything drawn anew in other colours. */
  forget(): void;
}

/** Marks are the people that somebody looks at. */
export interface Marks {
  selected: number | null;
  hovered: number | null;
  part: Part | null;
}

export function createDotLayer(context: CanvasRenderingContext2D): DotLayer {
  let sprites: Sprites | null = null;
  let forWhom: Society | null = null;
  const radius = (camera: Camera) => Math.min(13, Math.max(2.2, camera.scale * 0.3));
  const fetch = (society: Society, r: number) => {
    const stepped = steppedRadius(r);
    if (sprites && forWhom === society && sprites.radius === stepped) return sprites;
    forWhom = society;
    return (sprites = createSprites(society.styles, stepped));
  };
  return {
    radius,
    forget: () => (sprites = null),
    draw(society, camera, ratio, marks, who) {
      if (!society.frame) return;
      const set = fetch(society, radius(camera) * ratio);
      context.setTransform(1, 0, 0, 1, 0, 0);
      const at = projector(society, camera, ratio);
      if (marks.hovered !== null && marks.hovered !== marks.selected) links(context, society, at, marks.hovered, set.radius, 0.45);
      if (marks.selected !== null) links(context, society, at, marks.selected, set.radius, 1);
      stamp(context, society, at, set, who ?? society.layout.lattice.cell.keys());
      for (const [person, width] of [[marks.hovered, 0.25], [marks.selected, 0.5]] as const) {
        if (person !== null) circle(context, at, person, set.radius * GROWTH[society.size[person]!]!, width);
      }
    },
  };
}

/** A Place projects a person to device pixels; it tells whether that is in sight. */
interface Place {
  x: number;
  y: number;
  go(person: number): boolean;
}

function projector({ layout }: Society, camera: Camera, ratio: number): Place {
  const [scale, tx, ty] = [camera.scale * ratio, camera.tx * ratio, camera.ty * ratio];
  const [right, bottom, rim] = [camera.width * ratio + 40, camera.height * ratio + 40, -40];
  const at: Place = {
    x: 0, y: 0,
    go(person) {
      at.x = Math.round(layout.x[person]! * scale + tx);
      at.y = Math.round(layout.y[person]! * scale + ty);
      return at.x > rim && at.x < right && at.y > rim && at.y < bottom;
    },
  };
  return at;
}

/** stamp draws people; those of whom there is more to say lie above the others. */
function stamp(c: CanvasRenderingContext2D, society: Society, at: Place, set: Sprites, who: Iterable<number>): void {
  const { band, flags } = society.frame!;
  const later: number[][] = [[], [], []];
  const put = ({ image, half }: Sprite) => c.drawImage(image, at.x - half, at.y - half);
  const one = (person: number) =>
    put(set.person(band[person]!, society.size[person]!, shut(society.frame!, person), (flags[person]! & FLAG.stranger) !== 0));
  for (const person of who) {
    if (!at.go(person)) continue;
    const rank = differs(society, person) ? 2 : shut(society.frame!, person) ? 1 : band[person] !== society.base ? 0 : -1;
    if (rank < 0) one(person);
    else later[rank]!.push(person);
  }
  later.forEach((people, rank) => {
    for (const person of people) {
      at.go(person);
      if (rank === 2) put(set.ring(society.size[person]!));
      one(person);
    }
  });
}

/** links draws a person's ties strongly, with a rim around each friend. */
function links(c: CanvasRenderingContext2D, { friends }: Society, at: Place, person: number, r: number, strength: number): void {
  if (!friends) return;
  at.go(person);
  const [x, y] = [at.x, at.y];
  c.globalAlpha = strength;
  c.strokeStyle = c.fillStyle = colour("--focus");
  c.lineWidth = Math.max(1.5, r * 0.3);
  c.beginPath();
  for (let i = friends.start[person]!; i < friends.start[person + 1]!; i++) {
    at.go(friends.ids[i]!);
    c.moveTo(x, y);
    c.lineTo(at.x, at.y);
  }
  c.stroke();
  for (let i = friends.start[person]!; i < friends.start[person + 1]!; i++) {
    at.go(friends.ids[i]!);
    c.beginPath();
    c.arc(at.x, at.y, r * 1.65, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
}

function circle(c: CanvasRenderingContext2D, at: Place, person: number, r: number, width: number): void {
  at.go(person);
  const reach = Math.max(r * 2.3, r + 6);
  for (const [style, line] of [[colour("--bg"), width * 1.9], [colour("--focus"), width]] as const) {
    c.beginPath();
    c.arc(at.x, at.y, reach, 0, 2 * Math.PI);
    c.strokeStyle = style;
    c.lineWidth = Math.max(2, line * Math.max(r, 8));
    c.stroke();
  }
}
