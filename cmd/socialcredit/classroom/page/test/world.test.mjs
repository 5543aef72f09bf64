// Tests of what the view of a society computes, without a browser: `npm test`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

globalThis.document = { addEventListener() {}, documentElement: {} };
globalThis.matchMedia = () => ({ addEventListener() {} });
globalThis.MutationObserver = class { observe() {} };
globalThis.ImageData = class {
  constructor(width, height) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }
};

const load = async (name) => {
  const { outputFiles } = await build({ entryPoints: [`src/world/${name}.ts`], bundle: true, format: "esm", write: false });
  return import("data:text/javascript;base64," + Buffer.from(outputFiles[0].text).toString("base64"));
};
const [{ walk }, { lattice }, { relax }, { bandStyles, baseBand }, { createPlane }, { createSheet }] = await Promise.all(
  ["curve", "lattice", "relax", "bands", "plane", "sheet"].map(load),
);

/** village is people of some districts, in an order of their own. */
function village(n, districts) {
  const place = Uint32Array.from({ length: n }, (_, i) => (i * 7919) % n);
  const district = Uint16Array.from(place, (p) => Math.floor((p * districts) / n));
  return { kind: "people", epoch: 1, n, place, district, group: new Uint8Array(n) };
}

test("the curve visits each cell once, and neighbours in the row are neighbours", () => {
  for (let w = 1; w <= 17; w++) {
    for (let h = 1; h <= 17; h++) {
      const seen = new Set();
      let last = null;
      walk(w, h, (x, y) => {
        assert.ok(x >= 0 && y >= 0 && x < w && y < h, `${x},${y} outside ${w}x${h}`);
        seen.add(y * w + x);
        if (last) assert.ok(Math.max(Math.abs(x - last[0]), Math.abs(y - last[1])) === 1, `a jump in ${w}x${h}`);
        last = [x, y];
      });
      assert.equal(seen.size, w * h);
    }
  }
});

test("everybody has a cell of their own, beside the next in the row of the district", () => {
  for (const [n, districts] of [[1, 1], [499, 5], [2003, 1], [7001, 8], [997, 13]]) {
    const people = village(n, districts);
    const { cell, who, width } = lattice(people);
    assert.equal(new Set(cell).size, n);
    const order = new Uint32Array(n);
    for (let p = 0; p < n; p++) {
      assert.equal(who[cell[p]], p);
      order[people.place[p]] = p;
    }
    for (let i = 1; i < n; i++) {
      const [a, b] = [order[i - 1], order[i]];
      if (people.district[a] !== people.district[b]) continue;
      const away = Math.max(Math.abs((cell[a] % width) - (cell[b] % width)), Math.abs(Math.floor(cell[a] / width) - Math.floor(cell[b] / width)));
      assert.equal(away, 1);
    }
  }
});

test("friends draw nearer, and the same people always end up in the same places", () => {
  const people = village(211, 3);
  const order = people.place.map((_, i) => people.place.indexOf(i));
  const ties = new Uint32Array(211 * 4).map((_, i) => order[(Math.floor(i / 4) + [0, 3, 0, 5][i % 4]) % 211]);
  const settle = () => {
    const { cell, width } = lattice(people);
    const layout = { x: Float32Array.from(cell, (c) => c % width), y: Float32Array.from(cell, (c) => Math.floor(c / width)) };
    const apart = (t) => Math.hypot(layout.x[ties[t]] - layout.x[ties[t + 1]], layout.y[ties[t]] - layout.y[ties[t + 1]]);
    const distant = [...ties.keys()].filter((t) => t % 2 === 0 && apart(t) > 2 && apart(t) < 5);
    const length = () => distant.reduce((sum, t) => sum + apart(t), 0);
    const before = length();
    const moving = relax(layout, people, ties);
    let steps = 1;
    while (!moving.step()) steps++;
    moving.write(layout);
    assert.ok(length() < before, `${length()} is not shorter than ${before}`);
    assert.ok(steps < 300);
    return layout;
  };
  const [a, b] = [settle(), settle()];
  assert.deepEqual(a.x, b.x);
  assert.deepEqual(a.y, b.y);
});

