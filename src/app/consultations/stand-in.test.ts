import assert from "node:assert/strict";
import { test } from "node:test";
import { elementOf, render } from "../../kernel/html/index.ts";
import type { Actor, RequestContext } from "../../kernel/http/route.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { smallForm } from "../../modules/consultations/ballots/testing/campaign.ts";
import { openTestHouse } from "../testing/test-house.ts";
import { consultationRoutes } from "./routes.ts";

test("who stands in for somebody answers by their own roles: neither page offers what the house would refuse", async () => {
  const clock = fixedClock("2025-03-11");
  const house = await openTestHouse({ clock });
  try {
    const member = async (name: string, role: string): Promise<string> => {
      const { account, oneTimePassword } = await house.identity.createAccount({ email: `${name}@example.org`, name, roles: [{ role, perimeter: [] }] }, null);
      await house.identity.changePassword(account.id, oneTimePassword, "quatre bateaux sous la lune 27");
      return account.id;
    };
    const researchers = [];
    for (let index = 0; index < 10; index += 1) researchers.push(await member(`chercheuse-${index}`, "researcher"));
    const [absent = ""] = researchers;
    const standIn = await member("validateur", "validator");
    const organiser: Actor = { accountId: "office", name: "Bureau", roles: [{ role: "consultation-office", perimeter: [] }] };
    await house.forms.save(organiser, { ...smallForm, code: "for-researchers" });
    await house.questionnaires.create(organiser, { code: "researchers", title: { fr: "Q", en: "Q" }, purpose: { fr: "P", en: "P" }, contact: "", mode: "anonymous", periodFrom: "", periodTo: "", opensOn: clock.today(), closesOn: "2025-04-01", threshold: 5, eligibleRoles: ["researcher"], form: { code: "for-researchers" } });
    await house.questionnaires.move(organiser, "researchers", "announced");
    await house.questionnaires.move(organiser, "researchers", "open");
    const actorOf = async (id: string): Promise<Actor> => (await house.identity.getActor(id)) ?? assert.fail();
    await house.identity.setAbsence({ accountId: absent, from: "2025-03-10", until: "2025-03-20", replacementId: standIn }, await actorOf(absent));
    const standing = await actorOf(standIn);
    assert.ok(standing.roles.some(({ role }) => role === "researcher"), "the role is theirs for the day");

    const path = "/consultations/questionnaires/:code";
    const pageFor = async (address: string, actor: Actor): Promise<string> => {
      const found = consultationRoutes(house).find((one) => one.method === "GET" && one.path === address) ?? assert.fail();
      const context: RequestContext = { actor, language: "fr", clock, requestId: "", url: new URL("http://jalon.example/"), csrfToken: "", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
      const reply = await found.handle({ params: { code: "researchers" }, query: {}, body: {}, files: [], context });
      assert.equal(reply.kind, "page");
      return reply.kind === "page" ? render(elementOf(reply.page.body)) : "";
    };
    for (const [address, offers] of [[`${path}/answer`, "data-answering"], [path, "/researchers/answer"]] as const) {
      assert.ok(!(await pageFor(address, standing)).includes(offers), `${address} for the stand-in`);
      assert.ok((await pageFor(address, await actorOf(researchers[1] ?? ""))).includes(offers), `${address} for a researcher`);
    }
    await assert.rejects(house.ballots.issue(standing, "researchers", {}), { code: "consultations.not-eligible" });
  } finally {
    await house.close();
  }
});
