// `npm ci --ignore-scripts && node build.mjs [FOLDER]`: client.js and NOTICE.txt, by default where the page has them.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version as esbuild } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../../chat/static/chat/voice/pipecat");
const INPUTS = ["build.mjs", "entry.mjs", "nothing.mjs", "package-lock.json", "package.json"];

const digest = createHash("sha256");
for (const name of INPUTS) digest.update(readFileSync(join(here, name)));
const wanted = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies;
const banner = [
  `${Object.entries(wanted).map((pair) => pair.join(" ")).join(", ")}; bundled by esbuild ${esbuild}.`,
  `Made by deploy/voice-client from sha256 ${digest.digest("hex")}; licences in NOTICE.txt.`,
];

const made = await build({
  absWorkingDir: here,
  entryPoints: ["entry.mjs"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  alias: { "@daily-co/daily-js": "./nothing.mjs" },
  legalComments: "none", // they are in NOTICE.txt
  banner: { js: `/*! ${banner.join("\n * ")}\n */` },
  metafile: true,
  write: false,
  outdir: target,
});

/** The packages of which something is in the bundle. */
const used = new Set(
  Object.keys(made.metafile.inputs)
    .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
    .filter(Boolean),
);

function notice(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((found) => /^licen[cs]e/i.test(found));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : OWNERS[name];
  if (!text) throw new Error(`${name} has no licence text`);
  return `${name} ${version} (${license})\n\n${text.replaceAll("\r\n", "\n").replace(/[ \t]+$/gm, "")}\n`;
}

// client-js ships no licence file. Its sources say "Copyright (c) 2024, Daily." and BSD-2-Clause, as the transport's do.
const OWNERS = {
  "@pipecat-ai/client-js": readFileSync(join(here, "node_modules/@pipecat-ai/websocket-transport/LICENSE"), "utf8").trim(),
};

const rule = `\n${"-".repeat(80)}\n\n`;
const head = "client.js beside this file is made of the following packages. Their licences:\n";
if (!existsSync(target)) mkdirSync(target, { recursive: true });
writeFileSync(join(target, "client.js"), made.outputFiles[0].contents);
writeFileSync(join(target, "NOTICE.txt"), [head, ...[...used].sort().map(notice)].join(rule));