test("bands look different from each other, the lowest worst and the base neutral", () => {
  for (let n = 1; n <= 8; n++) {
    for (let base = Math.max(0, n - 5); base <= Math.min(3, n - 1); base++) {
      const institution = { scored: true, base: 10 * base + 5, bands: Array.from({ length: n }, (_, i) => ({ label: `b${i}`, from: 10 * i })) };
      const styles = bandStyles(institution);
      assert.equal(baseBand(institution), base);
      assert.deepEqual(styles[base], { variable: "--band-3", shape: "circle" });
      if (base > 0) assert.deepEqual(styles[0], { variable: "--band-0", shape: "down" });
      assert.equal(new Set(styles.map((s) => s.variable)).size, n, `colours of ${n} bands from ${base}`);
      assert.equal(new Set(styles.map((s) => s.shape)).size, n, `shapes of ${n} bands from ${base}`);
    }
  }
  assert.equal(baseBand({ scored: false, base: 0, bands: [{ from: 0 }, { from: 0 }, { from: 0 }] }), 2);
  assert.equal(bandStyles({ scored: true, base: 50, bands: Array.from({ length: 64 }, (_, i) => ({ from: i })) }).length, 64);
});

test("a line is the same where it leaves the plane", () => {
  const [small, large] = [drawer(createPlane, 40, 30), drawer(createPlane, 240, 230)];
  let ends = 1;
  const next = () => ((ends = (ends * 48271) % 2147483647) % 2000) / 10 - 80;
  for (let i = 0; i < 300; i++) {
    const [ax, ay, bx, by] = [next(), next(), next(), next()];
    for (const broad of [false, true]) {
      const [a, b] = [small(ax, ay, bx, by, broad), large(ax + 100, ay + 100, bx + 100, by + 100, broad)];
      for (let y = 3; y < 26; y++) {
        for (let x = 3; x < 36; x++) assert.ok(Math.abs(a[4 * (y * 40 + x) + 3] - b[4 * ((y + 100) * 240 + x + 100) + 3]) <= 1, `line ${i} at ${x},${y}`);
      }
    }
  }
});

/** drawer draws single lines on a plane and gives its pixels. */
function drawer(create, w, h) {
  let pixels;
  const plane = create(w, h);
  return (ax, ay, bx, by, broad) => {
    plane.clear([0, 0, 0]);
    plane.line(ax, ay, bx, by, 200, broad);
    plane.show({ putImageData: (image) => (pixels = image.data) });
    return pixels;
  };
}

test("a stamp lies over what is there and is cut at the edges", () => {
  const sheet = createSheet(6, 5);
  const pixels = new Uint32Array(9).fill(0xff0000ff);
  pixels[4] = 0x800000ff; // half transparent red in the middle
  let data;
  const shown = () => (sheet.show({ putImageData: (image) => (data = new Uint32Array(image.data.buffer)) }), [...data]);
  sheet.clear();
  sheet.stamp({ side: 3, pixels: new Uint32Array(9).fill(0xffff0000) }, 2, 1);
  sheet.stamp({ side: 3, pixels }, 2, 1);
  assert.equal(shown()[2 * 6 + 3], 0xff7f0080);
  assert.equal(shown().filter((p) => p !== 0).length, 9);
  for (const [x, y, left] of [[-1, -1, 4], [4, 3, 4], [-3, 0, 0], [6, 0, 0], [1, 5, 0], [5, -2, 1]]) {
    sheet.clear();
    sheet.stamp({ side: 3, pixels }, x, y);
    assert.equal(shown().filter((p) => p !== 0).length, left, `at ${x},${y}`);
  }
});
