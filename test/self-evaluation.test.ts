import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext } from "playwright-core";
import type { Actor } from "../src/kernel/http/route.ts";
import { selfEvaluation } from "../src/modules/consultations/index.ts";
import { finishToken, makeToken } from "../src/modules/consultations/ballots/client.ts";
import { axisLine, drawn, goToQuestion, receive, requestsOf, saved, scaleOf, tabTo, textOf, title } from "./support/answering.ts";
import { faultsHere, faultsOf, openAccount, openSite, signIn, type Site } from "./support/site.ts";

const code = "self-evaluation-test";
const path = `/consultations/questionnaires/${code}`;
const threshold = 5;
const [first, second] = selfEvaluation.axes;
if (first === undefined || second === undefined) throw new Error("the shipped form has four axes");

let site: Site;
let organiser: Actor;

async function actorOf(email: string): Promise<Actor> {
  const account = (await site.house.identity.allAccounts()).find((one) => one.email.startsWith(`${email}@`));
  const actor = await site.house.identity.getActor(account?.id ?? "");
  assert.ok(actor !== null);
  return actor;
}

before(async () => {
  site = await openSite({ demonstration: false });
  for (const role of ["consultation-office", "researcher", "study-curator", "open-science-office"] as const) await openAccount(site.house, role);
  // As many people as the widest group has values, by the threshold: fewer would be too few for it.
  const people = threshold * Math.max(...selfEvaluation.groups.map(({ options }) => options.length));
  for (let index = 0; index < people; index += 1) await site.house.identity.createAccount({ email: `colleague-${index}@example.org`, name: `Collègue ${index}`, roles: [{ role: "researcher", perimeter: [] }] }, null);
  organiser = await actorOf("consultation-office");
  const { forms, questionnaires, clock } = site.house;
  await forms.putShipped([selfEvaluation]);
  await questionnaires.create(organiser, {
    code, title: { fr: "Auto-évaluation d’essai", en: "Self-evaluation on trial" }, purpose: { fr: "Savoir ce que pensent les personnels.", en: "To know what staff think." }, contact: "Bureau des consultations",
    mode: "anonymous", periodFrom: "2019-01-01", periodTo: "2024-01-01", opensOn: clock.today(), closesOn: "2099-01-01", threshold, eligibleRoles: null, form: { code: selfEvaluation.code },
  });
  await questionnaires.move(organiser, code, "announced");
  await questionnaires.move(organiser, code, "open");
});
after(() => site?.close());

/** Somebody else, by program, as the browser does it. */
async function answerAs(email: string, axis: string, answers: Readonly<Record<string, string | number>>): Promise<void> {
  const { ballots, questionnaires } = site.house;
  const actor = await actorOf(email);
  const record = await questionnaires.find(code);
  const key = (await ballots.keysOf(code)).find((one) => one.axis === axis);
  assert.ok(key !== undefined && record?.definitionSha256 != null);
  const pending = await makeToken(axis, key.publicKey);
  const { [axis]: signed = "" } = await ballots.issue(actor, code, { [axis]: pending.blinded });
  const { token, signature } = await finishToken(pending, signed);
  await ballots.receive({ questionnaire: code, axis, definitionSha256: record.definitionSha256, token, signature, answers });
}

let numberSent = "";

