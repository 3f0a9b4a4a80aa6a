import { randomBytes } from "node:crypto";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { day, fixedClock, type Clock } from "../../../kernel/time/day.ts";
import { putMadeUpSupports, type Steps } from "../../../modules/consultations/index.ts";
import { composeSteps } from "../../consultations/steps.ts";
import type { House } from "../../house.ts";
import { finishedProposals, runningProposals, type MadeUpProposal } from "./proposals.ts";

const office: Actor = { accountId: "demonstration", name: "Démonstration", roles: [{ role: "consultation-office", perimeter: [] }] };
const staff = (name: string): Actor => ({ accountId: `demonstration-${name}`, name, roles: [] });

/** A consultation that is under way and one that is over, with what became of its proposals; where there is none yet. */
export async function addDemonstrationSteps(house: Pick<House, "db" | "contracts" | "outbox" | "steps">): Promise<void> {
  if ((await house.steps.list(null, true)).length > 0) return;
  let now = fixedClock("2023-11-06T09:00:00Z");
  const clock: Clock = { now: () => now.now(), today: () => now.today() };
  const steps = composeSteps({ ...house, outbox: { notify: async () => {} }, clock, demonstration: true });
  const at = (instant: string): void => { now = fixedClock(instant); };

  await steps.save(office, {
    code: "accueil-nouveaux", title: both("Accueillir les nouveaux arrivants", "Welcoming newcomers"),
    purpose: both("Chaque année, des centaines de personnes rejoignent les laboratoires sans savoir à qui s’adresser pour les questions d’éthique, d’intégrité et de données. Que changer dans leurs premières semaines\u202f?", "Every year hundreds of people join the laboratories without knowing whom to ask about ethics, integrity and data. What should change in their first weeks?"),
    commitment: both("La direction générale déléguée répond à chaque proposition dans les trois mois, puis dit ici ce qu’elle est devenue.", "The deputy directorate answers every proposal within three months, then says here what became of it."),
    themes: [{ code: "arrivee", title: both("Le jour de l’arrivée", "The day of arrival") }, { code: "formation", title: both("Se former", "Training") }, { code: "outils", title: both("Outils", "Tools") }],
    phases: [{ kind: "announced", from: day("2023-12-01"), to: day("2024-01-15") }, { kind: "contributions", from: day("2024-01-15"), to: day("2024-03-16") }, { kind: "discussion", from: day("2024-02-01"), to: day("2024-04-01") }, { kind: "synthesis", from: day("2024-04-01"), to: day("2024-05-01") }, { kind: "answer", from: day("2024-05-01"), to: day("2024-08-01") }, { kind: "follow-up", from: day("2024-08-01"), to: null }],
    doors: ["staff", "public"], staffShownAs: ["name", "role"], synthesisUrl: null,
  }, null);
  await steps.publish(office, "accueil-nouveaux");
  await tell(house.db, steps, "accueil-nouveaux", finishedProposals, at);
  at("2024-03-20T09:00:00Z");
  await steps.keepEvent(office, {
    id: null, consultation: "accueil-nouveaux", kind: "seminar", title: both("Les cent premiers jours", "The first hundred days"), place: "En ligne", happensOn: "2024-03-20",
    account: "Quatre-vingts personnes ont comparé ce qui se fait dans dix laboratoires. Deux idées reviennent\u202f: une personne à qui parler dès le premier jour, et des documents que l’on retrouve.",
    sheets: [{ kind: "advice", title: "Préparer l’arrivée d’un doctorant", text: "Avant l’arrivée\u202f: un nom, un bureau, des accès.\n\nLe premier jour\u202f: une visite, le cahier de laboratoire, la personne à qui s’adresser.\n\nLe premier mois\u202f: le plan de gestion des données, relu ensemble." }, { kind: "capsule", title: "Le cahier de laboratoire en trois minutes", text: "Dater, signer, ne rien effacer\u202f: ce qui est écrit sert de preuve, et à ceux qui viennent après." }],
  });

  at("2024-12-02T09:00:00Z");
  await steps.save(office, {
    code: "recherche-responsable", title: both("Une recherche plus responsable au quotidien", "More responsible research, day by day"),
    purpose: both("Le programme d’organisation éthique et responsable de la recherche se construit avec celles et ceux qui la font, et avec celles et ceux qu’elle concerne. Cette consultation reste ouverte\u202f: on y propose ce qui devrait changer dans la vie des laboratoires, on en discute, et l’institut répond au fil de l’eau.", "The programme for an ethical and responsible organisation of research is built with those who do research, and those whom it concerns. This consultation stays open: propose what should change in the life of laboratories, discuss it, and the institute answers as it goes."),
    commitment: both("Chaque trimestre, le comité du programme répond aux propositions reçues, une par une, avec ses raisons. Ce qui est retenu est suivi ici jusqu’au bout.", "Every quarter the committee of the programme answers the proposals received, one by one, with its reasons. What is accepted is followed here to its end."),
    themes: [{ code: "sobriete", title: both("Sobriété", "Frugality") }, { code: "donnees", title: both("Données et ouverture", "Data and openness") }, { code: "travail", title: both("Conditions de travail", "Working conditions") }, { code: "societe", title: both("Avec la société", "With society") }],
    phases: [{ kind: "announced", from: day("2024-12-02"), to: day("2025-01-06") }, { kind: "contributions", from: day("2025-01-06"), to: day("2029-01-01") }, { kind: "discussion", from: day("2025-01-06"), to: day("2029-02-01") }, { kind: "synthesis", from: day("2029-02-01"), to: day("2029-04-01") }, { kind: "answer", from: day("2029-04-01"), to: day("2029-06-01") }, { kind: "follow-up", from: day("2029-06-01"), to: null }],
    doors: ["staff", "stakeholders", "public"], staffShownAs: ["name", "role"], synthesisUrl: null,
  }, null);
  await steps.publish(office, "recherche-responsable");
  await steps.invite(office, "recherche-responsable", "Fédération d’associations de malades (fictive)");
  await tell(house.db, steps, "recherche-responsable", runningProposals, at);
}

