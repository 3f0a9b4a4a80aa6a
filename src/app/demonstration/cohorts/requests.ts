import { addDays, day, type Day } from "../../../kernel/time/day.ts";
import type { PastRequest, PastStep } from "../../../modules/cohorts/index.ts";
import { demonstrationDay } from "../values.ts";
import { madeUpCohorts } from "./table.ts";

/** Where each of forty requests ends: every state, the ended ones oldest. */
const ends = [
  "closed", "closed", "refused", "closed", "closed", "withdrawn", "closed", "closed", "closed-resumed", "closed", "closed", "refused", "closed", "closed", "withdrawn", "closed", "quote-refused", "closed", "closed",
  "delivered", "under-way", "under-way", "delivered", "under-way", "under-way", "accepted", "under-way", "under-way", "accepted", "delivered", "under-way", "accepted", "quoted", "quoted", "qualified", "qualified", "asked", "qualified", "asked", "asked",
] as const;
type End = (typeof ends)[number];

const services = ["recueil", "structuration", "appariement", "nettoyage", "partage", "analyse", "coordination"] as const;
type Code = (typeof services)[number];
const wishes: Readonly<Record<Code, readonly [title: string, need: string]>> = {
  recueil: ["Passer le suivi annuel en ligne", "Trois questionnaires sur papier à reprendre en ligne, avec relances."],
  structuration: ["Dictionnaire des variables", "Décrire les variables des deux premières vagues et les aligner sur une terminologie."],
  appariement: ["Appariement aux causes de décès", "Rapprocher les participants des certificats de décès, autorisation obtenue."],
  nettoyage: ["Contrôle de la vague de suivi", "Doublons et dates incohérentes à repérer avant le gel de la base."],
  partage: ["Ouvrir un espace à une équipe partenaire", "Une extraction sans données directement identifiantes, pour un an."],
  analyse: ["Modèle de survie avec données manquantes", "Relire le plan d’analyse et conseiller sur l’imputation."],
  coordination: ["Dossier d’autorisation", "Mettre à jour la note d’information et le dossier réglementaire."],
};
/** Days to an answer and to a delivery as a share of what is promised: most in time, some late. */
const paces = [0.6, 0.8, 0.5, 1.3, 0.9, 0.7, 1.1] as const;
const answers: Readonly<Record<Code, number>> = { recueil: 21, structuration: 21, appariement: 30, nettoyage: 14, partage: 21, analyse: 21, coordination: 14 };
const deliveries: Readonly<Record<Code, number>> = { recueil: 120, structuration: 90, appariement: 180, nettoyage: 60, partage: 45, analyse: 75, coordination: 60 };

function stepsOf(end: End, service: Code, askedOn: Day, pace: number): readonly PastStep[] {
  const at = (days: number): Day => { const on = addDays(askedOn, Math.round(days)); return on < demonstrationDay ? on : demonstrationDay; };
  const answered = answers[service] * pace;
  const qualify: PastStep = { move: "qualify", side: "office", on: at(answered * 0.3) };
  if (end === "asked") return [];
  if (end === "qualified") return [qualify];
  if (end === "refused") return [qualify, { move: "refuse", side: "office", on: at(answered), text: "La demande sort du catalogue\u202f: une autre structure y répond mieux." }];
  if (end === "withdrawn") return [qualify, { move: "withdraw", side: "cohort", on: at(answered * 0.8), text: "Le financement n’a pas été obtenu." }];
  const byQuote = service === "recueil" || service === "analyse" || end === "quoted" || end === "quote-refused";
  const quote: PastStep = { move: "quote", side: "office", on: at(answered), quote: { euros: 4_800, days: deliveries[service] }, text: "Devis pour douze jours de travail." };
  if (end === "quoted") return [qualify, quote];
  if (end === "quote-refused") return [qualify, quote, { move: "refuse", side: "cohort", on: at(answered + 10), text: "Le montant dépasse ce que la cohorte peut payer." }];
  const agreed = byQuote ? answered + 6 : answered;
  const accept: readonly PastStep[] = byQuote ? [qualify, quote, { move: "accept", side: "cohort", on: at(agreed) }] : [qualify, { move: "accept", side: "office", on: at(agreed) }];
  if (end === "accepted") return accept;
  const begun: readonly PastStep[] = [...accept, { move: "start", side: "office", on: at(agreed + 3) }, { move: "message", side: "office", on: at(agreed + 12), text: "Première lecture faite\u202f; deux questions à l’équipe au prochain point." }];
  if (end === "under-way") return begun;
  const done = agreed + deliveries[service] * pace;
  const delivered: readonly PastStep[] = [...begun, { move: "deliver", side: "office", on: at(done), text: "Livré avec sa note de lecture." }];
  if (end === "delivered") return delivered;
  if (end === "closed-resumed") return [...delivered, { move: "resume", side: "cohort", on: at(done + 5), text: "Deux variables manquent au dictionnaire." }, { move: "deliver", side: "office", on: at(done + 15) }, { move: "close", side: "cohort", on: at(done + 20) }];
  return [...delivered, { move: "close", side: "cohort", on: at(done + 8) }];
}

/** When a request in this end was made, so that what is open is recent: late ones are late on the day of the demonstration. */
function askedOn(end: End, index: number): Day {
  const daysBefore: Readonly<Partial<Record<End, number>>> = { asked: 6 + (index % 3) * 9, qualified: 10 + (index % 4) * 8, quoted: 25 + (index % 2) * 12, accepted: 34 + (index % 5) * 3, "under-way": 70 + (index % 6) * 22, delivered: 150 + (index % 3) * 20 };
  return addDays(demonstrationDay, -(daysBefore[end] ?? 1_020 - index * 36));
}

/** Forty requests in every state, by a fixed rule. */
export function madeUpRequests(requester: PastRequest["requester"], office: PastRequest["office"]): readonly PastRequest[] {
  return ends.map((end, index): PastRequest => {
    const asked = askedOn(end, index);
    const open = madeUpCohorts.filter(({ days: [candidate, , signed, , left] }) => day(signed ?? candidate) <= asked && left === undefined);
    const cohort = open[(index * 5) % Math.max(1, open.length)] ?? madeUpCohorts[0];
    const service = services[(index * 3) % services.length] ?? "recueil";
    const [title, need] = wishes[service];
    return { cohort: cohort?.code ?? "", service, title, need, askedOn: asked, requester, office, steps: stepsOf(end, service, asked, paces[index % paces.length] ?? 1) };
  });
}
