import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { AccessLocation, AccessStatement, HalDeposit } from "../record.ts";
import { observeAccess } from "./open-access.ts";

const on = day("2024-12-15");
const place = (given: Partial<AccessLocation>): AccessLocation => ({ host: "publisher", repository: null, url: null, licence: null, version: "published", isOpen: true, journalIsOpen: false, journalInDoaj: false, ...given });
const says = (locations: readonly AccessLocation[], hasCharge: boolean | null = null): AccessStatement => ({ isOpen: true, hasCharge, locations });
const deposit = (given: Partial<HalDeposit>): HalDeposit => ({ halId: "hal-1", version: 1, submitType: "file", openFile: true, embargoUntil: null, depositedOn: null, collections: [], structureIds: [], ...given });
const shortOf = ({ isOpen, publisher, repositories }: ReturnType<typeof observeAccess>) => [isOpen, publisher, repositories];

test("a place at the publisher has the colour of its journal, the best is kept, repositories stand beside it", () => {
  const told = (...locations: readonly AccessLocation[]) => shortOf(observeAccess([{ source: "openalex", access: says(locations), hal: null }], on));
  assert.deepEqual(told(place({ journalIsOpen: true })), [true, "gold", []]);
  assert.deepEqual(told(place({ licence: "cc-by" })), [true, "hybrid", []]);
  assert.deepEqual(told(place({})), [true, "other", []]);
  assert.deepEqual(told(place({ licence: "cc-by", version: "accepted" })), [true, "other", []]);
  assert.deepEqual(shortOf(observeAccess([{ source: "openalex", access: says([place({ journalInDoaj: true, journalIsOpen: true })], false), hal: null }], on)), [true, "diamond", []]);
  assert.deepEqual(told(place({ licence: "cc-by" }), place({ journalIsOpen: true }), place({ host: "repository", url: "https://europepmc.org/articles/PMC1" })), [true, "gold", ["PubMed Central"]]);
  assert.deepEqual(told(place({ isOpen: false })), [false, null, []], "no open place left: closed");
  assert.deepEqual(told(), [false, null, []]);
});

test("an open file in HAL opens a closed paper; a notice does not, nor a file before its embargo ends; HAL is right about HAL", () => {
  const closed = { source: "openalex" as const, access: { isOpen: false, hasCharge: null, locations: [] }, hal: null };
  const inHal = (given: Partial<HalDeposit>) => shortOf(observeAccess([closed, { source: "hal", access: null, hal: deposit(given) }], on));
  assert.deepEqual(inHal({}), [true, null, ["HAL"]]);
  assert.deepEqual(inHal({ submitType: "notice", openFile: false }), [false, null, []]);
  assert.deepEqual(inHal({ openFile: false, embargoUntil: day("2024-12-16") }), [false, null, []]);
  assert.deepEqual(inHal({ openFile: false, embargoUntil: day("2024-12-15") }), [true, null, ["HAL"]]);
  const claimed = { source: "openalex" as const, access: says([place({ host: "repository", repository: "HAL (Le Centre pour la Communication Scientifique Directe)" })]), hal: null };
  assert.deepEqual(shortOf(observeAccess([claimed, { source: "hal", access: null, hal: deposit({ submitType: "notice", openFile: false }) }], on)), [false, null, []]);
  assert.deepEqual(shortOf(observeAccess([claimed], on)), [true, null, ["HAL"]]);
});
