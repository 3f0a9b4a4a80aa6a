import { both } from "../../../../kernel/i18n/format.ts";
import { axis, fared, fiveSteps, freeText, howMuch, options, section, several } from "./parts.ts";

/** Third priority: employment and careers (objective 6), administrative load (objective 7). */
export const workAxis = axis(
  "work",
  both("L’emploi et le travail de tous les jours", "Employment and everyday work"),
  both(
    "Cet axe porte sur le recrutement, les parcours et les tâches administratives, de 2019 à 2023.",
    "This axis is about recruitment, careers and administrative tasks, from 2019 to 2023.",
  ),
  ["6", "7"],
  [
    section("careers", "Emploi et parcours", "Employment and careers", [
      howMuch("skills-used", "Votre poste vous permet-il d’employer vos compétences\u202f?", "Does your position let you use your skills?", { objectives: ["6"] }),
      {
        code: "career-points", kind: "matrix", objectives: ["6"],
        label: both("De 2019 à 2023, qu’est devenu chacun de ces points\u202f?", "From 2019 to 2023, what became of each of these points?"),
        rows: options(["hiring", "Le recrutement dans les équipes", "Recruitment in teams"], ["start", "L’accueil des personnes qui arrivent", "Welcoming those who arrive"], ["training", "L’accès à la formation", "Access to training"], ["promotion", "La clarté des règles de promotion", "Clarity of the rules of promotion"], ["balance", "L’équilibre avec la vie personnelle", "Balance with personal life"]),
        columns: fared,
      },
      howMuch("next-step", "Savez-vous à qui parler de la suite de votre parcours\u202f?", "Do you know whom to talk to about the next step of your career?", { objectives: ["6"] }),
    ]),
    section("administration", "Tâches administratives", "Administrative tasks", [
      {
        code: "hours", kind: "number", objectives: ["7"],
        label: both("Dans une semaine ordinaire de 2023, combien d’heures demandaient les tâches administratives qui ne sont pas votre métier\u202f?", "In an ordinary week of 2023, how many hours went to administrative tasks that are not your profession?"),
        help: both("Une estimation suffit.", "An estimate will do."),
        least: 0, most: 60, decimals: 0, unit: both("heures par semaine", "hours a week"), bands: [0, 2, 5, 10, 20],
      },
      fiveSteps("load", both("De 2019 à 2023, comment a évolué votre charge administrative\u202f?", "From 2019 to 2023, how did your administrative load change?"), both("bien plus lourde", "much heavier"), both("bien plus légère", "much lighter"), { objectives: ["7"] }),
      several("burdens", "Quelles démarches vous ont demandé plus d’effort qu’elles ne devraient\u202f?", "Which procedures took you more effort than they should?", options(
        ["purchases", "Achats et factures", "Purchases and invoices"], ["travel", "Missions et déplacements", "Missions and travel"], ["hiring", "Recrutements temporaires", "Temporary recruitment"], ["contracts", "Conventions et contrats", "Agreements and contracts"], ["ethics", "Autorisations d’études et protection des données", "Authorisations of studies and data protection"], ["reports", "Rapports et enquêtes", "Reports and surveys"], ["none", "Aucune de celles-là", "None of these"],
      ), { objectives: ["7"], atMost: 3 }),
      {
        code: "simplify", kind: "ranking", atMost: 3, objectives: ["7"],
        label: both("Par quoi faudrait-il commencer pour simplifier\u202f?", "Where should simplification begin?"),
        options: options(["one-tool", "Un seul outil au lieu de plusieurs", "One tool instead of several"], ["fewer-signatures", "Moins de signatures", "Fewer signatures"], ["one-contact", "Une seule personne à qui s’adresser", "One person to turn to"], ["shared-rules", "Les mêmes règles chez tous les employeurs du laboratoire", "The same rules for all employers of the laboratory"], ["support-posts", "Des postes d’appui proches des équipes", "Support posts close to teams"]),
      },
    ]),
    section("ahead", "Et maintenant", "And now", [
      freeText("load-example", "Racontez une démarche à simplifier, étape par étape.", "Tell of a procedure to simplify, step by step.", { when: { any: [{ question: "load", to: 2 }, { question: "hours", from: 10 }] } }),
      freeText("work-advice", "Qu’est-ce qui rendrait votre travail meilleur\u202f?", "What would make your work better?"),
    ]),
  ],
);
