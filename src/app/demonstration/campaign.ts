import { day, fixedClock, yearPeriod, type Clock, type Day } from "../../kernel/time/day.ts";
import { noAnnouncement, noNotice } from "../../kernel/outbox/notice.ts";
import { createCampaigns, createIndicators, defaultLadder, type Campaigns, type DutyTerms, type Holder, type Indicators } from "../../modules/indicators/index.ts";
import type { House } from "../house.ts";
import { demonstrationDay } from "./values.ts";

const secondHalf = { from: day("2024-07-01"), until: day("2025-01-01") };
const opensOn = "2025-03-16";

/** People who exist where no demonstration account does: made up, and nobody signs in as them. */
const madeUp = {
  contributor: { accountId: "demonstration-contributor", name: "Camille Aubry (fictive)" },
  second: { accountId: "demonstration-second", name: "Idir Benali (fictif)" },
  validator: { accountId: "demonstration-validator", name: "Hélène Castel (fictive)" },
  office: { accountId: "demonstration-office", name: "Bureau de pilotage (démonstration)" },
};

type People = Readonly<Record<keyof typeof madeUp, Holder>>;

async function peopleOf({ identity }: House): Promise<People> {
  const accounts = await identity.allAccounts();
  const holder = (role: string, otherwise: Holder): Holder => {
    const found = accounts.find((account) => account.email === `${role}@demonstration.invalid`);
    return found === undefined ? otherwise : { accountId: found.id, name: found.name };
  };
  return { contributor: holder("indicator-contributor", madeUp.contributor), second: madeUp.second, validator: holder("validator", madeUp.validator), office: holder("steering-office", madeUp.office) };
}

interface Doing {
  readonly campaigns: Campaigns;
  readonly indicators: Indicators;
}

function doingOn(house: House, at: string): Doing {
  const clock: Clock = fixedClock(`2025-03-${at}:00.000Z`);
  const { db, contracts } = house;
  const campaigns = createCampaigns({ db, clock, catalogues: contracts, people: async () => [], notify: noNotice, announce: noAnnouncement, demonstrationDay });
  return { campaigns, indicators: createIndicators({ db, clock, catalogues: contracts, demonstrationDay }) };
}

/**
 * A made-up campaign for the values of 2024, as it stands on the day of the demonstration with a value in every state.
 * It changes no number of the board: what is accepted is what stood, what is proposed or sent back is about the second
 * half of 2024, of which no value stands.
 */
