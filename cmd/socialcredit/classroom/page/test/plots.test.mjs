// Plots: numbers that our own code did not make, by hand or of NumPy.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: {
    contents: `
      export * from "./src/plots/tally";
      export * from "./src/plots/bins";
      export * from "./src/plots/tidy";
      export * from "./src/plots/guess_line";
      export * from "./src/plots/strands";
      export * from "./src/series";`,
    resolveDir: ".",
    loader: "ts",
  },
  bundle: true, format: "esm", write: false, logLevel: "silent",
});
const p = await import("data:text/javascript;base64," + Buffer.from(outputFiles[0].text).toString("base64"));

const NO = -32768;
const near = (got, want) => got.forEach((v, i) => assert.ok(Math.abs(v - want[i]) < 1e-12, `${got} is not ${want}`));

test("the Lorenz curve of 1, 2, 3, 4 is that by hand, and its Gini coefficient 0.25", () => {
  const curve = p.lorenz(p.tally({ score: Int16Array.of(40, NO, 10, 30, 20) }));
  near(curve.people, [0, 0.25, 0.5, 0.75, 1]);
  near(curve.points, [0, 0.1, 0.3, 0.6, 1]);
  assert.equal(curve.negative, 0);
  let area = 0; // below the curve, by trapezes
  for (let i = 1; i < 5; i++) area += ((curve.people[i] - curve.people[i - 1]) * (curve.points[i] + curve.points[i - 1])) / 2;
  near([1 - 2 * area], [0.25]);
});

test("a Lorenz curve with a score below zero first falls, and there is none of nothing", () => {
  const curve = p.lorenz(p.tally({ score: Int16Array.of(-10, 20, 30) }));
  near(curve.points, [0, -0.25, 0.25, 1]);
  assert.equal(curve.negative, 1);
  assert.equal(p.lorenz(p.tally({ score: Int16Array.of(-10, 10) })), null);
  assert.equal(p.lorenz(p.tally({ score: Int16Array.of(NO) })), null);
});

const loud = { label: "o", scored: true, base: 100, floor: 0, cap: 200, bands: [0, 80, 90, 105, 120, 150].map((from, i) => ({ label: String(i), from })) };

test("no bin lies in two bands, and everybody with a score is in one", () => {
  const score = Int16Array.of(0, 799, 800, 899, 900, 1049, 1050, 1499, 1500, 2000, NO);
  const band = Uint8Array.of(0, 0, 1, 1, 2, 2, 3, 4, 5, 5, 0);
  const bins = p.binsOf(loud, [p.tally({ score })]);
  assert.ok(bins.even);
  for (const border of [800, 900, 1050, 1200, 1500]) assert.ok(bins.edges.includes(border), `${border} is no edge of ${bins.edges}`);
  const counts = p.count({ score, band }, bins.edges, 6);
  assert.equal(counts.flat().reduce((a, b) => a + b), 10);
  for (const bin of counts) assert.ok(bin.filter(Boolean).length <= 1, `a bin of two bands: ${bin}`);
  assert.ok(bins.edges.length <= 52);
});

test("borders without a common step give bins of several widths, within the bands", () => {
  const odd = { ...loud, bands: [0, 71.3, 99.7, 133.1].map((from, i) => ({ label: String(i), from })) };
  const bins = p.binsOf(odd, [p.tally({ score: Int16Array.of(10, 1990) })]);
  assert.equal(bins.even, false);
  for (const border of [713, 997, 1331]) assert.ok(bins.edges.includes(border));
});

test("quantiles are those of numpy.quantile", () => {
  const values = [1, 2, 4, 8, 16];
  near([0.05, 0.25, 0.5, 0.75, 0.95].map((q) => p.quantile(values, q)), [1.2, 2, 4, 8, 14.4]);
});

test("a CSV has all digits, empty cells for what is undefined, and quotes where RFC 4180 asks for them", () => {
  const opened = { per_year: 12, groups: ["old town, west"] };
  const rows = [
    p.tidyRow(opened, 3, { world: 0, group: 0, measure: "o_gini" }, 0.13459877204017634),
    p.tidyRow(opened, 3, { world: 1, group: 1, measure: 'the "o"' }, NaN),
  ];
  assert.equal(p.csv({ head: p.TIDY_HEAD, rows }),
    'period,year,world,group,measure,value\n3,0.25,A,all,o_gini,0.13459877204017634\n3,0.25,B,"old town, west","the ""o""",\n');
});

const frame = (epoch, period, periods, values) => ({ kind: "frame", epoch, period, worlds: [], periods: Uint32Array.from(periods), values: Float64Array.from(values), columns: 2, groups: 1 });

test("a series shows what frames told up to the period that is shown", () => {
  const s = p.createSeries({ epoch: 7, state: { twin: [] }, columns: [{ name: "a" }, { name: "b" }] });
  s.take(frame(7, 1, [0, 1], [1, 2, 11, 12, 3, NaN, 13, 14])); // by period, world, group and column
  assert.deepEqual(s.column(0, 0, "b"), { period: [0], value: [2] });
  assert.deepEqual(s.column(1, 0, "a"), { period: [0, 1], value: [11, 13] });
  assert.equal(s.last(0, 0, "b"), 2);
  s.take(frame(6, 2, [2], [0, 0, 0, 0])); // of another society
  assert.equal(s.shown, 1);
  s.take(frame(7, 0, [], [])); // back: what was told stays, but is not shown
  assert.deepEqual(s.column(1, 0, "a"), { period: [0], value: [11] });
  s.take(frame(7, 200, [200], [5, 6, 7, 8]));
  assert.deepEqual(s.column(1, 0, "a"), { period: [0, 1, 200], value: [11, 13, 7] });
  s.take(frame(7, 200, [1], [3, 4, 99, 14])); // a later row of a period replaces it
  assert.equal(s.at(1, 0, "a", 1), 99);
  assert.ok(Number.isNaN(s.at(0, 0, "c", 1)) && Number.isNaN(s.at(0, 0, "a", 100)));
});

test("a guess is off by the mean absolute difference", () => {
  const line = p.stroke(new Array(5).fill(null), { period: 0, value: 0 }, { period: 4, value: 8 });
  assert.deepEqual(line, [0, 2, 4, 6, 8]);
  assert.equal(p.meanOff(line, { period: [1, 3], value: [3, 4] }), 1.5);
  assert.equal(p.meanOff(line, { period: [], value: [] }), undefined);
  assert.deepEqual(p.fillAt([null, null, null, null, null], [0, 2, 4], 2, 1), [1, 1, 1, 1, 1]);
  assert.deepEqual(p.fillAt([1, 1, 1, 1, 1], [0, 2, 4], 2, 3), [1, 2, 3, 2, 1]);
});

test("the spread of a fan leaves out periods that some seed has no value for", () => {
  const strands = [[1, null, 5], [3, 4, 7]].map((v, i) => ({ world: 0, seed: i, done: i + 1, of: 2, values: [v] }));
  const spread = p.spreadOf(strands, 0, 2);
  assert.deepEqual(spread.x, [0, 2]);
  assert.deepEqual(spread.at[2], [2, 6]);
});
