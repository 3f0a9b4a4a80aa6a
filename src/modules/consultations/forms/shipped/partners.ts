import { both } from "../../../../kernel/i18n/format.ts";
import { axis, change, freeText, howEasy, howMuch, options, section, several } from "./parts.ts";

/** Second priority: sites (objective 3), transfer and partnership (4), Europe and the world (5). */
export const partnersAxis = axis(
  "partners",
  both("Agir avec les partenaires", "Acting with partners"),
  both(
    "Cet axe porte sur les universités et les hôpitaux du site, les entreprises, l’Europe et le reste du monde, de 2019 à 2023.",
    "This axis is about the universities and hospitals of the site, companies, Europe and the rest of the world, from 2019 to 2023.",
  ),
  ["3", "4", "5"],
  [
    section("site", "Sur le site", "On the site", [
      howMuch("site-strategy", "La stratégie de recherche de votre site tient-elle compte de ce que fait votre structure\u202f?", "Does the research strategy of your site take account of what your structure does?", { objectives: ["3"] }),
      {
        code: "site-last", kind: "date", precision: "year", earliest: "2019", latest: "2023", objectives: ["3"],
        label: both("En quelle année avez-vous pris part pour la dernière fois à une réunion sur cette stratégie\u202f?", "In which year did you last take part in a meeting about this strategy?"),
        help: both("Laissez vide si cela n’a pas eu lieu pendant la période.", "Leave empty if there was none in the period."),
      },
      {
        code: "site-partners", kind: "matrix", objectives: ["3"],
        label: both("Comment se passait le travail avec chacun de ces partenaires\u202f?", "How did work go with each of these partners?"),
        rows: options(["university", "L’université", "The university"], ["hospital", "L’hôpital", "The hospital"], ["other-institutes", "Les autres organismes de recherche", "Other research institutes"], ["local-authorities", "Les collectivités", "Local authorities"]),
        columns: options(["badly", "Mal", "Badly"], ["rather-badly", "Plutôt mal", "Rather badly"], ["rather-well", "Plutôt bien", "Rather well"], ["well", "Bien", "Well"], ["no-work", "Pas de travail commun", "No common work"]),
      },
    ]),
    section("transfer", "Innovation et transfert", "Innovation and transfer", [
      several("transfer-part", "À quelles actions avez-vous pris part\u202f?", "In which of these did you take part?", options(
        ["company-project", "Un projet avec une entreprise", "A project with a company"], ["patent", "Un dépôt de brevet", "Filing a patent"], ["licence", "Une licence", "A licence"], ["new-company", "La création d’une entreprise", "The creation of a company"], ["none", "Aucune de celles-là", "None of these"],
      ), { objectives: ["4"] }),
      howEasy("transfer-support", "Était-il facile ou difficile d’obtenir l’aide nécessaire\u202f?", "Was it easy or difficult to get the help you needed?", { when: { question: "transfer-part", oneOf: ["company-project", "patent", "licence", "new-company"] }, objectives: ["4"] }),
      several("transfer-obstacles", "Qu’est-ce qui a ralenti ce travail\u202f?", "What slowed this work down?", options(
        ["contract", "La rédaction des contrats", "Writing the contracts"], ["protection", "La protection des résultats", "Protection of results"], ["owners", "Le nombre de copropriétaires", "The number of co-owners"], ["time", "Le temps disponible", "Time available"], ["funding", "Le financement des premières étapes", "Funding of the first stages"], ["nothing", "Rien de tout cela", "None of these"],
      ), { when: { all: [{ question: "transfer-part", oneOf: ["company-project", "patent", "licence", "new-company"] }, { question: "transfer-support", from: 1, to: 3 }] }, objectives: ["4"], atMost: 3 }),
    ]),
    section("world", "Europe et international", "Europe and the world", [
      change("europe-help", "De 2019 à 2023, comment a évolué l’aide au montage de projets européens\u202f?", "From 2019 to 2023, how did help in building European projects change?", { objectives: ["5"] }),
      {
        code: "world-needs", kind: "ranking", atMost: 3, objectives: ["5"],
        label: both("Qu’est-ce qui aiderait le plus à travailler avec l’étranger\u202f?", "What would help most in working with other countries?"),
        options: options(["information", "Être informé des appels", "Being told of calls"], ["writing", "Une aide pour écrire les dossiers", "Help in writing applications"], ["management", "Une aide pour gérer les projets", "Help in managing projects"], ["mobility", "Des séjours à l’étranger", "Stays abroad"], ["hosting", "De meilleures conditions d’accueil", "Better conditions for guests"]),
      },
    ]),
    section("ahead", "Et maintenant", "And now", [freeText("partner-advice", "Quel changement rendrait le travail avec les partenaires plus simple\u202f?", "What change would make work with partners simpler?")]),
  ],
);
