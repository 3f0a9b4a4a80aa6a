import assert from "node:assert/strict";
import { sql, type Db } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { bibliographicRecord as record, delivery, tester } from "../../modules/publications/matching/testing/index.ts";
import { readConfig } from "../config.ts";
import { composeHouse, migrationSets, type House } from "../house.ts";
import { startTestServer } from "../testing/test-house.ts";

const [office, onlooker] = ["open-science-office", "steering-office"] as const;
const bibtex = (title: string): string => `@article{a1, title={${title}}, author={Premier, Ada}, year={2023}, journal={Essai}, doi={10.5555/jalon.a1}}\n\n@article{a2, title={Autre titre}, author={Second, Bo}, year={2022}, doi={10.5555/jalon.a2}}\n`;
/** The second record has neither title nor identifier; the third a DOI that is none. */
const faulty = "@article{b1, title={Un titre}, year={2023}, doi={10.5555/jalon.b1}}\n\n@article{b2, year={2022}}\n\n@article{b3, title={Encore un titre}, year={2021}, doi={pas-un-doi}}\n";

interface Asked {
  readonly house: House;
  send(role: string | null, method: "GET" | "POST", url: string, payload?: object): Promise<{ statusCode: number; body: string; json(): ReturnType<typeof JSON.parse> }>;
  upload(fields: Readonly<Record<string, string>>, file?: { readonly name: string; readonly text: string }, url?: string): Promise<{ statusCode: number; body: string }>;
}

async function withServer(db: Db, work: (asked: Asked) => Promise<void>): Promise<void> {
  const house = composeHouse(db, fixedClock("2025-03-31T10:00:00Z"), readConfig({ JALON_DATA: "/nowhere" }, "/"));
  const server = await startTestServer(house);
  const tokens = new Map<string, string>();
  try {
    for (const role of [office, onlooker]) {
      const { account, oneTimePassword } = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
      await house.identity.changePassword(account.id, oneTimePassword, "correct horse battery");
      const actor = await house.identity.getActor(account.id);
      assert.ok(actor !== null);
      tokens.set(role, (await house.identity.createToken(actor, { name: "test", expiresOn: "2025-12-31", readOnly: false })).secret);
    }
    const headers = (role: string | null) => ({ "accept-language": "fr", ...(role === null ? {} : { authorization: `Bearer ${tokens.get(role) ?? ""}` }) });
    await work({
      house,
      send: (role, method, url, payload) => server.inject({ method, url, headers: headers(role), ...(payload === undefined ? {} : { payload }) }),
      upload: (fields, file, url = "/publications/imports") => {
        const parts = Object.entries(fields).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
        if (file !== undefined) parts.push(`--b\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/plain\r\n\r\n${file.text}\r\n`);
        return server.inject({ method: "POST", url, headers: { ...headers(office), "content-type": "multipart/form-data; boundary=b" }, payload: `${parts.join("")}--b--\r\n` });
      },
    });
  } finally {
    await server.close();
  }
}

async function rows(db: Db): Promise<readonly unknown[]> {
  return db.query(sql`select (select count(*)::int from publications.delivery) as deliveries, (select count(*)::int from publications.source_record) as records, (select count(*)::int from publications.work) as works, (select count(*)::int from kernel.audit_entry where act like 'publications.%') as acts`);
}

