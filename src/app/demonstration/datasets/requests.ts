import type { Actor } from "../../../kernel/http/route.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { createRequests, dataUseOf, usualRequestSettings, type Requests } from "../../../modules/datasets/index.ts";
import type { House } from "../../house.ts";

/** People of the demonstration by the role they show; a house without accounts has made-up ones under the same names. */
const cast = ["researcher", "lab-manager", "open-science-office", "scientific-referent", "steering-office", "action-owner", "field-owner", "board-member", "data-administrator", "directory-office"] as const;
type Part = (typeof cast)[number];

const texts = {
  models: { project: "Comparer deux modèles de progression", purpose: "Entraîner un modèle de progression de la maladie, puis le comparer au modèle publié sur des données qu’il n’a pas vues.", team: "Une unité de recherche, deux ingénieurs et une doctorante", country: "FR", duration: "365" },
  reuse: { project: "Réanalyse avec une méthode robuste", purpose: "Reprendre les mesures avec une méthode peu sensible aux valeurs extrêmes et publier le code.", team: "Équipe de biostatistique, trois personnes", country: "FR" },
  teaching: { project: "Travaux dirigés de master", purpose: "Faire manipuler des données réelles aux étudiants.", team: "Enseignants et promotion de master", country: "BE" },
} as const;

/**
 * Requests in every state on the made-up datasets that are on request, through the very door of real ones: fixed instants
 * before the day of the demonstration, nobody told, nothing counted. Does nothing where there is a request already.
 */
export async function addDemonstrationRequests({ db, datasets, identity }: Pick<House, "db" | "datasets" | "identity">): Promise<void> {
  const known = await identity.allAccounts();
  const people = new Map<Part, Actor>(cast.map((part, index) => {
    const account = known.find(({ email }) => email === `${part}@demonstration.invalid`);
    return [part, { accountId: account?.id ?? `00000000-0000-4000-9000-${String(index).padStart(12, "0")}`, name: account?.name ?? part, roles: [{ role: part, perimeter: [] }] }];
  }));
  const accounts = [...people.values()].map(({ accountId, name, roles }) => ({ id: accountId, email: "", name, active: true, mustChangePassword: false, createdAt: "2025-01-01T00:00:00.000Z", lastSignIn: null, roles }));
  const at = (instant: string): Requests => createRequests({
    db, clock: fixedClock(instant), datasets, demonstration: true, conditionText: (code) => dataUseOf(code)?.name ?? null,
    accounts: { getAccount: async (id) => accounts.find((one) => one.id === id) ?? (await identity.getAccount(id)), allAccounts: async () => accounts },
  });
  const start = at("2025-01-06T09:00:00Z");
  if ((await start.facts({})).length > 0) return;
  const codes: string[] = [];
  for await (const page of datasets.allPublished()) {
    for (const dataset of page) if (dataset.demonstration && dataset.metadata.access === "restricted" && (await start.notRequestable(dataset)) === null) codes.push(dataset.code);
    if (codes.length >= 3) break;
  }
  const [first, second = first, third = second] = codes;
  if (first === undefined || second === undefined || third === undefined) return;
  const person = (part: Part): Actor => people.get(part) ?? { accountId: "", name: part, roles: [] };
  const steward = person("data-administrator");
  for (const code of new Set([first, second, third])) {
    const standing = await datasets.standing(code);
    await start.settle({ accountId: standing?.declaredBy ?? "", name: "Démonstration", roles: [] }, code, {
      ...usualRequestSettings, deciders: code === first ? [person("researcher").accountId, person("lab-manager").accountId] : [person("researcher").accountId], rule: { kind: code === first ? "all" : "any" }, durationDays: 3_650,
    }, (await start.settings(code)).version);
  }
  const ask = async (part: Part, code: string, instant: string, text: Readonly<Record<string, string>>): Promise<string> => {
    const dataset = await datasets.find(code);
    const accepted = dataset === null ? [] : at(instant).declaredConditions(dataset).map(({ key }) => key);
    const answers = { ...text, compatibility: "La finalité reste la recherche décrite sur la fiche.", confidentiality: "yes" };
    return (await at(instant).submitAtOnce(person(part), code, { formKey: `demonstration-${part}-${code}`, answers, accepted }, { address: null, userAgent: null })).number;
  };
  const yes = { verdict: "agree" as const, reason: "Projet clair, équipe compétente.", note: null, conditions: [], durationDays: null, files: null };
  const citing = { key: "own-citation", code: null, text: { fr: "Citer le jeu de données par son DOI dans toute publication", en: "Cite the dataset by its DOI in every publication" } };

  const granted = await ask("open-science-office", first, "2025-01-08T08:30:00Z", texts.reuse);
  await at("2025-01-10T10:00:00Z").act(person("researcher"), granted, { move: "ask", text: "Les résultats seront-ils publiés avec le code\u202f?" });
  const question = (await at("2025-01-13T09:00:00Z").read(person("open-science-office"), granted)).events.findLast(({ move }) => move === "ask")?.sequence ?? 0;
  await at("2025-01-13T09:10:00Z").act(person("open-science-office"), granted, { move: "answer", question, text: "Oui, sous licence libre, le jour de la prépublication." });
  await at("2025-01-15T14:00:00Z").act(person("researcher"), granted, { move: "opine", ...yes, conditions: [citing] });
  await at("2025-01-20T16:20:00Z").act(person("lab-manager"), granted, { move: "opine", ...yes, reason: "D’accord." });
  await at("2025-01-21T08:05:00Z").act(person("open-science-office"), granted, { move: "accept", accepted: [citing.key] });

  const refused = await ask("scientific-referent", first, "2025-01-14T11:00:00Z", texts.teaching);
  await at("2025-01-31T11:00:00Z").act(person("researcher"), refused, { move: "opine", ...yes, verdict: "refuse", reason: "Le consentement des participants ne couvre pas l’enseignement. Un extrait synthétique est sur la fiche." });

  const revoked = await ask("action-owner", second, "2025-01-09T09:00:00Z", texts.models);
  await at("2025-01-16T09:00:00Z").act(person("researcher"), revoked, { move: "opine", ...yes });
  await at("2025-03-05T09:00:00Z").act(steward, revoked, { move: "revoke", text: "L’équipe a quitté le projet\u202f; les copies ont été détruites à notre demande." });

  const waiting = await ask("steering-office", first, "2025-03-12T13:00:00Z", texts.models);
  await at("2025-03-17T09:00:00Z").act(person("lab-manager"), waiting, { move: "opine", ...yes, note: "Équipe déjà suivie sur un autre projet." });
  const returned = await ask("board-member", second, "2025-03-03T10:00:00Z", texts.teaching);
  await at("2025-03-10T10:00:00Z").act(person("researcher"), returned, { move: "return", text: "Dites sur quel serveur les données seront traitées, et qui y aura accès." });
  const agreed = await ask("field-owner", second, "2025-02-17T10:00:00Z", texts.reuse);
  await at("2025-03-20T10:00:00Z").act(person("researcher"), agreed, { move: "opine", ...yes, conditions: [citing] });
  // Handed in six weeks before the day of the demonstration: overdue.
  await ask("directory-office", third, "2025-02-14T10:00:00Z", texts.models);
  await ask("lab-manager", third, "2025-03-24T10:00:00Z", texts.reuse);
  await at("2025-03-28T10:00:00Z").start(person("lab-manager"), second, { formKey: "demonstration-draft", answers: { project: texts.models.project }, accepted: [] });
  // Reminds and escalates what is due on the morning of the day of the demonstration.
  await at("2025-03-31T06:00:00Z").runTimer();
}
