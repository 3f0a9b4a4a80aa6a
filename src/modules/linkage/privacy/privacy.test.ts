import assert from "node:assert/strict";
import { createHmac, hkdfSync } from "node:crypto";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { AppError } from "../../../kernel/errors/app-error.ts";
import type { LinkageModel } from "../domain/model.ts";
import { diceOfFilters } from "../comparisons/twins/dice.ts";
import { generatePopulation } from "../generator/index.ts";
import { openSession } from "../engine/open-session.ts";
import { createGroupEncoder } from "./bloom/filter.ts";
import { bigrams, partsOf } from "./bloom/parts.ts";
import { checkEncoding, createPseudonymiser, defaultEncoding, derivedKey, encodedModel, encodeFile, keyFingerprint, pseudonymise, readKeyFile } from "./index.ts";

const secret = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const model: LinkageModel = {
  format: "jalon-linkage-model/1", name: "clear", id: "id",
  columns: { birth_name: { clean: "name" }, first_names: { clean: "first-names" }, birth_date: { clean: "date" }, sex: { clean: "sex" }, birth_commune: { clean: "commune", on: "birth_date" } },
  comparisons: [{ name: "birth_name" }, { name: "first_names" }, { name: "birth_date" }, { name: "sex" }], blocking: [["birth_name"]],
};

test("pseudonyms: HMAC under a key of the project and the purpose, worked out here a second way", () => {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "jalon-linkage/1\u0000cohort\u0000pseudonym\u0000row", 32));
  const told = createPseudonymiser(secret, { project: "cohort", purpose: "row" });
  assert.equal(told("1940-02-01"), createHmac("sha256", key).update("1940-02-01").digest("hex").slice(0, 32));
  const all = [told, createPseudonymiser(secret, { project: "other", purpose: "row" }), createPseudonymiser(secret, { project: "cohort", purpose: "file" }), createPseudonymiser(other, { project: "cohort", purpose: "row" })].map((one) => one("1940-02-01"));
  assert.equal(new Set(all).size, 4);
  assert.deepEqual(pseudonymise([{ id: "1", name: "A" }, { id: "", name: null }], ["id"], secret, { project: "p", purpose: "q" }).map(({ name }) => name), ["A", null]);
  assert.throws(() => derivedKey(new Uint8Array(16), "p", "q"), (error: AppError) => error.code === "linkage.key-not-valid");
});

