// Links: what is written is read again, and what nobody wrote does no harm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { readLink, writeLink } from "./src/share";
      export { has, label, t, words } from "./src/text";`,
    resolveDir: ".",
    loader: "ts",
  },
  bundle: true, format: "esm", write: false, logLevel: "silent",
});
const p = await import("data:text/javascript;base64," + Buffer.from(outputFiles[0].text).toString("base64"));

const link = {
  state: {
    scenario: "my city.yaml", set: ["title=A & B = <b>#%+", "policies.p={kind: tribunal, capacity: 5}"], twin: ["a.b=1", "a.c=ü 李"],
    seed: 2 ** 53 - 1, period: 7, hand: { person: 12, acts: { 1: ["jaywalk", "arrears"], 2: [] } },
  },
  version: "1", story: "loud", place: { lesson: "shoes", scene: 3 }, selected: 0, plots: ["bands", "fan"], lang: "zh", page: "notes",
};

test("a link is read as it was written", () => {
  assert.deepEqual(p.readLink(p.writeLink(link)), link);
  const alike = { ...link, state: { scenario: "loud", set: [], twin: [], seed: 0, period: 0 }, story: null, place: null, selected: null, plots: [], lang: null, page: "world" };
  assert.deepEqual(p.readLink(p.writeLink(alike)), alike);
});

test("numbers that are none, or more than can be held, are left out", () => {
  for (const odd of ["1e9", "NaN", "-1", "1.5", "Infinity", "9007199254740992", "0x10", "٣"]) {
    const { state, selected } = p.readLink(`#scenario=loud&seed=${odd}&period=${odd}&person=${odd}&hand=${odd};1:a`);
    assert.deepEqual([state.seed, state.period, selected, state.hand], [0, 0, null, undefined], odd);
  }
});

test("a link that would be too long for the engine is none", () => {
  assert.equal(p.readLink("#scenario=loud&set=a%3D" + "x".repeat(30_000)), null);
});

test("names of what every object has are no texts", () => {
  p.words.value = { labels: {}, plots: { measures: {} } };
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
    assert.equal(p.has("plots.measures." + name), false, name);
    assert.equal(p.label(name), name.replaceAll("_", " "));
    assert.equal(p.t("labels." + name), "labels." + name);
  }
  p.words.value = { a: "{constructor} {n}" };
  assert.equal(p.t("a", { n: 3 }), "{constructor} 3");
});