test("receive, answer two axes of four, leave, come back, send: and nothing on the way says who", async () => {
  const scale = scaleOf(first);
  const text = textOf(first);
  const otherScale = scaleOf(second);
  assert.ok(scale !== undefined && text !== undefined && otherScale !== undefined);
  let kept: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "researcher");
    assert.deepEqual(await faultsOf(page, site.origin, [`${path}/answer`]), []);
    await receive(page, `${site.origin}${path}/answer`);
    assert.equal(await title(page).evaluate((at) => at === document.activeElement), true, "what was pressed is gone: the reading point is at the title");
    assert.equal(await page.locator(".answer-axes li").count(), 4);
    assert.deepEqual(await faultsHere(page, "axes"), []);
    await axisLine(page, first.title.fr).getByRole("link").click();
    await drawn(page);
    assert.equal(await title(page).evaluate((at) => at === document.activeElement), true, "the reading point is at the title of the axis");
    assert.deepEqual(await faultsHere(page, "axis"), []);
    await goToQuestion(page, scale.code);
    await page.locator(`#question-${scale.code} input[value="4"]`).check();
    await saved(page).waitFor();
    assert.equal(page.url(), `${site.origin}${path}/answer`, "no address that a browser writes down tells which axis is open");
    await page.locator(".skip-link").focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(`#question-${scale.code}`).isVisible(), true, "skipping to the content leaves the place as it is");
    kept = await page.context().storageState();
  });

  await site.withPage(kept === undefined ? {} : { storageState: kept }, async (page) => {
    const requests = requestsOf(page);
    await page.goto(`${site.origin}${path}/answer`);
    await page.getByText("réponses en cours sur cet appareil").waitFor();
    assert.match(await axisLine(page, first.title.fr).innerText(), /Commencé, 1 réponse/);
    await axisLine(page, first.title.fr).getByRole("link", { name: /Continuer/ }).click();
    assert.equal(await page.locator(`#question-${scale.code} input[value="4"]`).isChecked(), true, "resumed where it was left");
    assert.equal(await page.locator(`#question-${scale.code}`).isVisible(), true);
    await goToQuestion(page, text.code);
    await page.locator(`#question-${text.code} textarea`).fill("Mme Dupont, à Lyon, aide beaucoup. <script>alert(1)</script>");
    await saved(page).waitFor();
    await page.locator(".answer-steps a", { hasText: "Relire et envoyer" }).click();
    await page.locator(".answer-review").waitFor();
    assert.deepEqual(await faultsHere(page, "review"), []);
    assert.match(await page.locator(".answer-list").innerText(), /Mme Dupont[\s\S]*<script>/, "what was typed is shown as text");
    const findings = page.locator(".answer-scan input[type=checkbox]");
    assert.equal(await findings.count(), 2);
    await page.getByLabel("Masquer «\u202fLyon\u202f»").uncheck();
    assert.match(await page.locator(".answer-preview").innerText(), /^\[…\], à Lyon, aide beaucoup/);
    await page.getByText("Voir exactement ce qui partira").click();
    const shown: unknown = JSON.parse(await page.locator(".answer-exact").innerText());

    const asking = page.waitForRequest("**/api/v1/ballots");
    await page.getByRole("button", { name: "Envoyer cet axe" }).click();
    const request = await asking;
    await page.locator(".ballot-number").waitFor();
    const headers = await request.allHeaders();
    assert.equal(headers["cookie"], undefined, "no cookie");
    assert.ok(headers["referer"] === undefined || headers["referer"] === "", "no referrer");
    assert.deepEqual([headers["x-csrf-token"], headers["authorization"]], [undefined, undefined]);
    const { token, signature, ...rest } = JSON.parse(request.postData() ?? "{}") as Record<string, unknown>;
    assert.deepEqual(rest, shown, "what leaves is what was shown");
    assert.ok(typeof token === "string" && typeof signature === "string");
    assert.doesNotMatch(JSON.stringify(rest), /Dupont/, "the name that was masked did not leave");
    numberSent = await page.locator(".ballot-number").innerText();
    assert.match(numberSent, /^[0-9a-f]{64}$/);
    assert.equal(page.url(), `${site.origin}${path}/answer`, "nor which was sent");
    assert.deepEqual(await faultsHere(page, "sent"), []);
    const storage = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    assert.ok(!storage.includes(`:${first.code}"`) && !storage.includes(numberSent) && !storage.includes(token), "nothing of this axis is left on the device");

    // The second axis, by keyboard alone.
    await page.locator("[data-screen-title]").focus();
    await tabTo(page, /Retour à la liste/);
    await page.keyboard.press("Enter");
    await tabTo(page, new RegExp(`Commencer ${second.title.fr}`));
    await page.keyboard.press("Enter");
    await page.locator(".answer-form-axis").waitFor();
    for (let step = 0; step < 12 && !(await page.locator(`#question-${otherScale.code}`).isVisible()); step += 1) {
      await tabTo(page, /^Suivant$/);
      await page.keyboard.press("Enter");
      await drawn(page);
    }
    await page.locator(`#question-${otherScale.code} input[type=radio]:checked`).focus();
    await page.keyboard.press("ArrowDown");
    await saved(page).waitFor();
    const chosen = await page.locator(`#question-${otherScale.code} input[type=radio]:checked`).inputValue();
    assert.notEqual(chosen, "");
    for (let step = 0; step < 12 && (await page.locator(".answer-review").count()) === 0; step += 1) {
      await tabTo(page, /^(?:Suivant|Relire avant d’envoyer)$/);
      await page.keyboard.press("Enter");
      await drawn(page);
    }
    await tabTo(page, /^Envoyer cet axe/);
    await page.keyboard.press("Enter");
    await page.locator(".ballot-number").waitFor();
    assert.notEqual(await page.locator(".ballot-number").innerText(), numberSent, "the two axes have numbers of their own");

    const asked = requests.map((one) => `${one.method()} ${new URL(one.url()).pathname}${new URL(one.url()).search}`);
    assert.deepEqual(asked, [`GET ${path}/answer`, `GET ${path}/definition`, "POST /api/v1/ballots", "POST /api/v1/ballots"], "no request tells which axis is read");
    assert.equal((await requests[1]?.allHeaders())?.["cookie"], undefined, "the definition is asked as anybody would");
    await page.getByRole("link", { name: "Retour à la liste des axes" }).click();
    await page.locator(".answer-axes").waitFor();
    assert.equal(await page.locator('.answer-axes li[data-axis-state="new"]').count(), 2);
  });
});

