import assert from "node:assert/strict";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor, Reply } from "../../../kernel/http/route.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { elementOf, render } from "../../../kernel/html/index.ts";
import { day } from "../../../kernel/time/day.ts";
import { verifySteering } from "../actions/verify-steering.ts";
import { actorAs, ask, office, owner, steeringSets, steeringWeb, type Asked } from "../testing.ts";
import { createSteeringPanels } from "./action-routes.tsx";
import { createSteeringRoutes } from "./routes.ts";

const today = "2025-03-31";
const ada = actorAs(owner, "action-owner", ["action-1"]);
const grace = actorAs(office, "steering-office");
const board = actorAs({ accountId: "33333333-3333-4333-8333-333333333333", name: "Émilie" }, "board-member");
const contributor = actorAs({ accountId: "44444444-4444-4444-8444-444444444444", name: "Sofia" }, "indicator-contributor", ["4"]);

function site(db: Db) {
  const deps = steeringWeb(db, today);
  const routes = createSteeringRoutes(deps);
  return {
    deps,
    get: (actor: Actor | null, address: string, language: "fr" | "en" = "fr") => ask(routes, "GET", address, { actor, language }),
    post: (actor: Actor | null, address: string, body: unknown, files: Asked["files"] = []) => ask(routes, "POST", address, { actor, body, files }),
  };
}

const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`no redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 2000) : reply.kind}`));
const statusOf = (reply: Reply): number | undefined => (reply.kind === "page" || reply.kind === "json" ? reply.status : undefined);
const review = { on: today, state: "at-risk", confidence: "62,5 %", synthesis: "Le <b>recrutement</b> tarde." };

databaseTest("a review, from the form to the page: the public reads state and synthesis, names and confidence are for those with the right", steeringSets, async (db) => {
  const { get, post, deps } = site(db);
  to(await post(grace, "/actions/1/owners", { basedOn: "0", owner: owner.accountId, "deputy-0": "" }));
  const faulty = await post(ada, "/actions/1/review", { ...review, basedOn: "1", confidence: "beaucoup", synthesis: "" });
  assert.equal(statusOf(faulty), 422);
  assert.match(htmlOf(faulty), /value="beaucoup"/);
  assert.equal((htmlOf(faulty).match(/class="field-error"/g) ?? []).length, 2);
  assert.equal(to(await post(ada, "/actions/1/review", { ...review, basedOn: "1" })), "/actions/1/steering?done=review");
  await post(ada, "/actions/1/asks/new", { basedOn: "2", ask: "obstacle", text: "Secret obstacle", on: today });

  const open = htmlOf(await get(null, "/actions/1/steering"));
  assert.match(open, /à risque[^]*Le &lt;b>recrutement&lt;\/b> tarde|à risque[^]*Le &lt;b&gt;recrutement/);
  assert.doesNotMatch(open, /Ada|63|Secret|Faire une revue/);
  for (const reader of [grace, board, ada]) assert.match(htmlOf(await get(reader, "/actions/1/steering")), /Ada Lovelace[^]*63[^]*Secret obstacle/);
  assert.doesNotMatch(htmlOf(await get(contributor, "/actions/1/steering")), /Ada|Secret/, "a perimeter without the action reads what the public reads");

  const panels = createSteeringPanels(deps);
  const context = { actor: null, language: "en" } as unknown as Parameters<typeof panels.objective>[1];
  assert.match(render(elementOf(await panels.objective("1", context, day(today)))), /<desc>1 at risk, 1 never reviewed<\/desc>/);
  const api = await get(null, "/api/v1/actions/1/steering");
  assert.ok(api.kind === "json");
  assert.doesNotMatch(JSON.stringify(api.value), /Ada|0\.625|Secret/);
  assert.match(JSON.stringify((await get(board, "/api/v1/steering") as { value: unknown }).value), /Ada[^]*0\.625[^]*Secret/);
});