export async function addDemonstrationCampaign(house: House): Promise<void> {
  if ((await house.campaigns.list()).length > 0) return;
  const people = await peopleOf(house);
  const by = (holder: Holder) => ({ accountId: holder.accountId, name: holder.name });
  const start = doingOn(house, "16T08:00");
  const series = await start.indicators.listSeries(demonstrationDay);
  const mine = series.filter((one) => one.key.startsWith("1.") || one.part.code === "4.b" || one.key === "1");
  const others = series.filter((one) => !mine.includes(one) && one.measure.unit.kind === "count");
  const ownerOf = (key: string): Holder => (mine.some((one) => one.key === key) ? people.contributor : people.second);
  const due = (key: string, period: DutyTerms["period"], dueOn: Day): DutyTerms => ({ code: "", series: key, period, dueOn, owners: mine.some((one) => one.key === key) ? [people.contributor, people.second] : [ownerOf(key)], validator: people.validator });
  const year = yearPeriod(2024);
  const half = [...mine.slice(0, 3), ...others.slice(0, 4)];
  const [overdue, sentBack, submitted, dueSoon, excused, late] = half;
  const duties = [
    ...series.map((one) => due(one.key, year, day("2025-04-30"))),
    ...half.map((one) => due(one.key, secondHalf, one === overdue || one === late ? day("2025-03-24") : day("2025-04-15"))),
  ].map((one) => ({ ...one, code: start.campaigns.codeOf(one.series, one.period) }));
  await start.campaigns.open(by(people.office), { code: "2024", title: { fr: "Campagne 2024", en: "2024 campaign" }, year: 2024, opensOn, closesOn: "2025-06-30", ladder: defaultLadder, duties, demonstration: true });

  await confirmValues(house, people, series.map((one) => one.key));
  const value = (number: number, source: string) => ({ value: number, state: "provisional" as const, observedOn: day("2025-01-31"), source, method: null, reason: "Valeur fictive de démonstration", demonstration: true });
  const halfValue = async (key: string): Promise<number> => {
    const unit = series.find((one) => one.key === key)?.measure.unit.kind;
    const known = (await start.indicators.sheet(key, { on: demonstrationDay, knownOn: null })).series.find((one) => one.series.key === key)?.observations.find((one) => one.period.from === year.from)?.value ?? 0;
    return unit === "count" ? Math.round(known / 2) : known;
  };
  if (sentBack !== undefined) {
    const proposal = await doingOn(house, "18T09:30").indicators.propose(by(ownerOf(sentBack.key)), { series: sentBack.key, period: secondHalf, ...value(await halfValue(sentBack.key), "Relevé fictif") });
    await doingOn(house, "20T14:00").indicators.answer(by(people.validator), proposal.id, { kind: "refused", reason: "Le périmètre de l’enquête n’est pas celui du contrat\u202f: reprenez sans les stages." });
  }
  if (submitted !== undefined) await doingOn(house, "27T10:15").indicators.propose(by(ownerOf(submitted.key)), { series: submitted.key, period: secondHalf, ...value(await halfValue(submitted.key), "Relevé fictif") });
  if (excused !== undefined) await doingOn(house, "21T11:00").campaigns.act(by(people.office), "2024", { kind: "duty-excused", duty: start.campaigns.codeOf(excused.key, secondHalf), reason: "La source n’est tenue qu’une fois par an." }, null);
  if (dueSoon !== undefined) await doingOn(house, "22T11:00").campaigns.act(by(people.office), "2024", { kind: "duty-postponed", duty: start.campaigns.codeOf(dueSoon.key, secondHalf), dueOn: day("2025-04-30"), reason: "La source paraît mi-avril." }, null);
  await acceptAgain(house, people, [mine[0]?.key ?? "", others[0]?.key ?? "", others[1]?.key ?? ""], ownerOf);
}

/** The values of 2024 that one hand put in get a second, but for the last few. */
async function confirmValues(house: House, { validator }: People, keys: readonly string[]): Promise<void> {
  const { indicators } = doingOn(house, "17T09:00");
  for (const key of keys.slice(0, -3)) {
    const standing = (await indicators.sheet(key, { on: demonstrationDay, knownOn: null })).series.find((one) => one.series.key === key)?.observations.find((one) => one.period.from === "2024-01-01" && one.period.until === "2025-01-01");
    if (standing !== undefined) await indicators.countersign({ accountId: validator.accountId, name: validator.name }, standing.eventId);
  }
}

/** Proposed and accepted as it stood; the first one proposed a little off and set right. */
async function acceptAgain(house: House, { validator }: People, keys: readonly string[], ownerOf: (key: string) => Holder): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const { indicators } = doingOn(house, `${19 + index}T15:00`);
    const standing = (await indicators.sheet(key, { on: demonstrationDay, knownOn: null })).series.find((one) => one.series.key === key)?.observations.find((one) => one.period.from === "2024-01-01" && one.period.until === "2025-01-01");
    if (standing === undefined) continue;
    const { value, state, observedOn, source, method, period } = standing;
    const off = value > 100 ? Math.round(value * 0.98) : value * 0.98;
    const proposal = await indicators.propose(ownerOf(key), { series: key, period, value: index === 0 ? off : value, state, observedOn, source, method, reason: null, demonstration: true });
    const answer = index === 0 ? ({ kind: "accepted-changed", value, reason: "Le relevé de décembre manquait." } as const) : ({ kind: "accepted", reason: null } as const);
    await doingOn(house, `${24 + index}T16:00`).indicators.answer({ accountId: validator.accountId, name: validator.name }, proposal.id, answer);
  }
}
