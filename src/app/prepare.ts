import { day, fixedClock } from "../kernel/time/day.ts";
import type { Bilingual } from "../kernel/i18n/language.ts";
import { loadShippedContradictions, loadShippedRegister } from "../modules/contract/index.ts";
import { createIndicators } from "../modules/indicators/index.ts";
import { asValueFile, demonstrationDay, makeUpValues } from "./demonstration/values.ts";
import { addDemonstrationForecasts } from "./demonstration/forecasts.ts";
import { demonstrationGraph, demonstrationUnit } from "./demonstration/graph.ts";
import type { House } from "./house.ts";
import { addDemonstrationMeasures } from "./measures/demonstration.ts";

export interface FirstOpening {
  /** The first administrator's sign-in, told once when the account has just been made. */
  readonly administrator: { readonly email: string; readonly oneTimePassword: string } | null;
  readonly demonstrationAccounts: readonly { readonly email: string; readonly role: string; readonly password: string }[];
}

type Tell = (text: Bilingual) => void;
const author = { accountId: null, name: "Jalon" };

/** Registers the contract that ships with the project where there is none. */
export async function registerShippedContract(house: House, tell: Tell): Promise<void> {
  if ((await house.contracts.versions()).length > 0) return;
  tell({ fr: "Enregistrement du contrat 2021-2025", en: "Registering the 2021-2025 contract" });
  const register = loadShippedRegister();
  await house.contracts.addVersion(author, {
    register,
    contradictions: loadShippedContradictions(),
    inForceFrom: register.signedOn ?? day(`${register.fromYear}-01-01`),
    sourceName: null,
    sourceSha256: null,
  });
}

/**
 * What a house needs the first time it is served: an administrator and, unless `empty`, made-up facts. It is the first
 * time as long as there is no account.
 */
export async function openForTheFirstTime(house: House, options: { readonly empty: boolean; readonly tell: Tell }): Promise<FirstOpening> {
  const administrator = await house.identity.ensureFirstAdministrator();
  if (administrator === null || options.empty) return { administrator, demonstrationAccounts: [] };
  options.tell({ fr: "Mise en place des données de démonstration, fictives", en: "Making the demonstration data, which is fictitious" });
  await addDemonstration(house);
  return { administrator, demonstrationAccounts: await house.identity.createDemonstrationAccounts({ "lab-manager": [demonstrationUnit.toLowerCase()] }) };
}

/** Made-up values as if each year's had been entered the month after they were observed, through the door of real files. */
export async function addDemonstration(house: House): Promise<void> {
  const indicators = createIndicators({ db: house.db, clock: fixedClock(demonstrationDay), catalogues: house.contracts, demonstrationDay });
  const measured = await addDemonstrationGraph(house);
  const series = (await indicators.listSeries(demonstrationDay)).filter((one) => !measured.has(one.key));
  const file = { name: "demonstration.csv", bytes: new TextEncoder().encode(asValueFile(makeUpValues(series, 2021), series)) };
  const plan = await indicators.planImport(file);
  if (plan.blocking) throw new Error(`demonstration values refused: ${plan.issues.map((issue) => `${issue.line}: ${issue.text.en}`).join("; ")}`);
  const madeBy = { accountId: null, name: "Démonstration" };
  await indicators.importValues(madeBy, file, plan, { demonstration: true, recordedAt: (value) => `${value.observedOn.slice(0, 4)}-03-10T09:00:00.000Z` });
  await addDemonstrationForecasts(indicators, madeBy);
}

/**
 * The made-up graph, where there is no fact at all: real structures and invented ones never stand side by side. Gives
 * the series that its facts have measured.
 */
async function addDemonstrationGraph(house: House): Promise<ReadonlySet<string>> {
  const { directory } = house;
  if ((await directory.sources()).length > 0) return new Set();
  for (const delivery of demonstrationGraph()) await directory.deliver({ accountId: null, name: "Démonstration" }, delivery);
  return addDemonstrationMeasures(house);
}