test("what goes wrong is said, and nothing that was typed is lost", async () => {
  const scale = scaleOf(first);
  assert.ok(scale !== undefined);
  await site.withPage({ viewport: { width: 360, height: 800 }, colorScheme: "dark", reducedMotion: "reduce" }, async (page) => {
    await signIn(page, site.origin, "study-curator");
    // Other keys than those that were published: refused before anything is asked.
    await page.route("**/definition", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace(/"publicKey":"[^"]{20}/, '"publicKey":"AAAAAAAAAAAAAAAAAAAA') });
    });
    await page.goto(`${site.origin}${path}/answer`);
    await page.getByText("Arrêt").waitFor();
    assert.equal(await page.getByRole("button", { name: "Recevoir mon droit" }).count(), 0);
    await page.unroute("**/definition");

    // The answer of the house is lost on the way: the same request is made again.
    await page.route("**/tokens", async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await page.goto(`${site.origin}${path}/answer`);
    await page.getByRole("button", { name: "Recevoir mon droit" }).click();
    await page.getByText("Le serveur n’a pas répondu").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Reprendre la réception" }).click();
    await page.locator(".answer-axes").waitFor();
    assert.deepEqual(await faultsHere(page, "axes, phone", "layout"), []);

    await axisLine(page, first.title.fr).getByRole("link").click();
    await goToQuestion(page, scale.code);
    assert.deepEqual(await faultsHere(page, "axis, phone, dark"), []);
    await page.locator(`#question-${scale.code} input[value="2"]`).check();
    await saved(page).waitFor();

    // A second tab of the same axis only shows, until it takes over.
    const other = await page.context().newPage();
    await other.goto(`${page.url()}#${first.code}`);
    await other.getByText("ouvert dans un autre onglet").waitFor();
    await other.getByRole("button", { name: "Reprendre ici" }).click();
    await page.getByText("ouvert dans un autre onglet").waitFor();
    await other.locator(`#question-${scale.code} input[value="3"]`).check();
    await saved(other).waitFor();
    await other.close();

    await page.locator(".answer-steps a", { hasText: "Relire et envoyer" }).click();
    assert.match(await page.locator(".answer-list").innerText(), /3/);
    assert.deepEqual(await faultsHere(page, "review, phone", "layout"), []);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Envoyer cet axe" }).click();
    await page.getByText("Le serveur n’a pas été joint").waitFor();
    await page.context().setOffline(false);

    // It arrives, and the answer is lost: sent again, it is said to be counted, under the same number.
    await page.route("**/api/v1/ballots", async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await page.getByRole("button", { name: "Envoyer cet axe" }).click();
    await page.getByText("Le serveur n’a pas été joint").waitFor();
    await page.getByRole("button", { name: "Envoyer cet axe" }).click();
    await page.getByText("Ce bulletin est déjà compté").waitFor();
    assert.match(await page.locator(".ballot-number").innerText(), /^[0-9a-f]{64}$/);
    await page.getByLabel("Garder sur cet appareil que j’ai envoyé").check();
    await page.reload();
    assert.match(await axisLine(page, first.title.fr).innerText(), /Envoyé/);
    await page.getByRole("button", { name: "Tout effacer de cet appareil" }).click();
    await page.getByRole("button", { name: "Effacer", exact: true }).click();
    await page.getByText("Il n’est remis qu’une fois").waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("jalon:answers:"))), []);
  });
});