test("a key file others may read is refused, so is what is no key", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jalon-key-"));
  try {
    const path = join(folder, "a.key");
    await writeFile(path, secret, { mode: 0o600 });
    assert.equal(keyFingerprint(await readKeyFile(path)), keyFingerprint(secret));
    assert.notEqual(keyFingerprint(secret), keyFingerprint(other));
    await chmod(path, 0o644);
    await assert.rejects(readKeyFile(path), { code: "linkage.key-not-private" });
    await writeFile(join(folder, "b.key"), "short", { mode: 0o600 });
    await assert.rejects(readKeyFile(join(folder, "b.key")), { code: "linkage.key-not-valid" });
    await assert.rejects(readKeyFile(join(folder, "none.key")), { code: "linkage.key-not-valid" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("less hardening than the least is refused, every fault at once", () => {
  const spec = defaultEncoding(model, "p");
  assert.doesNotThrow(() => checkEncoding(spec, model.columns));
  assert.throws(() => checkEncoding({ ...spec, bits: 512, hashes: 5, salt: "", bandBits: 4, groups: { names: ["birth_name"] } }, model.columns), (error: AppError) => error.code === "linkage.encoding-too-weak" && error.issues.length === 5);
  assert.throws(() => checkEncoding({ ...spec, groups: {} }, model.columns), { code: "linkage.encoding-too-weak" });
});

test("parts of values", () => {
  assert.deepEqual(bigrams("MARIE"), ["_M", "MA", "AR", "RI", "IE", "E_"]);
  assert.deepEqual(partsOf({ clean: "name", value: "ANNANNA" }).slice(0, 4), ["_A", "AN", "NN", "NA"]);
  assert.equal(new Set(partsOf({ clean: "name", value: "ANNANNA" })).size, 8, "a pair that comes twice counts twice");
  assert.deepEqual(partsOf({ clean: "date", value: "19430000" }), ["01", "19", "24", "33"]);
  assert.deepEqual(partsOf({ clean: "sex", value: null }), []);
});

test("filters: half ones, nothing in common across salts, keys and projects, alike for alike names", () => {
  const spec = defaultEncoding(model, "p");
  const made = (key: Uint8Array, name: string, salt: string, project = "p"): Uint8Array => {
    const answer = createGroupEncoder(key, { ...spec, project }, "names", ["birth_name", "first_names"]).encode([{ clean: "name", value: name }, { clean: "first-names", value: ["JEAN"] }], salt);
    return Buffer.concat([Buffer.alloc(1), Buffer.from(answer?.filter ?? "", "hex")]);
  };
  const martin = made(secret, "MARTIN", "1950");
  const ones = (bytes: Uint8Array): number => [...bytes].reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
  for (const name of ["MARTIN", "LI", "DE LA ROCHEFOUCAULD MONTBEL"]) assert.equal(ones(made(secret, name, "1950")), 512);
  assert.equal(diceOfFilters(martin, made(secret, "MARTIN", "1950")), 1);
  assert.ok(diceOfFilters(martin, made(secret, "MARTAN", "1950")) > 0.7);
  for (const stranger of [made(secret, "MARTIN", "1951"), made(other, "MARTIN", "1950"), made(secret, "MARTIN", "1950", "q")]) assert.ok(diceOfFilters(martin, stranger) < 0.66);
  // A first name in common and no more.
  assert.ok(diceOfFilters(martin, made(secret, "GUEGUEN", "1950")) < 0.8);
  assert.equal(createGroupEncoder(secret, spec, "names", ["birth_name"]).encode([{ clean: "name", value: null }], "1950"), null);
});

test("two encoded files are linked without a name: what that costs beside clear text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jalon-bloom-"));
  try {
    const files = await generatePopulation({ rows: 6_000, seed: "bloom" }, { directory: folder });
    const spec = defaultEncoding(model, "p");
    const [left, right] = [join(folder, "l.csv"), join(folder, "r.csv")];
    const first = await encodeFile({ model, input: { file: files.left }, spec, secret, out: left });
    assert.deepEqual(first, { rows: 4_800, empty: 0 });
    const second = await encodeFile({ model, input: { file: files.right ?? "" }, spec, secret, out: right });
    assert.ok(second.empty > 0 && second.empty < 40, "rows without a year of birth");
    const [header, line] = (await readFile(left, "utf8")).split("\n");
    assert.equal(header, "id,names,names_bands,birth,birth_bands");
    assert.match(line ?? "", /^A00000000,[0-9a-f]{256},[0-9a-fx;]+,[0-9a-f]{256},[0-9a-fx;]+$/);
    const linking = encodedModel(spec);
    const session = await openSession({ model: { ...linking, training: { ...linking.training, randomPairs: 500_000 } }, left: { file: left }, right: { file: right } });
    try {
      await session.score((await session.train()).values);
      await session.analytics.run(`create table truth as select side, id, person from read_parquet('${files.truthRows}')`);
      const [seen] = await session.analytics.rows<{ linked: number; right_ones: number }>(`
        select count(*)::integer as linked, count(*) filter (x.person = y.person)::integer as right_ones from scored s join left_rows l on l.k = s.l join right_rows r on r.k = s.r
        join truth x on x.side = 'left' and x.id = l.id join truth y on y.side = 'right' and y.id = r.id where s.probability >= 0.9`);
      const [linked, correct] = [seen?.linked ?? 0, seen?.right_ones ?? 0];
      assert.ok(correct / linked > 0.97, `precision ${correct / linked}`);
      assert.ok(correct / files.truth.truePairs > 0.9, `recall ${correct / files.truth.truePairs}`);
    } finally {
      await session.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
