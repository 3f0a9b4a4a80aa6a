import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { day } from "../../../../kernel/time/day.ts";
import { inChunks, madeUpNumber, madeUpParent, madeUpRegister, madeUpRow, parentCells, rnsrText, successionCells, type RnsrRow } from "../../testing/rnsr-file.ts";
import { rnsrColumns } from "./columns.ts";
import { observationDayOf, readRnsr } from "./index.ts";

const on = day("2022-02-01");
const read = (content: string | Uint8Array, chunk = 4096) => readRnsr("essai.csv", inChunks(content, chunk), on);

async function faultsOf(content: string | Uint8Array, chunk?: number): Promise<AppError> {
  try {
    await read(content, chunk);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  assert.fail("the file was accepted");
}

const codes = (error: AppError): readonly string[] => error.issues.map((issue) => issue.code);
const at = (error: AppError, code: string): readonly (readonly [number | undefined, string | undefined])[] => error.issues.filter((issue) => issue.code === code).map(({ line, column }) => [line, column]);
const one = (row: RnsrRow): string => rnsrText([madeUpRow(row)]);

test("a file is read alike whatever the chunks, line ends and mark", async () => {
  const rows = [...madeUpRegister(40), madeUpRow({ numero_national_de_structure: madeUpNumber(2020, 99_000), adresse: 'Bâtiment "A"\r\n2 rue; de l’Été', libelle: "Œuvre à l’épreuve" })];
  const whole = (await read(rnsrText(rows), 1_000_000)).file.structures;
  assert.equal(whole.length, 41);
  assert.equal(whole[40]?.street, 'Bâtiment "A"\r\n2 rue; de l’Été');
  for (const chunk of [1, 7, 1000]) assert.deepEqual((await read(rnsrText(rows), chunk)).file.structures, whole);
  assert.equal((await read(rnsrText(rows, { lineEnd: "\n", mark: true }))).file.structures.length, 41);
});

test("another separator is recognised and said", async () => {
  for (const [separator, word] of [[",", "virgule"], ["\t", "tabulation"]] as const) {
    const error = await faultsOf(rnsrText(madeUpRegister(3), { separator }));
    assert.deepEqual(codes(error), ["rnsr.separator"]);
    assert.match(error.issues[0]?.text.fr ?? "", new RegExp(word));
  }
});

test("columns that are missing or stand twice are told together; unknown ones are a warning", async () => {
  const columns = [...rnsrColumns.filter((column) => column !== "tutelles" && column !== "commune"), "libelle", "autre"];
  const error = await faultsOf(rnsrText(madeUpRegister(2), { columns }));
  assert.deepEqual(codes(error).toSorted(), ["rnsr.duplicated-column", "rnsr.missing-column", "rnsr.missing-column", "rnsr.unknown-column"]);
  const { warnings, file } = await read(rnsrText(madeUpRegister(2), { columns: [...rnsrColumns.toReversed(), "autre"] }));
  assert.equal(file.structures.length, 2);
  assert.deepEqual(warnings.map((issue) => issue.code), ["rnsr.unknown-column"]);
});

test("a broken encoding is told with its place", async () => {
  const text = rnsrText([madeUpRow({}), madeUpRow({ numero_national_de_structure: madeUpNumber(2016, 2), libelle: "Unité d’été" })]);
  const latin = await faultsOf(Buffer.from(text.replaceAll("’", "'"), "latin1"));
  assert.equal(latin.code, "tables.encoding");
  assert.match(latin.text.en, /Line 2, byte \d+ .*Windows-1252/);
  const bytes = new TextEncoder().encode(text);
  const place = Buffer.from(bytes).indexOf("été");
  const broken = Uint8Array.from(bytes);
  broken[place + 1] = 0x41;
  const damaged = await faultsOf(broken, 50);
  assert.match(damaged.text.en, new RegExp(`Line 3, byte ${place + 1} `));
  const wide = await faultsOf(Buffer.from(`\ufeff${text}`, "utf16le"));
  assert.match(wide.text.en, /UTF-16/);
  assert.equal((await faultsOf(Buffer.concat([bytes, Buffer.from([0, 1, 2])]))).code, "tables.binary");
});

test("every fault of a row is told, with its line and column", async () => {
  const number = madeUpNumber(2015, 7);
  const error = await faultsOf(rnsrText([
    madeUpRow({ numero_national_de_structure: number }),
    madeUpRow({ numero_national_de_structure: number, libelle: "", annee_de_creation: "20x5", code_de_type_de_structure: "99" }),
    madeUpRow({ numero_national_de_structure: "2015A", numero_de_structure_parent: "abc", ...successionCells([[madeUpNumber(2001, 1), "Z", 2010], ["12", "F", 99]]) }),
    madeUpRow({ numero_national_de_structure: madeUpNumber(2015, 8), code_de_type_de_tutelle: "CHEF", siret_des_tutelles: "123" }),
  ]));
  assert.equal(error.code, "rnsr.refused");
  assert.deepEqual(at(error, "rnsr.duplicated-number"), [[3, "numero_national_de_structure"]]);
  assert.match(error.issues.find((issue) => issue.code === "rnsr.duplicated-number")?.text.en ?? "", /line 2/);
  assert.deepEqual(at(error, "rnsr.empty-cell"), [[3, "libelle"]]);
  assert.deepEqual(at(error, "rnsr.not-a-year"), [[3, "annee_de_creation"], [4, "annee_d_effet_historique"]]);
  assert.deepEqual(at(error, "rnsr.unknown-code"), [[3, "code_de_type_de_structure"], [4, "code_de_type_de_succession"], [5, "code_de_type_de_tutelle"]]);
  assert.deepEqual(at(error, "rnsr.malformed-number"), [[4, "numero_national_de_structure"], [4, "numero_de_structure_parent"], [4, "numero_de_structure_historique"], [5, "siret_des_tutelles"]]);
});

test("parallel lists of unequal length are told for each list", async () => {
  const two = parentCells([{ parent: madeUpParent(1), label: "U 1" }, { parent: madeUpParent(2) }]);
  for (const column of ["label_numero", "sigles_des_tutelles", "code_de_nature_de_tutelle", "uai_des_tutelles", "siret_des_tutelles", "code_de_type_de_tutelle"] as const) {
    const error = await faultsOf(one({ ...two, [column]: "a;b;c" }));
    assert.ok(at(error, "rnsr.unequal-lists").some(([line, where]) => line === 2 && where === column), column);
  }
  const history = successionCells([[madeUpNumber(2001, 1), "F", 2015], [madeUpNumber(2001, 2), "F", 2015]]);
  assert.deepEqual(at(await faultsOf(one({ ...history, annee_d_effet_historique: "2015" })), "rnsr.unequal-lists"), [[2, "annee_d_effet_historique"]]);
  assert.deepEqual(at(await faultsOf(one({ ...history, code_de_type_de_succession: "" })), "rnsr.unequal-lists"), [[2, "code_de_type_de_succession"]]);
  assert.deepEqual(at(await faultsOf(one({ nom_du_responsable: "A;B", prenom_du_responsable: "C", titre_du_responsable: ";" })), "rnsr.unequal-lists"), [[2, "prenom_du_responsable"]]);
});

test("what is odd is told and does not stop the file", async () => {
  const number = madeUpNumber(2015, 3);
  const { file, warnings } = await read(one({
    numero_national_de_structure: number, annee_de_creation: "2023", site_web: "en construction", numero_de_structure_parent: number, code_postal: "99999", commune: "Nullepart-sur-Rien",
    ...parentCells([{ parent: { ...madeUpParent(4), siret: "12345678901234" }, label: "EPR ESSAI" }]),
    ...successionCells([[madeUpNumber(2001, 1), "R", 2015], [madeUpNumber(2001, 1), "E", 2015]]),
  }));
  assert.deepEqual(warnings.map((issue) => issue.code).toSorted(), [
    "rnsr.future-year", "rnsr.label-not-read", "rnsr.not-an-address", "rnsr.own-parent", "rnsr.siret-check", "rnsr.two-succession-types", "rnsr.unknown-commune",
  ]);
  assert.deepEqual(file.structures[0]?.parentNumbers, []);
  assert.equal(file.structures[0]?.predecessors.length, 2);
});

test("a code that every object inherits is no code, and the same fault of one cell is told once", async () => {
  const error = await faultsOf(one({ ...parentCells([1, 2, 3].map((rank) => ({ parent: { ...madeUpParent(rank), nature: "constructor" } }))) }));
  assert.deepEqual(at(error, "rnsr.unknown-code"), [[2, "code_de_nature_de_tutelle"]]);
  assert.deepEqual(codes(await faultsOf(one({ ...successionCells([[madeUpNumber(2001, 1), "toString", 2015]]) }))), ["rnsr.unknown-code"]);
});

test("a refusal says how many faults there are, not how many are told", async () => {
  const error = await faultsOf(rnsrText(madeUpRegister(400).map((row) => ({ ...row, annee_de_creation: "?" }))));
  assert.match(error.text.en, /400 errors/);
  assert.equal(error.issues.filter((issue) => issue.severity === "error").length, 301);
});

test("a file that was cut short is told, wherever the cut", async () => {
  const text = rnsrText(madeUpRegister(5));
  const lastLine = text.lastIndexOf("\r\n", text.length - 3) + 2;
  const short = await faultsOf(text.slice(0, lastLine + 60));
  assert.deepEqual(codes(short), ["rnsr.truncated"]);
  const inQuote = text.indexOf('"', lastLine);
  assert.equal((await faultsOf(text.slice(0, inQuote + 5))).code, "tables.open-quote");
  for (const cut of [3, 12, 25]) assert.deepEqual(codes(await faultsOf(text.slice(0, -cut))), ["rnsr.truncated"], `${cut} bytes less`);
  const { warnings } = await read(text.slice(0, -2));
  assert.deepEqual(warnings.map((issue) => issue.code), ["rnsr.no-last-line-end"]);
  assert.deepEqual(codes(await faultsOf("")), ["rnsr.empty"]);
  assert.deepEqual(codes(await faultsOf(rnsrText([]))), ["rnsr.no-rows"]);
  assert.deepEqual(codes(await faultsOf(text.replace("Laboratoire fictif de recherche numéro 1;", "Laboratoire"))), ["rnsr.row-length"]);
});

/** Endless noise of a kind, counting what is taken of it. */
function noise(head: string, piece: string, megabytes: number): { chunks: AsyncGenerator<Uint8Array>; taken: () => number } {
  let taken = 0;
  const bytes = new TextEncoder().encode(piece.repeat(Math.ceil(65_536 / piece.length)));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(head);
    for (; taken < megabytes * 1_000_000; taken += bytes.length) yield bytes;
  }
  return { chunks: chunks(), taken: () => taken };
}

