import assert from "node:assert/strict";
import { test } from "node:test";
import { Track } from "../charts/track.tsx";
import { render } from "../document.tsx";
import { plainColour } from "./colour.ts";
import { findElements, parseMarkup, textOf } from "./markup-tree.ts";
import { stillSvg } from "./still-svg.ts";

test("colours of the style sheets, by hand", () => {
  assert.equal(plainColour("#abc"), "#aabbcc");
  assert.equal(plainColour("light-dark(#1f4e79, #8dbbe8)"), "#1f4e79");
  // A quarter of 255 and three quarters of 0.
  assert.equal(plainColour("color-mix(in srgb, #ffffff 25%, #000000)"), "#404040");
  // In Oklab the middle of black and white has lightness 0.5, that is a linear 0.125: 0x63 in sRGB.
  assert.equal(plainColour("color-mix(in oklab, #ffffff 50%, #000000)"), "#636363");
  assert.equal(plainColour("color-mix(in srgb, light-dark(#1f4e79, #8dbbe8) 100%, #000)"), "#1f4e79");
  assert.equal(plainColour("none"), null);
});

test("a track alone: percentages are numbers, classes are attributes, words are left out", () => {
  const svg = parseMarkup(render(<Track title="valeur <3" baseline={0} origin={0} value={5} targets={[10]} expected={6} projection={null} />));
  const still = stillSvg(svg, { width: 200, font: "Book" });
  assert.doesNotMatch(still, /%|class=|<title|var\(|light-dark/);
  assert.match(still, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="200" height="28" viewBox="0 0 200 28">/);
  assert.match(still, /<circle cx="[\d.]+" cy="12" r="5" fill="#1f4e79">/);
  assert.match(still, /<g transform="translate\([\d.]+ 19\)" fill="#5b6472"><path d="M0 0 4 7H-4Z"><\/path><\/g>/);
  assert.equal(textOf(findElements(svg, (one) => one.name === "title")[0] ?? svg), "valeur <3");
});