databaseTest("perimeters: an owner writes on their action and on no other; being named gives the right to that one", steeringSets, async (db) => {
  const { get, post, deps } = site(db);
  for (const page of ["review", "milestones/new", "asks/new", "ties"]) {
    assert.equal(statusOf(await get(ada, `/actions/1/${page}`)), 200);
    await assert.rejects(get(ada, `/actions/3/${page}`), refused("steering.not-yours"), page);
    await assert.rejects(get(board, `/actions/1/${page}`), refused("http.forbidden"), page);
  }
  await assert.rejects(post(ada, "/actions/3/review", { ...review, basedOn: "0" }), refused("steering.not-yours"));
  await assert.rejects(post(ada, "/actions/3/asks/new", { basedOn: "0", ask: "obstacle", text: "x", on: today }), refused("steering.not-yours"));
  await assert.rejects(post(ada, "/actions/3/ties", { basedOn: "0", indicators: "inconnu" }), refused("steering.not-yours"));
  await assert.rejects(post(ada, "/actions/1/owners", { basedOn: "0", owner: owner.accountId }), refused("http.forbidden"));
  await assert.rejects(post(ada, "/api/v1/actions/3/steering", { basedOn: 0, act: { kind: "ask-opened", ask: "obstacle", text: "x", on: today } }), refused("steering.not-yours"));
  await assert.rejects(post(ada, "/api/v1/actions/1/steering", { basedOn: 0, act: { kind: "owners-set", owner: null, deputies: [] } }), refused("steering.not-yours"));
  assert.equal((await deps.steering.standings("action-", null)).size, 0);

  await post(grace, "/actions/3/owners", { basedOn: "0", owner: office.accountId, "deputy-0": owner.accountId });
  to(await post(ada, "/actions/3/review", { ...review, basedOn: "1" }));
  await post(grace, "/actions/2/milestones/new", { basedOn: "0", title: "Appel", dueOn: "2025-05-01", ownerId: owner.accountId });
  await assert.rejects(post(ada, "/actions/2/review", { ...review, basedOn: "1" }), refused("steering.not-yours"));
  const [milestone] = (await deps.steering.standing("action-2", null)).milestones;
  await assert.rejects(post(ada, `/actions/2/milestones/${milestone?.id}`, { basedOn: "1", step: "drop", reason: "x" }), refused("steering.not-yours"));
  to(await post(ada, `/actions/2/milestones/${milestone?.id}`, { basedOn: "1", step: "reach", on: today }));
  assert.equal((await deps.steering.standing("action-2", null)).milestones[0]?.reachedOn, today);
  const standIn: Actor = { ...actorAs({ accountId: "5", name: "Remplaçante" }, "action-owner", ["action-1"]), inPlaceOf: [owner] };
  to(await post(standIn, "/actions/3/asks/new", { basedOn: "2", ask: "obstacle", text: "En votre absence", on: today }));
});

databaseTest("two people review at once: 409, both texts on the page, saved again it stands", steeringSets, async (db) => {
  const { get, post, deps } = site(db);
  to(await post(grace, "/actions/1/review", { ...review, basedOn: "0", synthesis: "Texte du bureau" }));
  const conflict = await post(ada, "/actions/1/review", { ...review, basedOn: "0", synthesis: "Texte d’Ada" });
  assert.equal(statusOf(conflict), 409);
  const html = htmlOf(conflict);
  assert.match(html, /Quelqu’un a écrit entre-temps[^]*Grace Hopper[^]*Texte du bureau/);
  assert.match(html, /<textarea[^>]*>Texte d’Ada<\/textarea>/);
  assert.match(html, /name="basedOn" value="1"/);
  to(await post(ada, "/actions/1/review", { ...review, basedOn: "1", synthesis: "Les deux ensemble" }));
  assert.deepEqual((await deps.steering.standing("action-1", null)).reviews.map(({ synthesis }) => synthesis), ["Les deux ensemble", "Texte du bureau"]);
  await assert.rejects(post(ada, "/api/v1/actions/1/steering", { basedOn: 0, act: { kind: "reviewed", review: { on: today, state: "done", confidenceShare: 1, synthesis: "x" } } }), refused("steering.changed-meanwhile"));
  assert.match(htmlOf(await get(ada, "/actions/1/steering", "en")), /All reviews[^]*Les deux ensemble[^]*Texte du bureau/);
});

