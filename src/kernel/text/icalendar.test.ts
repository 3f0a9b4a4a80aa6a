import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../time/day.ts";
import { writeCalendar } from "./icalendar.ts";

const long = "Évaluation par les bénéficiaires, « très » détaillée\u202f; à l’échelle de l’ensemble des délégations régionales de l’établissement";
const file = writeCalendar("Jalons", [{ uid: "1@jalon", on: day("2024-02-29"), summary: long, description: "a\nb\\c", url: "https://jalon.example/actions/1" }], new Date("2025-03-31T10:20:30.456Z"));

test("lines end in CR LF, none is longer than 75 octets, and none is cut inside a character", () => {
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.ok(!/[^\r]\n/.test(file));
  for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line, "utf8") <= 75, line);
  assert.ok(!file.includes("\ufffd"));
});

test("unfolded it says what was put in, escaped; the end of a day on 29 February is 1 March", () => {
  const unfolded = file.replaceAll("\r\n ", "");
  assert.ok(unfolded.includes(`SUMMARY:${long.replaceAll(",", "\\,").replaceAll(";", "\\;")}\r\n`));
  assert.ok(unfolded.includes("DESCRIPTION:a\\nb\\\\c\r\n"));
  assert.ok(unfolded.includes("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"));
  assert.ok(unfolded.includes("DTSTAMP:20250331T102030Z\r\n"));
  assert.ok(unfolded.includes("UID:1@jalon\r\n"));
});
