import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { assetUrl, DataLink, document, ErrorSummary, Field, hrefWith, loadAssets, render, safeHref, Table } from "./index.ts";

test("links from data lead only to http, https, mailto and this site", () => {
  for (const good of ["https://hal.science/x?y=1", "http://a.fr", "mailto:a@b.fr", "/indicators/3", "?lang=en", "#calcul"]) assert.equal(safeHref(good), good);
  for (const bad of ["javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " data:text/html,x", "//evil.example", "/\\evil.example", "vbscript:x", "ftp://a", "relative", "", null, undefined, "http://"]) {
    assert.equal(safeHref(bad), null, String(bad));
  }
  assert.equal(render(<DataLink href="javascript:alert(1)">nom</DataLink>), "<span>nom</span>");
});

test("links keep the reader's place", () => {
  const url = new URL("http://x/indicators?verdict=behind&page=2");
  assert.equal(hrefWith(url, { lang: "en" }), "/indicators?verdict=behind&page=2&lang=en");
  assert.equal(hrefWith(url, { page: null, verdict: null }), "/indicators");
  assert.equal(hrefWith(new URL("http://x//evil.example/a"), {}), "/evil.example/a");
});

test("text from data is escaped, in content and in attributes", () => {
  const html = render(<Field name="q" label={"<b>&"} hint={'"><script>'} value={'"><img onerror=x>'} language="fr" />);
  assert.ok(!html.includes("<b>") && !html.includes("<script>") && !html.includes("<img"), html);
});

test("a field is tied to its label, its hint and its error", () => {
  const html = render(<Field name="value" label="Valeur" hint="En euros" error="Ce n'est pas un nombre" language="fr" />);
  assert.match(html, /<label for="field-value">/);
  assert.match(html, /id="field-value" type="text"/);
  assert.match(html, /aria-describedby="field-value-hint field-value-error"/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /id="field-value-hint"/);
  assert.match(html, /id="field-value-error"/);
});

test("a password is never written back into the page", () => {
  assert.ok(!render(<Field control="password" name="p" label="Mot de passe" value="secret" language="fr" />).includes("secret"));
});

test("the error summary is announced and leads to the fields; without errors there is none", () => {
  const html = render(<ErrorSummary language="fr" errors={[{ fieldId: "field-value", message: "Valeur manquante" }]} />);
  assert.match(html, /role="alert" tabindex="-1"/);
  assert.match(html, /<a href="#field-value">Valeur manquante<\/a>/);
  assert.equal(render(<div><ErrorSummary language="fr" errors={[]} /></div>), "<div></div>");
});

test("a table says its sort order and carries each header to the stacked rows", () => {
  const html = render(
    <Table language="fr" caption="Liste" rows={[{ n: 1 }]} columns={[{ header: "Nombre", cell: (row) => row.n, numeric: true, sortHref: "?sort=n", sorted: "descending" }]} />,
  );
  assert.match(html, /aria-sort="descending"/);
  assert.match(html, /<td role="cell" data-label="Nombre" class="numeric"><div>1<\/div><\/td>/);
});

test("a document says its language and loads only hashed files of this site", () => {
  const html = document({ language: "en", title: "A & B", children: <p>x</p> });
  assert.ok(html.startsWith('<!doctype html><html lang="en">'), html.slice(0, 60));
  assert.match(html, /<title>A &amp; B<\/title>/);
  assert.ok(!/<style|style="|<script>/.test(html));
  for (const [, url] of html.matchAll(/(?:href|src)="([^"]+)"/g)) assert.ok(url !== undefined && loadAssets().has(url), url);
});

test("fonts, style and script leave room for the page in 150 kB", () => {
  // Fonts are compressed already; the rest is sent compressed.
  const bytes = [...loadAssets().values()].reduce((sum, { mediaType, bytes: own }) => sum + (mediaType.startsWith("font/") ? own.length : gzipSync(own).length), 0);
  assert.ok(bytes < 125_000, `${bytes} bytes as sent`);
  const css = Buffer.from(loadAssets().get(assetUrl("jalon.css"))?.bytes ?? []).toString("utf8");
  assert.ok(!css.includes("asset:"), "an address in the style was not resolved");
  assert.ok(css.includes(assetUrl("public-sans.woff2")));
});
