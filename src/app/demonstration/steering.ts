import { createHash } from "node:crypto";
import { addDays, day, type Day } from "../../kernel/time/day.ts";
import { actionSubject } from "../../modules/identity/index.ts";
import type { Person, RecordedAct, SteeredSubject, SteeringEvent, UndertakingState } from "../../modules/steering/index.ts";
import { seededRandom } from "./random.ts";
import { demonstrationDay } from "./values.ts";

/** Invented people. They have no account: their names stand in the facts alone. */
const people: readonly Person[] = [
  "Camille Aubert", "Sacha Delmas", "Noor Benali", "Yannick Le Goff", "Inès Marchetti", "Théo Vasseur", "Maud Kergoat", "Ilyes Rahmani", "Jeanne Picquart", "Hugo Santerre", "Lina Okafor", "Paul Ferrandi",
].map((name) => ({ accountId: idFrom(`person ${name}`), name: `${name} (fictif)` }));
const office: Person = { accountId: idFrom("office"), name: "Bureau de pilotage (fictif)" };

/** What actions go through, in order, with the day at which each usually falls due. */
const phases: readonly { readonly title: string; readonly dueOn: string }[] = [
  { title: "Note de cadrage validée par la direction générale", dueOn: "2022-06-30" },
  { title: "Équipe projet en place", dueOn: "2022-12-15" },
  { title: "Première mise en œuvre dans trois sites pilotes", dueOn: "2023-09-30" },
  { title: "Bilan à mi-parcours présenté au conseil", dueOn: "2024-03-15" },
  { title: "Extension à l’ensemble des délégations régionales", dueOn: "2024-12-31" },
  { title: "Évaluation par les bénéficiaires", dueOn: "2025-06-30" },
  { title: "Passage en fonctionnement courant", dueOn: "2025-12-15" },
];

const syntheses: Readonly<Record<UndertakingState, readonly string[]>> = {
  "not-started": ["Le cadrage est en cours\u202f; rien n’est engagé avant sa validation.", "L’action attend la fin d’une action voisine dont elle dépend."],
  "on-track": [
    "Les étapes prévues sont tenues. La prochaine est préparée avec les délégations.", "Le déploiement avance au rythme attendu\u202f; les premiers retours des sites sont bons.",
    "L’équipe est au complet et le calendrier est respecté. Aucun point d’alerte.",
  ],
  "at-risk": [
    "Le recrutement prend plus de temps que prévu\u202f: l’échéance de l’an prochain est fragile.", "Deux sites sur trois sont prêts. Sans renfort, l’extension glissera d’un semestre.",
    "L’outil est livré mais son usage reste inégal\u202f; un plan d’accompagnement est à l’étude.",
  ],
  blocked: ["Le marché n’a reçu aucune offre recevable. L’action est à l’arrêt jusqu’à une décision sur la suite.", "La convention avec le partenaire principal n’est pas signée\u202f; rien ne peut avancer sans elle."],
  done: ["Tout ce qui était prévu est fait\u202f; le dispositif est passé en fonctionnement courant."],
  abandoned: ["L’action n’a plus d’objet depuis la création d’un dispositif national\u202f; elle est arrêtée."],
};

const obstacles = ["Deux postes ouverts sont restés sans candidat.", "Le prestataire a annoncé un retard de six mois.", "Les systèmes des partenaires ne communiquent pas avec le nôtre."];
const decisions = ["Faut-il prolonger la phase pilote d’un an ou étendre dès maintenant\u202f?", "Un financement de deux postes pour 2025 est demandé.", "Qui, de la direction ou des délégations, porte le fonctionnement courant\u202f?"];
const withoutIndicator = ["L’effet attendu est qualitatif et se lira dans l’évaluation finale.", "Le résultat est un dispositif mis en place, pas un nombre."];

