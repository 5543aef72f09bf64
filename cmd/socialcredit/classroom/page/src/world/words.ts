// What a view shows, in words.

import { label as named, number, t } from "../text";
import type { Society } from "./society";
import { differs, shut } from "./society";
import { shutAmong } from "./density";
import { FLAG, NO_SCORE, type WorldFrame } from "../protocol";

/** bandRange names the scores of a band; it is empty where no score is kept. */
export function bandRange({ institution }: Pick<Society, "institution">, band: number): string {
  const { bands, scored } = institution;
  if (!scored || bands.length < 2) return "";
  const next = bands[band + 1];
  if (band === 0) return t("world.below", { to: next!.from });
  if (!next) return t("world.from", { from: bands[band]!.from });
  return t("world.between", { from: bands[band]!.from, to: next.from });
}

/** seen tells what somebody sees who looks at the whole picture. */
export function seen(society: Society, label: string): string {
  const { frame, institution, other, people } = society;
  const about = { label, n: number(people.n), institution: named(institution.label) };
  if (!frame) return t("world.empty", about);
  const counts = institution.bands.map(() => 0);
  let [closed, apart] = [0, 0];
  for (let p = 0; p < people.n; p++) {
    counts[frame.band[p]!]!++;
    if (shut(frame, p)) closed++;
    if (other && differs(society, p)) apart++;
  }
  const bands = institution.bands.map((b, i) => t("world.in_band", { label: named(b.label), n: number(counts[i]!) })).join(", ");
  const words = [t("world.seen", { ...about, bands }), t("world.shut_out", { n: number(closed) })];
  if (other) words.push(t("world.apart", { n: number(apart) }));
  return words.join(" ");
}

/** among tells of the people of a cell. */
export function among(society: Society, people: number[]): string {
  const closed = shutAmong(society, people);
  const words = [t("world.cell", { n: number(people.length), share: number((100 * closed) / people.length, 1) })];
  if (society.other) words.push(t("world.cell_apart", { n: number(people.filter((p) => differs(society, p)).length) }));
  return words.join("\n");
}

/** person tells who somebody is, as far as the picture shows it. */
export function person(society: Society, who: number): string {
  const { frame, other, opened, institution } = society;
  if (!frame) return "";
  const band = (of: WorldFrame) => (of.flags[who]! & FLAG.stranger ? t("world.hollow") : t("world.band", { band: named(institution.bands[of.band[who]!]!.label) }));
  const words = [opened.names?.[who] ?? t("world.person", { person: who }), band(frame)];
  if (frame.score[who] !== NO_SCORE) words.push(t("world.score", { score: number(frame.score[who]! / 10, 1) }));
  if (shut(frame, who)) words.push(t("world.cross"));
  const line = words.join(" · ");
  if (!other || !differs(society, who)) return line;
  const there = [band(other), ...(shut(other, who) ? [t("world.cross")] : [])].join(" · ");
  return line + "\n" + t("world.there", { there });
}