const secret = (): string => randomBytes(32).toString("base64url");

async function tell(db: Db, steps: Steps, code: string, proposals: readonly MadeUpProposal[], at: (instant: string) => void): Promise<void> {
  const byTime: { readonly on: string; readonly work: () => Promise<void> }[] = [];
  for (const one of proposals) {
    let id = "";
    byTime.push({ on: `${one.on}T09:00:00Z`, work: async () => { id = await post(steps, code, null, one); } });
    for (const comment of one.comments ?? []) byTime.push({ on: `${comment.on}T10:00:00Z`, work: async () => { await post(steps, code, id, { ...comment, title: "", theme: "" }); } });
    const { supporters = [] } = one;
    if (supporters.length > 0) byTime.push({ on: `${one.on}T15:00:00Z`, work: () => putMadeUpSupports(db, id, supporters.map((name) => staff(name).accountId)) });
    const { answer } = one;
    if (answer !== undefined) byTime.push({ on: `${answer.on}T11:00:00Z`, work: () => steps.answer(office, id, { verdict: answer.verdict, reason: answer.reason, answeredBy: "Comité du programme", action: answer.action ?? "" }) });
    for (const then of one.followUps ?? []) byTime.push({ on: `${then.on}T12:00:00Z`, work: () => steps.followUp(office, id, { state: then.state, note: then.note, happenedOn: then.on }) });
  }
  for (const { on, work } of byTime.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    at(on);
    await work();
  }
}

/** Sends a text as its author would, and decides of it as a moderator would. */
async function post(steps: Steps, code: string, proposalId: string | null, text: { readonly by: string; readonly staff?: boolean; readonly title: string; readonly theme: string; readonly body: string; readonly objective?: string; readonly moderation?: "waiting" | { readonly rule: string; readonly note: string } }): Promise<string> {
  const speaker = text.staff === true ? ({ door: "staff", actor: staff(text.by), as: text.by === "" ? "staff" : "name" } as const) : ({ door: "public", pseudonym: text.by } as const);
  const sent = await steps.send(speaker, { consultation: code, proposalId, replyTo: null, title: text.title, body: text.body, theme: text.theme, objective: text.objective ?? "", secret: secret(), language: "fr", sure: true });
  if (sent.state !== "waiting" || text.moderation === "waiting") return sent.id;
  const decision = text.moderation;
  await steps.moderate(office, sent.id, decision === undefined ? { act: "accept", rule: "", note: "", revision: sent.revision } : { act: "refuse", ...decision, revision: sent.revision });
  return sent.id;
}
