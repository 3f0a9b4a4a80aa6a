import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../kernel/http/route.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { renderPage } from "./frame.tsx";
import type { FrameContext } from "./frame.tsx";

function context(address: string, changes: Partial<FrameContext> = {}): FrameContext {
  return { actor: null, language: "fr", clock: fixedClock("2024-11-22"), requestId: "1", url: new URL(`http://x${address}`), csrfToken: 'to"ken', status: 200, session: { get: () => undefined, set: () => {}, renew: () => {} }, ...changes };
}

const camille: Actor = { accountId: "1", name: "Camille <Exemple>", roles: [{ role: "administrator", perimeter: [] }] };

test("the frame says title, language, section and demonstration", () => {
  const html = renderPage({ title: "Actions", body: <p>corps</p>, demonstration: true }, context("/actions/1.2"));
  assert.match(html, /<html lang="fr">/);
  assert.match(html, /<title>Actions · Jalon<\/title>/);
  assert.match(html, /<a href="\/actions" aria-current="true">/);
  assert.match(html, /Données de démonstration/);
  assert.match(html, /<main id="content"[^>]*><p>corps<\/p><\/main>/);
  assert.ok(!renderPage({ title: "x", body: <p /> }, context("/")).includes("Données de démonstration"));
});

test("the language switch keeps the address and its query", () => {
  const html = renderPage({ title: "x", body: <p /> }, context("/indicators?verdict=behind"));
  assert.match(html, /href="\/indicators\?verdict=behind&amp;lang=en" hreflang="en"/);
});

test("signed out: a way in that comes back here; signed in: the name, and a way out that carries the token", () => {
  assert.match(renderPage({ title: "x", body: <p /> }, context("/search?q=a")), /href="\/sign-in\?return=%2Fsearch%3Fq%3Da"/);
  const html = renderPage({ title: "x", body: <p /> }, context("/", { actor: camille }));
  assert.match(html, /Camille &lt;Exemple/);
  assert.match(html, /name="_csrf" value="to&quot;ken"/);
});

test("which database it is, administrators alone are told", () => {
  const options = { version: "0.1.0", database: "PostgreSQL" };
  assert.ok(renderPage({ title: "x", body: <p /> }, context("/", { actor: camille }), options).includes("Base de données"));
  assert.ok(!renderPage({ title: "x", body: <p /> }, context("/"), options).includes("Base de données"));
});

test("a body that is not an element is refused", () => {
  for (const body of ["<b>text</b>", null, undefined, { type: "p" }]) assert.throws(() => renderPage({ title: "x", body }, context("/")), TypeError);
});
