import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync, strFromU8 } from "fflate";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Actor, Reply, RequestContext } from "../../../kernel/http/route.ts";
import { htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { directoryMigrations } from "../../directory/index.ts";
import { publicationMigrations } from "../migrations.ts";
import type { PartialDay } from "../domain/record.ts";
import { affiliationsWith, authorWith, depositWith, recordWith, told, WorksInMemory, workWith } from "../oai/testing.ts";
import { replaceWorkUnits } from "../store/work-units.ts";
import { sql } from "../../../kernel/db/db.ts";
import { gapsOf, lastDay, monthsAfter } from "./domain/gaps.ts";
import { createDepositRoutes } from "./web/routes.tsx";

const noAccess = { access: [] };
const closed = workWith("w").access.map((one) => ({ ...one, isOpen: false, locations: [] }));
const notice = depositWith({ submitType: "notice", openFile: false });

test("what HAL lacks, kind by kind", () => {
  assert.deepEqual(gapsOf(workWith("w", noAccess)), { kinds: ["no-record"], halIds: [], ground: "law", depositFrom: "2021-09-30", embargoUntil: null });
  assert.deepEqual(gapsOf(workWith("w", { hal: [notice], access: closed })), { kinds: ["notice-without-file"], halIds: ["hal-00000001"], ground: "law", depositFrom: "2021-09-30", embargoUntil: null });
  assert.equal(gapsOf(workWith("w", { hal: [notice] })).ground, "licence", "a licence opens at once");
  assert.deepEqual(gapsOf(workWith("w", { hal: [notice], access: closed, documentType: told<"thesis">("thesis") })).kinds, [], "nothing known allows a file");
  assert.deepEqual(gapsOf(workWith("w", { hal: [depositWith({ openFile: false, embargoUntil: day("2024-09-01") })] })), { kinds: ["embargo"], halIds: ["hal-00000001"], ground: "licence", depositFrom: "2021-03-01", embargoUntil: "2024-09-01" });
  assert.deepEqual(gapsOf(workWith("w", { hal: [depositWith()] })).kinds, []);
  const record = (identifiers: { scheme: "doi"; value: string }[]) => ({ record: recordWith({ identifiers }), observedOn: day("2022-01-01"), recordedAt: "2022-01-01T00:00:00Z", deliveryId: "d" });
  assert.deepEqual(gapsOf(workWith("w", { hal: [depositWith()], records: [record([])] })).kinds, ["doi-missing"]);
  assert.deepEqual(gapsOf(workWith("w", { hal: [depositWith()], records: [record([{ scheme: "doi", value: "10.1234/other" }])] })).kinds, ["doi-missing"], "another DOI is no DOI");
  assert.deepEqual(gapsOf(workWith("w", { hal: [depositWith()], records: [record([{ scheme: "doi", value: "10.1234/w" }])] })).kinds, []);
  assert.deepEqual(gapsOf(workWith("w", { documentType: told<"dataset">("dataset"), access: [] })).kinds, [], "HAL takes no data sets");
});

test("six months after the last day that a date may mean", () => {
  assert.equal(lastDay("2021"), "2021-12-31");
  assert.equal(lastDay("2024-02"), "2024-02-29");
  assert.equal(lastDay("2021-12"), "2021-12-31");
  assert.equal(monthsAfter(day("2021-08-31"), 6), "2022-02-28");
  assert.equal(monthsAfter(day("2021-03-15"), 6), "2021-09-15");
  assert.deepEqual(gapsOf(workWith("w", { access: closed, published: told<PartialDay>("2024"), hal: [notice] })).depositFrom, "2025-06-30");
});

const unit = { code: "199920001A", name: "Centre d’essai" };
const sister = { code: "199920002B", name: "Centre voisin" };

databaseTest("help with deposits: lists, filters, rights, files", [auditMigrations, directoryMigrations, publicationMigrations], async (db) => {
  const works = new WorksInMemory();
  works.put(
    workWith("absent", { access: closed, abstract: null, fields: [] }), workWith("notice", { hal: [notice] }), workWith("closed", { hal: [depositWith({ openFile: false, embargoUntil: day("2024-12-01") })], year: told(2024) }),
    workWith("whole", { hal: [depositWith()] }), workWith("other", { access: closed, title: told("Ailleurs") }), workWith("old", { hal: [depositWith({ openFile: false, embargoUntil: day("2023-01-01") })] }),
    workWith("made", { access: closed, demonstration: true, authors: told([authorWith(1, "Ada Essai", { affiliations: [{ raw: "Centre", identifiers: [{ scheme: "hal-structure", value: "4711" }], country: "FR" }] })]) }),
  );
  const codes = ["absent", "notice", "closed", "whole", "old", "made"];
  for (const code of [...codes, "other"]) await db.query(sql`insert into publications.work (code, title, title_folded, byline, hal, sources, demonstration, digest, words) values (${code}, '', '', '', 'none', '{}', false, '', '')`);
  await replaceWorkUnits(db, codes, codes.map((workCode) => ({ workCode, entityId: "u1", code: unit.code, kind: "structure", institute: true })), "2024-01-01T00:00:00Z");
  await replaceWorkUnits(db, ["other"], [{ workCode: "other", entityId: "u2", code: sister.code, kind: "structure", institute: true }], "2024-01-01T00:00:00Z");
  const named = new Map([unit, sister].map((one) => [one.code, one]));
  const routes = createDepositRoutes({
    db, clock: fixedClock("2024-05-01"), affiliations: affiliationsWith(works, [unit]),
    publications: { changesAfter: (sequence, limit) => works.changesAfter(sequence, limit), works: (of) => works.works(of), find: async (text) => ((await works.work(text)) === null ? null : { code: text, moved: false }) },
    directory: {
      find: async (text) => { const one = named.get(text.toUpperCase()); return one === undefined ? null : { ref: { id: one.code, kind: "structure", code: one.code, name: one.name } as never, moved: false }; },
      record: async (id) => { const one = named.get(id); return one === undefined ? null : ({ ref: { code: one.code, name: one.name }, acronym: null, fields: one === unit ? { identifier: { current: [{ value: { scheme: "hal-structure", value: "95026" } }] } } : {} } as never); },
    },
  });
  const office: Actor = { accountId: "a", name: "Office", roles: [{ role: "open-science-office", perimeter: [] }] };
  const lab: Actor = { accountId: "b", name: "Lab", roles: [{ role: "lab-manager", perimeter: [sister.code.toLowerCase()] }] };
  const ask = async (path: string, actor: Actor = office): Promise<Reply> => {
    const url = new URL(path, "http://jalon.example");
    const found = routes.map((one) => ({ one, match: new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname) })).find(({ match }) => match !== null);
    assert.ok(found !== undefined, path);
    const context: RequestContext = { actor, language: "fr", clock: fixedClock("2024-05-01"), requestId: "r", url, csrfToken: "", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    return found.one.handle({ params: found.one.params?.parse({ ...found.match?.groups }) ?? {}, query: found.one.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: undefined, files: [], context });
  };
  const listed = async (query: string, actor?: Actor): Promise<readonly string[]> => {
    const reply = await ask(`/api/v1/publications/deposit${query}`, actor);
    return reply.kind === "json" ? (reply.value as { items: { code: string }[] }).items.map(({ code }) => code) : [];
  };
  assert.deepEqual(await listed(""), ["closed", "absent", "made", "notice", "other"], "an embargo that is over lacks nothing");
  assert.deepEqual(await listed("?kind=no-record"), ["absent", "made", "other"]);
  assert.deepEqual(await listed("?kind=notice-without-file"), ["notice"]);
  assert.deepEqual(await listed("?kind=embargo"), ["closed"]);
  assert.deepEqual(await listed("?year=2024"), ["closed"]);
  assert.deepEqual(await listed(`?unit=${sister.code.toLowerCase()}`), ["other"], "a code in any case");
  assert.deepEqual(await listed("?unit=&year=&kind="), ["closed", "absent", "made", "notice", "other"], "an empty choice is none");
  assert.deepEqual(await listed("", lab), ["other"], "a lab sees its own structures");
  assert.deepEqual(await listed(`?unit=${unit.code}`, lab), []);
  await assert.rejects(ask("/publications/deposit/absent", lab), /unknown-deposit/);
  assert.match(htmlOf(await ask("/publications/deposit")), /Ailleurs/);
  assert.match(htmlOf(await ask("/publications/deposit?kind=embargo&year=2001")), /Rien ne manque ici/);
  assert.match(textOf(await ask("/exports/publications-deposit.csv")), /Absente de HAL/);

  const page = htmlOf(await ask("/publications/deposit/absent"));
  assert.match(page, /Choisissez au moins un domaine de HAL/);
  assert.match(page, /Ajoutez le résumé/);
  const tei = textOf(await ask("/publications/deposit/notice/hal.xml"));
  for (const expected of ['<language ident="fr"/>', '<classCode scheme="halDomain" n="sdv.imm">Immunologie</classCode>', '<classCode scheme="halTypology" n="ART"/>', '<affiliation ref="#struct-95026"/>', '<title level="j">Revue d’essai</title>', '<idno type="doi">10.1234/notice</idno>', '<date type="datePub">2021-03</date>', '<note type="audience" n="3"/>', '<note type="peer" n="1"/>']) assert.ok(tei.includes(expected), `${expected} in ${tei}`);
  assert.match(textOf(await ask("/publications/deposit/made/hal.xml")), /#struct-4711/);
  assert.match(htmlOf(await ask("/publications/deposit/made")), /fictive/);

  const zip = await ask("/publications/deposit/hal.zip?kind=no-record");
  const files = unzipSync(zip.kind === "file" && typeof zip.bytes !== "string" ? zip.bytes : new Uint8Array());
  assert.deepEqual(Object.keys(files).sort(), ["a-completer.csv", "absent.xml", "made.xml", "other.xml"]);
  assert.match(strFromU8(files["a-completer.csv"] ?? new Uint8Array()), /absent\.xml.*domaine/);

  works.put(workWith("absent", { hal: [depositWith()] }));
  works.remove("other");
  assert.deepEqual(await listed("?kind=no-record"), ["made"], "what was deposited or is gone leaves the list");
});
