import { randomUUID } from "node:crypto";
import type { Author } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import { day, fixedClock, type Day } from "../../kernel/time/day.ts";
import { createSites, recordSiteHistory, type ConclusionKind, type Partner, type SiteEvent } from "../../modules/sites/index.ts";
import { recordHistory, type Person, type RecordedAct, type SteeringEvent } from "../../modules/steering/index.ts";
import { organisations } from "../demonstration/graph/organisations.ts";
import { uaiOf } from "../demonstration/graph/keys.ts";
import type { House } from "../house.ts";
import { madeUpSites, type MadeUpCommitment, type MadeUpSite } from "./demonstration-sites.ts";

const referent: Author = { accountId: null, name: "Référent (démonstration)" };
/** Nobody is told of what is made up. */
const nobody = { allAccounts: async () => [] };
const office: Author = { accountId: null, name: "Bureau de pilotage (démonstration)" };

/** Made-up people: identifiers of the right shape that no account has. */
function madeUpAccount(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
}

function partnerOf(id: string): Partner {
  const found = organisations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no such organisation: ${id}`);
  return { code: uaiOf(id), name: found.name };
}

/** The dialogue of some sites, made up: the same on every machine, as if it had been entered on the days it tells of. */
export async function addDemonstrationSites(house: Pick<House, "db" | "sites">): Promise<void> {
  if ((await house.sites.all(null)).size > 0) return;
  await house.db.tx(async (db) => {
    const [sites, steering]: [SiteEvent[], SteeringEvent[]] = [[], []];
    for (const [index, one] of madeUpSites.entries()) await addSite(db, one, index, sites, steering);
    await recordSiteHistory(db, sites);
    await recordHistory(db, steering);
  });
}

async function addSite(db: Db, one: MadeUpSite, index: number, gathered: SiteEvent[], steering: SteeringEvent[]): Promise<void> {
  const at = (on: Day) => createSites({ db, clock: fixedClock(`${on}T10:00:00Z`), identity: nobody, demonstration: true, gathered });
  const first = one.waves[0]?.startsOn ?? day("2024-01-15");
  const partners = one.partners.map(partnerOf);
  await at(first).describe(office, { code: one.code, name: one.name, communes: one.communes, partners }, 0);
  if (one.referentFrom !== null) await at(one.referentFrom).nameReferent(office, one.code, { accountId: madeUpAccount(index), name: `Référent fictif ${index + 1}`, from: one.referentFrom });
  for (const wave of one.waves) {
    await at(wave.startsOn).openWave(office, one.code, wave.letter, wave.startsOn);
    const code = `${wave.letter}${wave.startsOn.slice(0, 4)}`;
    await at(wave.decidedOn).writeProjection(referent, one.code, code, wave.projection, 0);
    if (wave.isValidated) await at(wave.decidedOn).validateProjection(office, one.code, code, 1);
    const numbers: number[] = [];
    for (const commitment of wave.commitments) {
      const { number } = await at(wave.decidedOn).writeCommitment(referent, one.code, {
        number: null, wave: code, continues: commitment.continues ?? null, reason: null,
        content: { title: commitment.title, text: commitment.text, partners: commitment.partners.map((id) => partnerOf(id).name), contractCodes: commitment.codes, decidedOn: wave.decidedOn },
      }, 0);
      numbers.push(number);
      if (wave.isValidated) await at(wave.decidedOn).validateCommitment(office, one.code, number, 1);
      steering.push(...steered(`site-${one.code.toLowerCase()}.${number}`, commitment, wave.decidedOn));
    }
    for (const review of wave.reviews) {
      const id = `${code.toLowerCase()}-${review.slot}`;
      const conclusions = numbers.flatMap((commitment, place) => {
        const said: readonly [ConclusionKind, string] | undefined = review.conclusions[place];
        return said === undefined ? [] : [{ commitment, kind: said[0], reason: said[1] }];
      });
      await at(review.heldOn).review(referent, one.code, id, { kind: "write", minutes: { heldOn: review.heldOn, participants: partners.map(({ name }) => name), text: review.text, conclusions } }, 0);
      if (review.reached === "written") continue;
      await at(review.heldOn).review(referent, one.code, id, { kind: "send", on: review.heldOn }, 1);
      await at(review.heldOn).review(referent, one.code, id, { kind: "validate-as-referent" }, 1);
      if (review.reached === "validated") await at(review.heldOn).review(office, one.code, id, { kind: "validate-as-office" }, 1);
    }
  }
}

/** A milestone or two and the word of the owner, on the same machinery as the actions of the contract. */
function steered(subject: string, commitment: MadeUpCommitment, decidedOn: Day): SteeringEvent[] {
  const owner: Person = { accountId: madeUpAccount(99), name: "Responsable fictif" };
  const event = (on: Day, by: Author, act: RecordedAct): SteeringEvent => ({ id: randomUUID(), subject, act, recordedAt: `${on}T10:00:00.000Z`, accountId: by.accountId, author: by.name, demonstration: true });
  return [
    event(decidedOn, office, { kind: "owners-set", owner, deputies: [] }),
    ...commitment.milestones.flatMap(({ title, dueOn, reachedOn }) => {
      const milestoneId = randomUUID();
      const evidence = [{ kind: "link", label: "Relevé de décisions", href: "https://jalon.example/releve" }] as const;
      return [
        event(decidedOn, referent, { kind: "milestone-set", milestoneId, milestone: { title, dueOn, ownerId: null, ownerName: null }, reason: null }),
        ...(reachedOn === null ? [] : [event(reachedOn, referent, { kind: "milestone-reached", milestoneId, on: reachedOn, evidence })]),
      ];
    }),
    ...commitment.reviews.map(({ on, state, confidenceShare, synthesis }) => event(on, referent, { kind: "reviewed", review: { on, state, confidenceShare, synthesis } })),
  ].toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}
