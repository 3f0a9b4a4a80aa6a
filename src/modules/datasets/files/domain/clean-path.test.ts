import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { cleanPath, freePath, pathKey } from "./clean-path.ts";

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom("..", ".", "/", "\\", "C:", "CON", "nul.txt", "lpt¹", "\0", "\u202e", "\ud800", "e\u0301", "é", "ﬁ", "．．", " ", ". ", "%2e", "~", "ro-crate-metadata.json", "SHA256SUMS.txt", ".csv", "😀", "\r\n", "a".repeat(250)),
);
const given = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));

test("whatever a name is, what stays of it is a plain way downwards that every file system takes", () => {
  fc.assert(fc.property(given, (name) => {
    const path = cleanPath(name);
    const segments = path.split("/");
    assert.ok(segments.every((segment) => segment !== "" && segment !== "." && segment !== ".." && Buffer.byteLength(segment) <= 201 && !/[. ]$|^ /.test(segment)), path);
    assert.ok(Buffer.byteLength(path) <= 802 && segments.length <= 17, path);
    assert.doesNotMatch(path, /[\p{Cc}\p{Cf}\p{Cs}\\<>:"|?*%]/u);
    assert.ok(segments.every((segment) => !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(segment)), path);
    assert.equal(path, path.normalize("NFC"));
    assert.ok(!/^(?:ro-crate-metadata\.json|sha256sums\.txt)$/i.test(path), path);
    assert.equal(cleanPath(path), path);
  }), { numRuns: 3_000 });
});

test("no two files of a dataset stand in each other’s way, in any order", () => {
  fc.assert(fc.property(fc.array(fc.oneof(given, fc.constantFrom("a", "A", "a/b", "A/B", "a/b/c", "é", "e\u0301", "ﬁ", "fi")), { maxLength: 12 }), (names) => {
    const taken: string[] = [];
    for (const name of names) taken.push(pathKey(freePath(cleanPath(name), taken)));
    assert.equal(new Set(taken).size, taken.length);
    for (const one of taken) assert.ok(!taken.some((other) => other.startsWith(`${one}/`)), taken.join(" | "));
  }), { numRuns: 500 });
});
