// Bundles the page into dist/: one script, one style sheet, one HTML file, and the licences of what is in them.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "dist";
rmSync(out, { recursive: true, force: true });
mkdirSync(out);

const result = await build({
  entryPoints: { page: "src/main.tsx", style: "src/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife", // a page on a memory stick cannot load modules
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "info",
});

copyFileSync("src/index.html", join(out, "index.html"));
mkdirSync("../testdata", { recursive: true });
copyFileSync("node_modules/axe-core/axe.min.js", "../testdata/axe.min.js"); // for the tests, MPL 2.0
writeFileSync(join(out, "licences.txt"), licences(Object.keys(result.metafile.inputs)));

// licences are the licence texts of the packages that some inputs come from.
function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  return [...packages].sort().map((name) => {
    const dir = join("node_modules", name);
    const { version } = JSON.parse(readFileSync(join(dir, "package.json"), "utf8"));
    const file = readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version}\n\n${readFileSync(join(dir, file), "utf8").trim()}\n`;
  }).join("\n" + "-".repeat(72) + "\n\n");
}
