import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readContract } from "../import/read-contract.ts";
import { checkContract } from "./index.ts";
import { prepareCheck } from "./context.ts";
import { documentOf, registerOf } from "./testing.ts";
import { sentences } from "./text/sections.ts";

const root = new URL("../../../../../", import.meta.url);
const shared = process.env["JALON_SHARED"] ?? fileURLToPath(new URL("../shared", root));
const published = `${shared}/mission/contract-comp-2021-2025.md`;
const skip = existsSync(published) ? false : "shared documents are not here";
const fictitious = fileURLToPath(new URL("data/contracts/exemple-institut-fictif.md", root));

interface Wrapped {
  readonly lines: readonly string[];
  /** The line of the text before wrapping, for each line after. */
  readonly origin: readonly number[];
}

/** Wraps as programs do, between words and after hyphens inside them; `all` takes headings and list items too. */
function wrap(lines: readonly string[], width: number, all: boolean): Wrapped {
  const wrapped: string[] = [];
  const origin: number[] = [];
  for (const [index, line] of lines.entries()) {
    const kept = /\t|^\s*\||<t[dhr]|\*\*(?:D[ée]f|Valeur)/u.test(line) || (!all && /^#|^\s*-\s|^\*\*(?:Objectif|Priorité)/u.test(line));
    for (const piece of kept ? [line] : wrapLine(line, width)) {
      wrapped.push(piece);
      origin.push(index + 1);
    }
  }
  return { lines: wrapped, origin };
}

function wrapLine(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const found: string[] = [];
  let open = "";
  for (const piece of line.split(/(?<= )(?=\S)|(?<=\p{L}{2}-)(?=\p{L}{2})/u)) {
    if (open !== "" && open.length + piece.trimEnd().length > width) {
      found.push(open.trimEnd());
      open = "";
    }
    open += piece;
  }
  return [...found, open];
}

function briefs(lines: readonly string[], origin: readonly number[] | null): string[] {
  const document = { name: "essai.md", lines };
  return checkContract(readContract(document).register, document)
    .map((one) => `${one.code} ${one.items.join("|")} ${[...new Set(one.lines.map((line) => (origin === null ? line : origin[line - 1])))].join(",")}`)
    .sort();
}

function sameWhenWrapped(path: string): void {
  const lines = readFileSync(path, "utf8").split(/\r?\n/u);
  const base = briefs(lines, null);
  assert.ok(base.length > 10);
  for (const width of [80, 100]) {
    for (const all of [false, true]) {
      const wrapped = wrap(lines, width, all);
      assert.ok(wrapped.lines.length > lines.length);
      assert.deepEqual(briefs(wrapped.lines, wrapped.origin), base, `${width} ${all ? "all" : "paragraphs"}`);
    }
  }
}

test("the fictitious institute, wrapped: the same contradictions, on the wrapped lines", () => sameWhenWrapped(fictitious));

test("the published contract, wrapped: the same contradictions, on the wrapped lines", { skip }, () => sameWhenWrapped(published));

test("wrapped lines are one paragraph; a bullet, a label, a heading and a line with room for more end it", () => {
  const document = documentOf(
    "Le laboratoire accueille des équipes et des start-",
    "up venues de loin. Elles y restent quelques mois.",
    "Puis elles partent.",
    "Un autre paragraphe commence.",
    "- un point qui se lit seul",
    "**Valeur 2020 :** 3",
    "# Titre",
    "du texte",
  );
  assert.deepEqual(sentences(document, 1, 8).map((one) => [one.text, one.lines, one.paragraph]), [
    ["Le laboratoire accueille des équipes et des start-up venues de loin.", [1, 2], [1, 2, 3]],
    ["Elles y restent quelques mois.", [2], [1, 2, 3]],
    ["Puis elles partent.", [3], [1, 2, 3]],
    ["Un autre paragraphe commence.", [4], [4]],
    ["- un point qui se lit seul", [5], [5]],
    ["**Valeur 2020 :** 3", [6], [6]],
    ["# Titre", [7], [7]],
    ["du texte", [8], [8]],
  ]);
  assert.deepEqual(sentences(document, 4, 6).map((one) => one.lines), [[4], [5], [6]]);
});

test("a short name that stands on two lines is told where it is opened", () => {
  const { shortNames } = prepareCheck(registerOf(), documentOf("", "Les résultats sont mis en ligne sur le site du Réseau océan", "littoral (ROL), que chacun peut lire."));
  assert.deepEqual(shortNames, [{ short: "ROL", long: "Réseau océan littoral", line: 3 }]);
});