/** An id that is the same in every demonstration. */
function idFrom(text: string): string {
  const hex = createHash("sha256").update(`jalon steering ${text}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A made-up history for the actions of a contract, at fixed instants, the same on every machine: most go well, some are
 * late, silent, blocked or without owner, a few were never reviewed. In the order of time.
 */
export function demonstrationSteering(subjects: readonly SteeredSubject[]): readonly SteeringEvent[] {
  return subjects.flatMap(historyOf).toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt) || a.subject.localeCompare(b.subject));
}

function historyOf({ subject, code, namedIndicators }: SteeredSubject): SteeringEvent[] {
  const random = seededRandom(`jalon steering ${code}`);
  const pick = <T>(items: readonly T[]): T => {
    const found = items[Math.floor(random() * items.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  const events: SteeringEvent[] = [];
  const add = (on: Day, hour: number, by: Person, act: RecordedAct): string => {
    const id = idFrom(`${subject} ${events.length}`);
    events.push({ id, subject, act, recordedAt: `${on}T${String(hour).padStart(2, "0")}:00:00.000Z`, accountId: null, author: by.name, demonstration: true });
    return id;
  };
  // Two in the perimeter of the demonstration's owner of actions are always alive, so that there is something to write on.
  const isShowcase = subject === actionSubject("1") || subject === actionSubject("2");
  const luck = isShowcase ? 0.5 : random();
  if (luck < 0.06) return [];
  const owner = pick(people);
  const deputies = random() < 0.4 ? [pick(people.filter((one) => one !== owner))] : [];
  if (luck > 0.1) add(day("2022-02-21"), 9, office, { kind: "owners-set", owner, deputies });
  if (namedIndicators.length > 0) add(day("2022-02-22"), 9, office, { kind: "ties-set", ties: namedIndicators.map((one) => ({ kind: "indicator", code: one, label: "" })), noIndicator: null });
  else if (random() < 0.6) add(day("2022-02-22"), 9, office, { kind: "ties-set", ties: [], noIndicator: pick(withoutIndicator) });

  const silentSince = luck > 0.86 ? day("2024-07-01") : subject === actionSubject("1") ? day("2024-12-15") : demonstrationDay;
  const pace = random();
  const isDone = luck >= 0.42 && luck < 0.5;
  milestonesOf(add, owner, code, isDone ? null : pace, silentSince);
  if (luck < 0.16) return events;

  const end: UndertakingState = luck < 0.2 ? "abandoned" : luck < 0.27 ? "blocked" : luck < 0.42 ? "at-risk" : isDone ? "done" : pace > 0.85 ? "at-risk" : "on-track";
  const reviewDays = [day("2022-11-15"), day("2023-05-22"), day("2023-11-20"), day("2024-05-21"), day("2024-11-18"), day("2025-03-10")].filter((on) => on <= silentSince);
  for (const [index, on] of reviewDays.entries()) {
    const isLast = index === reviewDays.length - 1;
    const state: UndertakingState = isLast ? end : index === 0 ? pick(["not-started", "on-track"] as const) : end === "blocked" && index === reviewDays.length - 2 ? "at-risk" : pick(["on-track", "on-track", "at-risk"] as const);
    const base = { blocked: 0.2, "at-risk": 0.5, "on-track": 0.75, "not-started": 0.6, done: 1, abandoned: 0 }[state];
    const confidenceShare = state === "done" || state === "abandoned" ? base : Math.round(Math.min(0.95, Math.max(0.1, base + (random() - 0.5) * 0.3)) * 20) / 20;
    const shifted = addDays(on, Math.floor(random() * 10));
    add(shifted, 15, owner, { kind: "reviewed", review: { on: shifted, state, confidenceShare, synthesis: pick(syntheses[state]) } });
    if (state === "at-risk" && random() < 0.5) {
      const askId = add(shifted, 16, owner, { kind: "ask-opened", ask: "obstacle", text: pick(obstacles), on: shifted });
      const closedOn = addDays(shifted, 120);
      if (!isLast && closedOn < silentSince) add(closedOn, 17, owner, { kind: "ask-closed", askId, outcome: "Levé après un point avec la direction concernée.", on: closedOn });
    }
    if ((state === "blocked" && isLast) || (state === "at-risk" && random() < 0.25)) {
      const askId = add(shifted, 16, owner, { kind: "ask-opened", ask: "decision", text: pick(decisions), on: shifted });
      const closedOn = addDays(shifted, 45);
      if (!isLast && closedOn < silentSince) add(closedOn, 10, office, { kind: "ask-closed", askId, outcome: "Accord de la direction générale, pour un an.", on: closedOn });
    }
  }
  return events;
}

/** Milestones set at the start; the slower the pace, the later they are reached, and one in three that are late was put off. Without a pace, all of them are reached in time. */
function milestonesOf(add: (on: Day, hour: number, by: Person, act: RecordedAct) => string, owner: Person, code: string, pace: number | null, known: Day): void {
  const random = seededRandom(`jalon milestones ${code}`);
  const chosen = phases.filter((phase, index) => (pace !== null || phase.dueOn < "2025-01-01") && (index < 2 || random() < 0.65));
  for (const [index, { title, dueOn }] of chosen.entries()) {
    const milestoneId = idFrom(`${code} milestone ${index}`);
    const due = addDays(day(dueOn), Math.floor(random() * 30) - 15);
    const milestone = { title, dueOn: due, ownerId: null, ownerName: null };
    add(day("2022-03-01"), 10, owner, { kind: "milestone-set", milestoneId, milestone, reason: null });
    const reachedOn = pace === null ? addDays(due, Math.floor(random() * 10)) : addDays(due, Math.floor((pace - 0.55) * 260 + random() * 60));
    if (reachedOn > known) {
      const movedOn = addDays(due, -20);
      if (random() < 0.34 && movedOn > day("2022-03-02") && movedOn < known) add(movedOn, 11, owner, { kind: "milestone-set", milestoneId, milestone: { ...milestone, dueOn: addDays(due, 180) }, reason: "Le calendrier des partenaires a changé." });
      continue;
    }
    const on = reachedOn > day("2022-03-02") ? reachedOn : day("2022-03-03");
    const evidence = random() < 0.5 ? [{ kind: "link", label: "Compte rendu (fictif)", href: `https://example.org/actions/${code}/${index + 1}` } as const] : [];
    add(on, 14, owner, { kind: "milestone-reached", milestoneId, on, evidence });
  }
}