test("without script the page says why it is needed, and what to do", async () => {
  await site.withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } }, async (page) => {
    await signIn(page, site.origin, "open-science-office");
    await page.goto(`${site.origin}${path}/answer?lang=en`);
    assert.match(await page.locator("main").innerText(), /needs JavaScript[\s\S]*on paper/);
    await page.goto(`${site.origin}/consultations/anonymity?lang=fr`);
    assert.match(await page.locator("main").innerText(), /Qui sait quoi[\s\S]*pouvons pas promettre/);
    await page.goto(`${site.origin}${path}/ballots`);
    assert.match(await page.locator("main").innerText(), /paraîtra à la clôture/);
  });
});

test("what is open when the questionnaire closes is told; after it, the counts are right and each finds their ballot", async () => {
  const scale = scaleOf(first);
  const otherScale = scaleOf(second);
  assert.ok(scale !== undefined && otherScale !== undefined);
  for (let index = 0; index < threshold; index += 1) {
    await answerAs(`colleague-${index}`, first.code, { [scale.code]: 4 });
    await answerAs(`colleague-${index}`, second.code, { [otherScale.code]: 1 });
  }
  await site.withPage({}, async (page) => {
    await signIn(page, site.origin, "open-science-office");
    await receive(page, `${site.origin}${path}/answer`);
    await axisLine(page, second.title.fr).getByRole("link").click();
    await goToQuestion(page, otherScale.code);
    await page.locator(`#question-${otherScale.code} input[value="5"]`).check();
    await saved(page).waitFor();
    await page.locator(".answer-steps a", { hasText: "Relire et envoyer" }).click();
    await site.house.questionnaires.move(organiser, code, "closed");
    await page.getByRole("button", { name: "Envoyer cet axe" }).click();
    await page.getByText("Le questionnaire est clos").waitFor();
    assert.match(await page.evaluate(() => JSON.stringify(Object.entries(localStorage))), /draft/, "what was typed is still on the device");

    const { ballots } = site.house;
    const received = new Map((await ballots.participation(code)).map(({ axis, contributions }) => [axis, contributions]));
    assert.deepEqual([received.get(first.code), received.get(second.code)], [threshold + 2, threshold + 1]);
    const counted = (await ballots.tallies(code, first.code)).filter(({ question, group }) => question === scale.code && group === "");
    assert.deepEqual(counted.map(({ value, count }) => [value, count]).sort(), [["3", 1], ["4", threshold + 1]]);

    const requests = requestsOf(page);
    await page.goto(`${site.origin}${path}/ballots?axis=${first.code}`);
    await page.fill("#ballot-number", numberSent);
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByText("Votre bulletin est dans la liste").waitFor();
    assert.ok(requests.every((request) => !request.url().includes(numberSent.slice(0, 6))), "the house does not learn which number is looked for");
    await page.fill("#ballot-number", "0".repeat(64));
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByText("n’est pas dans la liste").waitFor();
    assert.deepEqual(await faultsHere(page, "ballots"), []);
    assert.deepEqual(await faultsOf(page, site.origin, ["/consultations/anonymity", "/consultations/anonymity?lang=en", `${path}/ballots?lang=fr&number=${numberSent.slice(0, 4)}`]), []);
    await page.goto(`${site.origin}${path}/answer?lang=fr`);
    await page.getByText("plus aucune réponse n’est reçue").waitFor();
  });
  await site.withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.origin}${path}/ballots?axis=${first.code}&number=${numberSent.slice(0, 4)}`);
    assert.match(await page.locator(".ballot-numbers").innerText(), new RegExp(numberSent));
  });
});