test("two hundred megabytes of noise are given up early, memory bounded", async () => {
  const head = rnsrText([]);
  const cases = [
    ["no header", noise("", "lorem ipsum dolor sit amet\r\n", 200), "rnsr.refused", 1],
    ["rows of nothing", noise(head, "a;b;c\r\n", 200), "rnsr.refused", 1],
    ["one endless line", noise(head, "abcdefgh", 200), "tables.row-too-long", 2],
    ["an endless quoted cell", noise(`${head}"`, "abc;\r\n", 200), "tables.open-quote", 2],
    ["separators without end", noise(head, ";", 200), "tables.row-too-long", 2],
  ] as const;
  for (const [what, { chunks, taken }, code, megabytes] of cases) {
    const error = await readRnsr("bruit.csv", chunks, on).then(() => assert.fail(what), (thrown: unknown) => thrown);
    assert.ok(error instanceof AppError, `${what}: ${String(error)}`);
    assert.equal(error.code, code, what);
    assert.ok(taken() <= megabytes * 1_000_000, `${what}: ${taken()} bytes taken`);
    assert.ok(error.issues.length <= 302, what);
  }
  const { chunks, taken } = noise(head, "a;b;c\r\n", 200);
  const error: unknown = await readRnsr("bruit.csv", chunks, on).catch((thrown: unknown) => thrown);
  const last: Issue | undefined = error instanceof AppError ? error.issues.at(-1) : undefined;
  assert.match(last?.text.en ?? "", /at least [\d]+ more/);
  assert.ok(taken() < 200_000);
});

test("the day of an extract is read in its name", () => {
  assert.equal(observationDayOf("rnsr-active-2022-02.csv"), "2022-02-01");
  assert.equal(observationDayOf("rnsr_20220214.csv"), "2022-02-14");
  assert.equal(observationDayOf("rnsr-2022-02-14.csv"), "2022-02-14");
  for (const name of ["rnsr.csv", "rnsr-2022.csv", "rnsr-2022-13.csv", "rnsr-20220230.csv", "2021-01_2022-01.csv", "123456789.csv"]) assert.equal(observationDayOf(name), null, name);
});
