import assert from "node:assert/strict";
import { test } from "node:test";
import { render, ShareBars, type ShareBarsProps } from "../index.ts";

const props: ShareBarsProps = {
  title: "Répartition", description: "en mots", language: "fr", unit: "part", series: ["bas", "haut", "sans avis"], twoEnds: 2, unknown: "masqué", source: "enquête", table: <p>les nombres</p>,
  formatShare: (share) => `${Math.round(share * 100)} %`, bars: [{ label: "Tous", note: "40", shares: [0.25, 0.5, 0.25] }],
};

test("pieces stand side by side up to the whole, two hues and a quiet one", () => {
  const html = render(<ShareBars {...props} />);
  assert.match(html, /class="bar bar-low-strong" x="0%" width="25%"/);
  assert.match(html, /class="bar bar-high-strong" x="25%" width="50%"/);
  assert.match(html, /class="bar bar-quiet" x="75%" width="25%"/);
  assert.match(html, /les nombres/);
  assert.ok(!html.includes("masqué"));
});

test("pieces that are not known share what is left, as outlines, and the legend says so", () => {
  const html = render(<ShareBars {...props} bars={[{ label: "Tous", shares: [null, 0.5, null] }]} />);
  assert.match(html, /class="bar-unknown" x="0%" width="25%"/);
  assert.match(html, /class="bar-unknown" x="75%" width="25%"/);
  assert.match(html, /masqué<\/li>/);
});

test("one series is a plain bar with its interval; not known, it says so in words", () => {
  const plain = { ...props, series: ["choisi"], twoEnds: 0, bars: [{ label: "A", shares: [0.4], interval: { low: 0.3, high: 0.5 } }, { label: "B", shares: [null] }] };
  const html = render(<ShareBars {...plain} />);
  assert.match(html, /class="share-interval" x1="30%" x2="50%"/);
  assert.match(html, /<div class="share-value">40 %<\/div>/);
  assert.match(html, /<div class="share-value">masqué<\/div>/);
});
