import assert from "node:assert/strict";
import { test } from "node:test";
import type { Transport } from "../../../publications/index.ts";
import { ctgovStudy } from "../testing/ctgov.ts";
import { createRegisterLookUp } from "./look-up.ts";

const lookUpOver = (transport: Transport) => createRegisterLookUp({ rules: { allowHttp: false, allowPrivate: false }, userAgent: "Jalon/test", base: null, transport });
const answering = (status: number, body: object): { readonly asked: string[]; readonly transport: Transport } => {
  const asked: string[] = [];
  return { asked, transport: async (url) => { asked.push(url.href); return { status, type: "application/json", retryAfter: undefined, text: JSON.stringify(body) }; } };
};

test("a number of the register is asked once and told; another number leaves the network alone", async () => {
  const { asked, transport } = answering(200, { totalCount: 1, studies: [ctgovStudy("NCT00000001")] });
  const found = await lookUpOver(transport)(" nct00000001 ");
  assert.equal(found?.number, "NCT00000001");
  assert.match(found?.content.title?.en ?? "", /made-up randomised study/);
  assert.equal(asked.length, 1);
  assert.equal(new URL(asked[0] ?? "").searchParams.get("filter.ids"), "NCT00000001");
  assert.equal(await lookUpOver(transport)("2023-A00001-39"), null);
  assert.equal(asked.length, 1);
});

test("an unknown number is null, a register that does not answer is told at once", async () => {
  assert.equal(await lookUpOver(answering(200, { totalCount: 0, studies: [] }).transport)("NCT00000002"), null);
  const failing = answering(503, {});
  await assert.rejects(lookUpOver(failing.transport)("NCT00000002"));
  assert.equal(failing.asked.length, 1);
});