databaseTest("evidence: kept by what it holds, read only by those with the right, refused where it is not what it says", steeringSets, async (db) => {
  const { get, post, deps } = site(db);
  to(await post(ada, "/actions/1/milestones/new", { basedOn: "0", title: "Bilan", dueOn: "2025-03-01", ownerId: "" }));
  const id = (await deps.steering.standing("action-1", null)).milestones[0]?.id ?? "";
  const path = `/actions/1/milestones/${id}`;
  const pdf = new TextEncoder().encode("%PDF-1.7 bilan");
  for (const [name, bytes] of [["page.html", pdf], ["bilan.pdf", new TextEncoder().encode("<html>")], ["sans-type", pdf], ["notes.txt", new Uint8Array([65, 0, 66])], ["bilan.constructor", pdf]] as const) {
    const reply = await post(ada, path, { basedOn: "1", step: "reach", on: today, label: "Le bilan" }, [{ name, bytes }]);
    assert.equal(statusOf(reply), 422, name);
    assert.match(htmlOf(reply), /value="Le bilan"/);
  }
  to(await post(ada, path, { basedOn: "1", step: "reach", on: "2025-03-15", label: "Le bilan" }, [{ name: "C:\\x\\\u202ebilan\n\u200b2025\ud800.pdf", bytes: pdf }]));
  assert.equal(statusOf(await post(ada, path, { basedOn: "2", step: "evidence" })), 422);
  const [piece] = (await deps.steering.standing("action-1", null)).milestones[0]?.evidence ?? [];
  assert.ok(piece?.kind === "file");
  assert.deepEqual([piece.fileName, piece.label, piece.mediaType], ["bilan 2025.pdf", "Le bilan", "application/pdf"]);
  const address = `/actions/1/evidence/${piece.sha256}`;
  assert.equal((await verifySteering(db, { has: async () => true })).ok, true);
  assert.match((await verifySteering(db, { has: async () => false })).firstDifference?.text.en ?? "", new RegExp(`${piece.sha256} of action-1.*no longer kept`));
  assert.equal(textOf(await get(board, address)), "%PDF-1.7 bilan");
  await assert.rejects(get(null, address), refused("http.forbidden"));
  await assert.rejects(get(contributor, address), refused("steering.not-yours"));
  await assert.rejects(get(board, `/actions/2/evidence/${piece.sha256}`), refused("steering.unknown-evidence"), "a file of one action is not found under another");
  assert.doesNotMatch(htmlOf(await get(null, "/actions/1/steering")), /bilan 2025|Le bilan|evidence\//);
  to(await post(ada, path, { basedOn: "2", step: "reopen", reason: "Pas encore signé" }));
  const dropped = await post(ada, path, { basedOn: "3", step: "drop", reason: "" });
  assert.equal(statusOf(dropped), 422);
});

databaseTest("lists: filters, flags, exports, what changed, what is asked for, what is mine, what left the contract", steeringSets, async (db) => {
  const { get, post, deps } = site(db);
  await post(grace, "/actions/1/owners", { basedOn: "0", owner: owner.accountId });
  await post(ada, "/actions/1/milestones/new", { basedOn: "1", title: "Bilan", dueOn: "2025-03-01", ownerId: "" });
  await post(ada, "/actions/1/asks/new", { basedOn: "2", ask: "decision", text: "Deux postes ?", on: "2025-03-20" });
  await deps.steering.act(office, "action-9", { kind: "ask-opened", ask: "obstacle", text: "Ancien", on: day("2024-01-01") }, 0);
  const overview = htmlOf(await get(grace, "/steering?since=2025-03-30"));
  assert.match(overview, /3 actions au 31 mars 2025[^]*1 avec un jalon en retard[^]*Plus au contrat[^]*Faire &lt;9/);
  assert.match(htmlOf(await get(board, "/steering?flag=late")), /1 action retenue/);
  assert.match(htmlOf(await get(board, "/steering?q=lovelace&sort=next&direction=descending")), /1 action retenue/);
  assert.match(htmlOf(await get(board, "/steering?state=never&flag=n'importe&page=99&on=hier")), /3 actions retenues/);
  assert.match(htmlOf(await get(ada, "/steering")), /2 actions hors de votre périmètre/);
  assert.match(htmlOf(await get(grace, "/steering/asks?kind=decision")), /Deux postes[^]*11[^]*Rendre la décision/);
  assert.match(htmlOf(await get(grace, "/steering/changes?since=2025-03-30")), /4 actes[^]*Responsable\u202f: Ada Lovelace/);
  assert.match(htmlOf(await get(grace, "/steering/changes?since=2025-03-31")), /Rien n’a changé/);
  assert.doesNotMatch(htmlOf(await get(ada, "/steering/changes")), /Ancien/);
  assert.match(htmlOf(await get(ada, "/my-actions")), /1 action[^]*À revoir[^]*\/actions\/1\/review[^]*Bilan[^]*dépassé de 30 jours/);
  assert.match(htmlOf(await get(null, "/actions/9/steering")), /n’est plus au contrat/);
  assert.match(textOf(await get(grace, "/exports/steering.csv")), /Ada Lovelace/);
  const asks = JSON.parse(textOf(await get(grace, "/exports/steering-asks.json?status=all"))) as { rows?: unknown };
  assert.match(JSON.stringify(asks), /Ancien/);
  const milestones = textOf(await get(null, "/exports/milestones.csv"));
  assert.match(milestones, /Bilan.*en retard/);
  assert.doesNotMatch(milestones, /Ada/);
  const calendar = textOf(await get(null, "/steering/milestones.ics"));
  assert.match(calendar, /SUMMARY:Action 1\u202f: Bilan\r\n[^]*URL:https:\/\/jalon.example\/actions\/1\/steering/);
  assert.equal(calendar, textOf(await get(null, "/steering/milestones.ics")));
  const askId = (await deps.steering.standing("action-1", null)).asks[0]?.id ?? "";
  await assert.rejects(get(ada, `/actions/1/asks/${askId}`), refused("steering.not-yours"), "who asks for a decision does not give it");
  to(await post(grace, `/actions/1/asks/${askId}`, { basedOn: "3", outcome: "Un poste", on: today }));
  const changes = await get(board, "/api/v1/steering/changes?since=2025-03-30");
  assert.ok(changes.kind === "json" && (changes.value as { total: number }).total === 5);
  await assert.rejects(get(grace, "/actions/77/steering"), refused("steering.unknown-subject"));
});
