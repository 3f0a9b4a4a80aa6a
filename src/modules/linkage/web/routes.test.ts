import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { htmlOf, sendTo, textOf, type Sent } from "../../../kernel/testing/ask.ts";
import type { Actor, Reply, Route } from "../../../kernel/http/route.ts";
import { files, linkageOn, linkageSets, people, plantedNames, testModel, withFiles } from "../testing/builders.ts";
import { createLinkageRoutes } from "./routes.tsx";

const { office, ada, bob, board } = people;
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(reply.kind === "page" ? htmlOf(reply).slice(0, 800) : reply.kind));
const form = { code: "essai", title: "Cohorte d’essai", purpose: "Savoir qui est décédé.", legalReference: "DR-2024-001", parties: "Institut\nInsee", model: "essai@1", keepFilesUntil: "2025-06-30", retentionUntil: "2026-03-31" };

databaseTest("a project by the pages alone: model, project, files, costs, run, report, pair, review; and who may not", linkageSets, async (db) => {
  const { linkage, directory, bugs } = linkageOn(db);
  const routes: readonly Route[] = createLinkageRoutes({ linkage });
  const send = (method: Route["method"], address: string, actor: Actor | undefined, sent: Omit<Sent, "actor"> = {}): Promise<Reply> => sendTo(routes, method, address, { ...sent, ...(actor === undefined ? {} : { actor }) });
  const get = async (address: string, actor: Actor = office): Promise<string> => htmlOf(await send("GET", address, actor));
  const post = (address: string, body: Record<string, unknown> = {}, actor: Actor = office): Promise<Reply> => send("POST", address, actor, { body });
  try {
    assert.match(htmlOf(await send("GET", "/linkage/method", undefined)), /Bloom/);
    for (const [actor, address] of [[undefined, "/linkage"], [ada, "/linkage"], [board, "/linkage/new"], [board, "/linkage/review"]] as const) await assert.rejects(send("GET", address, actor), refused("http.forbidden"));
    assert.match(await get("/linkage"), /Aucun projet/);

    const faulty = htmlOf(await post("/linkage/models", { name: "Essai", model: JSON.stringify({ ...testModel, blocking: [["nothing"]], comparisons: [{ name: "x", kind: "unknown" }] }), note: "" }));
    assert.ok((faulty.match(/<li>/g) ?? []).length >= 2, "every fault at once");
    assert.equal(to(await post("/linkage/models", { name: "essai", model: JSON.stringify(testModel), note: "" })), "/linkage/models/essai/1?done=saved");
    assert.match(await get("/linkage/models/essai/1"), /jalon-linkage-model\/1/);

    const kept = htmlOf(await post("/linkage/new", { ...form, code: "é", title: "", retentionUntil: "2020-01-01" }));
    assert.match(kept, /Donnez un titre[^]*Ce jour est passé/);
    assert.match(kept, /DR-2024-001/, "what was typed is kept");
    assert.equal(to(await post("/linkage/new", form)), "/linkage/projects/essai?done=saved");
    const given = files(140);
    for (const side of ["left", "right"] as const) assert.equal(to(await send("POST", "/linkage/projects/essai/files", office, { body: { side }, files: [{ name: "dupont-jean.csv", bytes: Buffer.from(given[side]) }] })), "/linkage/projects/essai?done=sent");
    assert.match(htmlOf(await send("POST", "/linkage/projects/essai/files", office, { body: { side: "left" }, files: [{ name: "vide.csv", bytes: new Uint8Array() }] })), /ne se lit ni comme/);
    assert.doesNotMatch(await get("/linkage/projects/essai", board), /dupont-jean|Destroy|Détruire/);
    assert.match(await get("/linkage/projects/essai/costs"), /140 lignes/);
    const run = to(await post("/linkage/projects/essai/runs", { previous: "" }));
    await linkage.idle();
    assert.deepEqual(bugs, []);
    const report = await get(`${run}?verify=1`, board);
    assert.match(report, /Le sceau est intact, et les résultats/);
    assert.match(report, /Précision estimée sans étiquettes/);
    await assert.rejects(send("GET", `${run}/pairs.csv`, board), refused("http.forbidden"), "pairs are for those who run");
    assert.equal((await send("GET", `${run}/pairs.csv`, office)).kind, "stream");
    const [, pair = ""] = /pairs\/([0-9a-f]{32})/.exec(await get(`${run}/pairs`, board)) ?? [];
    assert.match(await get(`${run}/pairs/${pair}`, board), /Avant de comparer[^]*Poids en tout/);
    assert.match(await get(`${run}/failures`, board), /plancher structurel/);
    assert.match(textOf(await send("GET", `/exports/linkage-run-${run.split("/").at(-1)}-rules.csv`, board)), /surname/);

    assert.match(htmlOf(await post(`${run}/review`, { title: "", size: "30", readers: "ada" })), /au moins deux relecteurs/);
    const review = to(await post(`${run}/review`, { title: "Relecture", size: "30", readers: ["ada", "bob"] })).replace("?done=opened", "");
    const mine = review.replace("reviews", "review");
    await assert.rejects(send("GET", mine, office), refused("linkage.not-your-review"));
    const page = await get(mine, ada);
    assert.match(page, /Paire 1 sur/);
    assert.match(page, /•••/);
    assert.doesNotMatch(page, /Probabilité|Lecteur B|ada|bob/i, "neither what the model thinks nor who else reads");
    for (const name of plantedNames) assert.ok(!page.includes(name), `${name} is masked at first`);
    const [, first = ""] = /name="pair" value="([0-9a-f]{32})"/.exec(page) ?? [];
    assert.equal(to(await post(`${mine}/show`, { pair: first, field: "surname", at: "1" }, ada)), `${mine}?at=1`);
    const unmasked = await get(`${mine}?at=1`, ada);
    assert.equal((unmasked.match(/>Montrer</g) ?? []).length, (page.match(/>Montrer</g) ?? []).length - 1, "one value is shown, the others stay masked");
    assert.match(htmlOf(await post(mine, { pair: first, at: "1" }, ada)), /Choisissez une réponse/);
    assert.equal(to(await post(mine, { pair: first, answer: "match", reason: "", at: "1" }, ada)), mine);
    assert.match(await get(mine, ada), /1 lues sur/);
    assert.match(to(await post(`${mine}/undo`, {}, ada)), /\?at=1&done=undone/);
    await assert.rejects(post(mine, { pair: "0".repeat(32), answer: "match", reason: "", at: "1" }, bob), refused("linkage.not-your-review"));
    assert.match(await get(review, office), /Il reste des paires à lire/);
    const api = await send("GET", "/api/v1/linkage/projects/essai", board);
    assert.ok(api.kind === "json" && !JSON.stringify(api.value).includes("dupont"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });

databaseTest("a reader who may read runs elsewhere sees neither weight nor decision, by any address, until readings are closed", linkageSets, async (db) => {
  const bench = linkageOn(db);
  const { linkage, directory } = bench;
  const routes = createLinkageRoutes({ linkage });
  try {
    await withFiles(bench, files(120));
    const run = await linkage.askRun(office, "essai", null);
    await linkage.idle();
    const pair = (await linkage.pairs(run, { sort: "doubt", page: 1 })).pairs[0]?.pair ?? "";
    const [lost] = (await linkage.failureCases(run, null, 1)).cases;
    const addresses = [
      `/linkage/runs/${run}/pairs`, `/linkage/runs/${run}/pairs/${pair}`, `/linkage/runs/${run}/pairs.csv`, `/linkage/runs/${run}/failures/${lost?.record ?? ""}`, "/linkage/projects/essai/decisions", "/exports/linkage-decisions-essai.csv",
      `/api/v1/linkage/runs/${run}/pairs`, `/api/v1/linkage/runs/${run}/pairs/${pair}`, `/api/v1/linkage/runs/${run}/failures`, "/api/v1/linkage/projects/essai/decisions",
    ];
    const review = await linkage.openReview(office, run, { title: "Relecture", size: 30, readers: ["office", "ada"], showsScore: false, masked: true });
    for (const address of addresses) {
      await assert.rejects(sendTo(routes, "GET", address, { actor: office }), refused("linkage.reading-under-way"), address);
      if (!address.endsWith("pairs.csv")) await sendTo(routes, "GET", address, { actor: board });
    }
    const overview = htmlOf(await sendTo(routes, "GET", `/linkage/reviews/${review}`, { actor: office }));
    assert.match(overview, /ne peut plus lire/);
    assert.doesNotMatch(overview, /Kappa|Accord brut/);
    const api = await sendTo(routes, "GET", `/api/v1/linkage/reviews/${review}/next`, { actor: office });
    assert.ok(api.kind === "json");
    assert.deepEqual(Object.keys(api.value as object), ["done", "total", "pair"]);
    for (const reader of [office, people.ada]) for (const one of await linkage.ownPairs(review, reader.accountId)) await linkage.answer(reader, review, { pair: one, answer: "match", reason: "" });
    await linkage.endReadings(office, review);
    for (const address of addresses) await sendTo(routes, "GET", address, { actor: office });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, { commits: true });
