import assert from "node:assert/strict";
import { test } from "node:test";
import { day, type Clock } from "../../kernel/time/day.ts";
import { openTestHouse } from "../testing/test-house.ts";

const office = { accountId: "office", name: "Bureau" };
const contributor = { accountId: "contributor", name: "Contributrice" };
const clock: Clock = { now: () => new Date("2025-03-10T09:00:00Z"), today: () => day("2025-03-10") };

test("an amendment that takes out what a campaign awaits and what is steered: decided upon, and nothing of it is lost", async () => {
  const house = await openTestHouse({ clock });
  try {
    const { amendments, campaigns, steering } = house;
    const duty = (series: string) => ({ code: `${series}:2024`, series, period: { from: day("2024-01-01"), until: day("2025-01-01") }, dueOn: day("2025-02-28"), owners: [contributor], validator: office });
    await campaigns.open(office, { code: "2024", title: { fr: "Campagne 2024", en: "Campaign 2024" }, year: 2024, opensOn: "2025-03-01", closesOn: "2025-12-31", ladder: [{ days: 7, level: "owner" }], duties: [duty("3.a"), duty("3.b"), duty("4.a")] });
    await steering.act(office, "action-12", { kind: "reviewed", review: { on: day("2025-03-01"), state: "on-track", confidenceShare: 0.8, synthesis: "Le comité s’est réuni." } }, 0);

    const number = await amendments.start(office, { reasonKind: "other", reason: { fr: "Motif", en: "Reason" } });
    const removal = { kind: "indicator.remove", code: "3" } as const;
    const refused = await amendments.edit(office, number, { ...removal, decision: null }, 1).then(() => null, (error: { issues: { text: { fr: string } }[] }) => error.issues[0]?.text.fr);
    assert.match(refused ?? "", /3\.a \(1 valeur attendue dans la campagne «\u202fCampagne 2024\u202f»\) et 3\.b/);
    await amendments.edit(office, number, { ...removal, decision: { acknowledged: true, uses: 2, note: "" } }, 1);
    await amendments.edit(office, number, { kind: "action.remove", code: "12", decision: { acknowledged: true, uses: 1, note: "" } }, 2);
    const { registerSha256 } = await amendments.propose(office, number, day("2025-03-10"), 3);
    for (const [accountId, side] of [["director", "institute"], ["ministry", "state"]] as const) await amendments.sign({ accountId, name: accountId }, number, side, { registerSha256, inForceFrom: day("2025-03-10") });

    // Sent all the same: refused in words, kept, and shown to whoever runs the campaign.
    const value = { value: 21, state: "provisional", observedOn: day("2025-03-01"), source: "Relevé", method: null, reason: null } as const;
    await assert.rejects(campaigns.propose(contributor, { campaign: "2024", duty: "3.a:2024" }, { value, typed: { value: "21" } }), { code: "indicators.series-left-contract", status: 409 });
    const [kept] = await campaigns.drafts("2024");
    assert.deepEqual([kept?.duty, kept?.entry.typed["value"]], ["3.a:2024", "21"]);
    await assert.rejects(campaigns.letIn(office, "2024", kept?.id ?? ""), { code: "indicators.series-left-contract" });
    assert.notEqual(await campaigns.propose(contributor, { campaign: "2024", duty: "4.a:2024" }, { value, typed: {} }), null);
    // 3.b is still owed in the campaign, but nobody is reminded of what the contract no longer asks.
    assert.equal((await campaigns.runReminders(day("2025-03-10"))).duties, 0);
    assert.equal((await steering.story("action-12")).length, 1);
  } finally {
    await house.close();
  }
});