/** `Publications nouvelles` of the counts, and so on. */
function count(body: string, label: string): string | undefined {
  return new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`).exec(body)?.[1];
}

const hidden = (body: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? "";

databaseTest("a file is checked, comes back, is recorded, and changes nothing the second time", migrationSets, async (db) => {
  await withServer(db, async ({ send, upload, house }) => {
    for (const url of ["/publications/imports", "/exports/publication-deliveries.csv", "/api/v1/publications/deliveries"]) {
      assert.equal((await send(onlooker, "GET", url)).statusCode, 403, url);
      assert.ok([303, 401].includes((await send(null, "GET", url)).statusCode), url);
      assert.equal((await send(office, "GET", url)).statusCode, 200, url);
    }
    for (const url of ["/publications/imports", "/publications/imports/remarks", "/api/v1/publications/imports"]) assert.equal((await send(onlooker, "POST", url, { name: "a.bib", observedOn: "2025-03-01", text: bibtex("x"), remarks: "" })).statusCode, 403, url);
    const empty = (await send(office, "GET", "/publications/imports")).body;
    assert.ok(empty.includes("value=\"2025-03-31\"") && empty.includes("20\u00a0Mo au plus") && empty.includes("Aucune livraison") && !empty.includes("name=\"replace\""));

    const before = await rows(db);
    const file = { name: "équipe.bib", text: bibtex("<b>Sommeil</b> & mémoire") };
    const checked = await upload({ act: "check", observedOn: "2025-03-01" }, file);
    assert.equal(checked.statusCode, 200);
    assert.deepEqual([count(checked.body, "Notices lues"), count(checked.body, "Publications nouvelles")], ["2", "2"]);
    assert.deepEqual(await rows(db), before, "checking keeps nothing");
    const held = { held: hidden(checked.body, "held"), heldName: hidden(checked.body, "heldName"), observedOn: hidden(checked.body, "observedOn") };
    assert.equal(Buffer.from(held.held, "base64").toString("utf8"), file.text);

    const done = await upload({ act: "record", ...held });
    assert.equal(done.statusCode, 201);
    assert.equal(count(done.body, "Publications nouvelles"), "2");
    assert.ok(!done.body.includes("name=\"held\"") && done.body.includes("équipe.bib"));
    const again = await upload({ act: "record", observedOn: "2025-03-01" }, file);
    assert.equal(again.statusCode, 201);
    assert.deepEqual([count(again.body, "Publications nouvelles"), count(again.body, "Publications modifiées"), count(again.body, "Notices déjà connues, inchangées")], ["0", "0", "2"]);
    const changed = await upload({ act: "check", observedOn: "2025-03-02" }, { name: "équipe.bib", text: bibtex("Un autre sommeil") });
    assert.deepEqual([count(changed.body, "Publications modifiées"), count(changed.body, "Notices déjà connues, inchangées")], ["2", "1"], "one has another title; the other was seen on one more day");

    const { total, items } = (await send(office, "GET", "/api/v1/publications/deliveries?files=true")).json();
    assert.deepEqual([total, items[0].fileName, items[0].counts.unchanged, items[1].counts.worksOpened, items[0].author], [2, "équipe.bib", 2, 2, `Personne ${office}`]);
    assert.deepEqual((await send(office, "GET", "/api/v1/publications/deliveries?pageSize=1&page=2&sort=recorded&direction=ascending")).json().items.map(({ id }: { id: string }) => id), [items[0].id]);
    const sheet = (await send(office, "GET", "/exports/publication-deliveries.csv?lang=fr")).body;
    assert.ok(sheet.includes("équipe.bib") && sheet.split("\n").filter((line) => line.includes("BibTeX")).length === 2);
    assert.equal((await house.publications.counts()).works, 2);
  });
}, { commits: true });

databaseTest("a record at fault hides none, a wrong file is refused whole, and remarks are taken away", migrationSets, async (db) => {
  await withServer(db, async ({ send, upload }) => {
    const checked = await upload({ act: "check", observedOn: "2025-03-01" }, { name: "b.bib", text: faulty });
    assert.equal(checked.statusCode, 200);
    assert.equal(count(checked.body, "Publications nouvelles"), "2");
    assert.ok(checked.body.includes("id=\"remarks\"") && checked.body.includes("pas-un-doi"));
    for (const [format, mark] of [["csv", "pas-un-doi"], ["json", "\"severity\""], ["ods", "mimetype"]] as const) {
      const sheet = await upload({ remarks: hidden(checked.body, "remarks"), format }, undefined, "/publications/imports/remarks");
      assert.ok(sheet.statusCode === 200 && sheet.body.includes(mark), format);
    }
    assert.equal((await upload({ remarks: "AAAA" }, undefined, "/publications/imports/remarks")).statusCode, 422);

    const before = await rows(db);
    const refused = async (fields: Readonly<Record<string, string>>, file: { readonly name: string; readonly text: string } | undefined, mark: string) => {
      const answer = await upload({ act: "record", observedOn: "2025-03-01", ...fields }, file);
      assert.equal(answer.statusCode, 422, mark);
      assert.ok(answer.body.includes("id=\"error-summary\"") && answer.body.includes(mark), mark);
      return answer.body;
    };
    await refused({}, undefined, "Choisissez un fichier");
    await refused({}, { name: "notes.txt", text: "Bonjour" }, "aucun format connu");
    await refused({}, { name: "c.bib", text: "@article{b2, year={2022}}" }, "Aucune notice de ce fichier");
    for (const observedOn of ["2025-02-30", "2025-04-01"]) {
      const body = await refused({ observedOn }, { name: "b.bib", text: faulty }, "href=\"#field-observedOn\"");
      assert.ok(Buffer.from(hidden(body, "held"), "base64").toString("utf8") === faulty && body.includes(`value="${observedOn}"`), "what was given is kept");
    }
    assert.deepEqual(await rows(db), before);
    const large = await upload({ act: "check", observedOn: "2025-03-01" }, { name: "large.bib", text: `${faulty}${"% rien\n".repeat(90_000)}` });
    assert.ok(large.statusCode === 200 && hidden(large.body, "held") === "" && large.body.includes("choisissez-le de nouveau"));

    const api = await send(office, "POST", "/api/v1/publications/imports", { name: "b.bib", observedOn: "2025-03-01", text: faulty, dryRun: true });
    assert.deepEqual([api.statusCode, api.json().recorded, api.json().deliveryId, api.json().worksOpened], [200, false, null, 2]);
    assert.ok(api.json().issues.some(({ severity, line }: { severity: string; line?: number }) => severity === "error" && line === 3), "the fault tells its line");
    const kept = await send(office, "POST", "/api/v1/publications/imports", { name: "b.bib", observedOn: "2025-03-01", text: faulty });
    assert.deepEqual([kept.statusCode, kept.json().recorded, kept.json().records], [201, true, api.json().records]);
    const nothing = await send(office, "POST", "/api/v1/publications/imports", { name: "c.bib", observedOn: "2025-03-01", text: "@article{b2, year={2022}}" });
    assert.deepEqual([nothing.statusCode, nothing.json().code], [422, "publications.nothing-to-import"]);
    assert.ok(nothing.json().errors.length > 0);
  });
}, { commits: true });

databaseTest("real records put the demonstration out only where somebody said so", migrationSets, async (db) => {
  await withServer(db, async ({ send, upload, house }) => {
    await house.publications.take(tester, delivery("openalex", "2024-02-01", [record("openalex", "W1")], { demonstration: true, fileName: "fiction.jsonl" }));
    const file = { name: "a.bib", text: bibtex("Titre") };
    const page = (await send(office, "GET", "/publications/imports")).body;
    assert.ok(page.includes("Cette base tient des publications de démonstration") && page.includes("name=\"replace\"") && page.includes("fiction.jsonl"));
    const checked = await upload({ act: "check", observedOn: "2025-03-01" }, file);
    assert.equal(checked.statusCode, 200);
    assert.ok(await house.publications.hasDemonstration(), "checking removes nothing");
    const refused = await upload({ act: "record", observedOn: "2025-03-01" }, file);
    assert.ok(refused.statusCode === 422 && refused.body.includes("href=\"#field-replace\"") && hidden(refused.body, "heldName") === "a.bib");
    const asProgram = { name: "a.bib", observedOn: "2025-03-01", text: file.text };
    assert.deepEqual((await send(office, "POST", "/api/v1/publications/imports", asProgram)).json().code, "publications.demonstration-in-the-way");
    assert.ok(await house.publications.hasDemonstration());
    const done = await upload({ act: "record", observedOn: "2025-03-01", replace: "on", held: hidden(refused.body, "held"), heldName: "a.bib" });
    assert.ok(done.statusCode === 201 && !(await house.publications.hasDemonstration()) && !done.body.includes("fiction.jsonl"));
    assert.deepEqual((await house.publications.deliveries({ page: 1, pageSize: 10, source: "bibtex" })).items.map(({ observedOn }) => observedOn), [day("2025-03-01")]);
  });
}, { commits: true });
