import { both } from "../../../../kernel/i18n/format.ts";
import { axis, change, freeText, howEasy, howMuch, options, section, several, single } from "./parts.ts";

/** Fourth priority: open publications and data (objective 8), management of data (9), expertise, society and conduct of research (10). */
export const societyAxis = axis(
  "society",
  both("Une science ouverte, responsable, dans la société", "Open and responsible science, in society"),
  both(
    "Cet axe porte sur le partage des publications et des données, la conduite de la recherche et le dialogue avec la société, de 2019 à 2023.",
    "This axis is about sharing publications and data, the conduct of research and dialogue with society, from 2019 to 2023.",
  ),
  ["8", "9", "10"],
  [
    section("open", "Publications et données", "Publications and data", [
      howEasy("deposit", "Est-il facile ou difficile de déposer une publication en libre accès\u202f?", "Is it easy or difficult to deposit a publication in open access?", { objectives: ["8"] }),
      single("data-shared", "Avez-vous partagé un jeu de données hors de votre structure\u202f?", "Did you share a dataset outside your structure?", options(
        ["open", "Oui, ouvert à tous", "Yes, open to all"], ["on-request", "Oui, sur demande", "Yes, on request"], ["no", "Non", "No"], ["no-data", "Je ne produis pas de données", "I produce no data"],
      ), { objectives: ["8"] }),
      several("data-brakes", "Qu’est-ce qui a gêné ce partage\u202f?", "What stood in the way of this sharing?", options(
        ["time", "Le temps de préparation", "Time to prepare"], ["law", "Les règles sur les données personnelles", "Rules on personal data"], ["storage", "L’absence de lieu de dépôt", "No place to deposit"], ["others", "La crainte d’être devancé", "Fear of being overtaken"], ["reward", "L’absence de reconnaissance", "No recognition"], ["nothing", "Rien de tout cela", "None of these"],
      ), { when: { question: "data-shared", oneOf: ["open", "on-request", "no"] }, objectives: ["8"], atMost: 3 }),
      {
        code: "data-services", kind: "matrix", objectives: ["9"],
        label: both("Pour vos données, que vaut chacun de ces services\u202f?", "For your data, what is each of these services worth?"),
        when: { question: "data-shared", oneOf: ["open", "on-request", "no"] },
        rows: options(["storage", "Le stockage", "Storage"], ["computing", "Le calcul", "Computing"], ["security", "Les espaces sécurisés", "Secure spaces"], ["advice", "Le conseil", "Advice"]),
        columns: options(["insufficient", "Insuffisant", "Insufficient"], ["rather-insufficient", "Plutôt insuffisant", "Rather insufficient"], ["rather-good", "Plutôt bon", "Rather good"], ["good", "Bon", "Good"], ["not-used", "Pas utilisé", "Not used"]),
      },
    ]),
    section("conduct", "Conduite de la recherche", "Conduct of research", [
      howMuch("speak-up", "Si vous doutiez de la façon dont une recherche est menée, sauriez-vous à qui en parler\u202f?", "If you doubted the way a piece of research is carried out, would you know whom to tell?", { objectives: ["10"] }),
      change("conduct-change", "De 2019 à 2023, comment a évolué l’attention portée à l’éthique dans votre structure\u202f?", "From 2019 to 2023, how did attention to ethics change in your structure?", { objectives: ["10"] }),
    ]),
    section("dialogue", "Dialogue avec la société", "Dialogue with society", [
      several("public-acts", "À quelles actions avez-vous pris part\u202f?", "In which of these did you take part?", options(
        ["media", "Répondre à des journalistes", "Answering journalists"], ["schools", "Rencontrer des élèves ou le public", "Meeting pupils or the public"], ["patients", "Travailler avec une association de malades", "Working with a patients’ association"], ["expertise", "Contribuer à une expertise publique", "Contributing to public expertise"], ["citizen-science", "Mener une recherche avec des citoyens", "Doing research with citizens"], ["none", "Aucune de celles-là", "None of these"],
      ), { objectives: ["10"] }),
      {
        code: "public-needs", kind: "ranking", atMost: 3, objectives: ["10"],
        label: both("Qu’est-ce qui vous aiderait le plus à dialoguer avec le public\u202f?", "What would help you most in dialogue with the public?"),
        options: options(["time", "Du temps reconnu", "Time that is recognised"], ["training", "Une formation", "Training"], ["support", "L’appui d’un service", "The support of a department"], ["credit", "Sa prise en compte dans l’évaluation", "Having it count in assessment"], ["protection", "Une protection en cas d’attaques", "Protection in case of attacks"]),
      },
    ]),
    section("ahead", "Et maintenant", "And now", [freeText("society-advice", "Que devrait faire l’institut pour mieux répondre à ce qu’attend la société\u202f?", "What should the institute do to answer better what society expects?")]),
  ],
);
