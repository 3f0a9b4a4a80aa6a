import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { consultationMigrations } from "../migrations.ts";
import { publish } from "../results/domain/publish.ts";
import { shownAxis } from "../results/domain/published.ts";
import { openCampaign, smallForm } from "./testing/campaign.ts";

databaseTest("the sealing key is gone for good: what waited is given up by hand, counted as lost, and the rest goes on to its closing", [consultationMigrations], async (db) => {
  const campaign = await openCampaign(db);
  try {
    const { ballots, keyDirectory } = campaign;
    const send = async (from: number, until: number): Promise<void> => {
      for (let person = from; person < until; person += 1) for (const token of await campaign.tokensFor(`person-${person}`, ["strategy"])) await ballots.receive(campaign.ballotOf(token, { work: person % 2 === 0 ? "research" : "support", useful: 4 }));
    };
    await send(0, 12);
    await ballots.fold("self-evaluation");
    await assert.rejects(ballots.giveUpWaiting("self-evaluation"), { code: "consultations.key-not-lost" });
    assert.equal(await ballots.keyLoss("self-evaluation"), null);
    for (const name of readdirSync(join(keyDirectory, "self-evaluation"))) if (name.startsWith("seal-")) rmSync(join(keyDirectory, "self-evaluation", name));
    const later = campaign.again();
    await assert.rejects(later.close("self-evaluation"), { code: "consultations.key-file-missing" });
    const zero = (axis: string) => ({ axis, waiting: 0, counted: 0 });
    // 7 counted and 5 kept back.
    const loss = { axes: [zero("integrity"), zero("openness"), { axis: "strategy", waiting: 5, counted: 5 }, zero("support")] };
    assert.deepEqual(await later.keyLoss("self-evaluation"), loss);
    assert.deepEqual(await later.giveUpWaiting("self-evaluation"), loss);
    assert.equal(await later.keyLoss("self-evaluation"), null);
    await send(12, 18);
    await later.close("self-evaluation");
    assert.deepEqual((await later.participation("self-evaluation")).find(({ axis }) => axis === "strategy"), { axis: "strategy", contributions: 13, issued: 18, lost: 5 });
    const tallies = await later.tallies("self-evaluation", "strategy");
    assert.equal(tallies.find(({ question, value, group }) => question === "useful" && value === "4" && group === "")?.count, 13);
    // Counts by group were lost with the key: those that came after it are not all, and cross nothing.
    const shown = shownAxis(publish(new Map([["strategy", tallies]]), smallForm, 5), "strategy");
    assert.deepEqual([shown?.contributions, shown?.groups], [13, []]);
  } finally {
    campaign.end();
  }
}, { commits: true });
