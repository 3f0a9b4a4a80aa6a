import { both } from "../../../../kernel/i18n/format.ts";
import { axis, change, fared, freeText, howEasy, howMuch, options, section, several, single } from "./parts.ts";

/** First priority of the contract: scientific steering (objective 1), research with care and public health (objective 2). */
export const researchAxis = axis(
  "research",
  both("La recherche, de la rupture aux soins", "Research, from breakthrough to care"),
  both(
    "Cet axe porte sur les moyens donnés à la recherche, la place laissée aux idées risquées et le lien avec les soins et la santé publique, de 2019 à 2023.",
    "This axis is about the means given to research, the room left for risky ideas and the tie with care and public health, from 2019 to 2023.",
  ),
  ["1", "2"],
  [
    section("steering", "Moyens et pilotage de la science", "Means and steering of science", [
      change("means", "De 2019 à 2023, comment a évolué le soutien de base reçu par votre structure\u202f?", "From 2019 to 2023, how did the core funding of your structure change?", { objectives: ["1"] }),
      howEasy("risk", "Était-il facile ou difficile de faire soutenir un projet dont l’issue était incertaine\u202f?", "Was it easy or difficult to get support for a project whose outcome was uncertain?", { objectives: ["1"] }),
      several("schemes", "Auxquels de ces dispositifs avez-vous eu recours\u202f?", "Which of these schemes did you make use of?", options(
        ["programmes", "Programmes transversaux ou d’impulsion", "Cross-cutting or impulse programmes"],
        ["accelerators", "Accélérateurs de recherche technologique", "Technological research accelerators"],
        ["networks", "Réseaux thématiques", "Thematic networks"],
        ["national-programmes", "Programmes nationaux confiés à l’institut (PEPR)", "National programmes entrusted to the institute (PEPR)"],
        ["platforms", "Plateformes et infrastructures partagées", "Shared platforms and infrastructures"],
        ["none", "Aucun de ceux-là", "None of these"],
      ), { objectives: ["1"] }),
      {
        code: "effects", kind: "matrix", objectives: ["1"],
        label: both("Avec ces dispositifs, qu’est devenu chacun de ces points de votre travail\u202f?", "With these schemes, what became of each of these points of your work?"),
        when: { question: "schemes", oneOf: ["programmes", "accelerators", "networks", "national-programmes", "platforms"] },
        rows: options(
          ["collaboration", "Travailler avec d’autres disciplines", "Working with other disciplines"],
          ["equipment", "Accéder aux équipements", "Access to equipment"],
          ["horizon", "Voir loin dans la durée", "Seeing far ahead"],
          ["recognition", "Faire connaître ses résultats", "Making results known"],
        ),
        columns: fared,
      },
      {
        code: "waiting", kind: "number", objectives: ["1"],
        label: both("La dernière fois que vous avez demandé l’accès à un équipement partagé, combien de jours avez-vous attendu\u202f?", "The last time you asked for access to shared equipment, how many days did you wait?"),
        help: both("Une estimation suffit. Laissez vide si vous n’en avez pas demandé.", "An estimate will do. Leave empty if you asked for none."),
        when: { question: "schemes", oneOf: ["platforms", "accelerators"] },
        least: 0, most: 365, decimals: 0, unit: both("jours", "days"), bands: [0, 8, 31, 91],
      },
      {
        code: "brakes", kind: "ranking", atMost: 3, objectives: ["1"],
        label: both("Qu’est-ce qui a le plus freiné votre travail scientifique ou d’appui\u202f?", "What held back your scientific or support work most?"),
        options: options(
          ["funding", "Le manque de crédits récurrents", "Too little recurrent funding"],
          ["staff", "Le manque de personnel permanent", "Too few permanent staff"],
          ["time", "Le temps pris par d’autres tâches", "Time taken by other tasks"],
          ["equipment", "L’accès aux équipements", "Access to equipment"],
          ["calls", "La multiplication des appels à projets", "The multiplication of calls for projects"],
          ["rules", "Les règles d’autorisation des études", "Rules for authorising studies"],
        ),
      },
    ]),
    section("care", "Soins et santé publique", "Care and public health", [
      single("care-tie", "Votre travail a-t-il été mené avec un service de soins\u202f?", "Was your work done with a care department?", options(
        ["often", "Oui, régulièrement", "Yes, regularly"], ["sometimes", "Oui, parfois", "Yes, at times"], ["wished", "Non, mais je l’aurais souhaité", "No, but I would have wished it"], ["no", "Non, ce n’était pas son objet", "No, it was not its purpose"],
      ), { objectives: ["2"] }),
      change("care-change", "De 2019 à 2023, comment a évolué ce travail commun\u202f?", "From 2019 to 2023, how did this common work change?", { when: { question: "care-tie", oneOf: ["often", "sometimes"] }, objectives: ["2"] }),
      several("care-lacks", "Qu’est-ce qui a manqué pour que ce travail se fasse\u202f?", "What was lacking for this work to be done?", options(
        ["contacts", "Des contacts", "Contacts"], ["time", "Du temps dégagé", "Time set aside"], ["data", "L’accès aux données de santé", "Access to health data"], ["funding", "Un financement", "Funding"], ["nothing", "Rien de tout cela", "None of these"],
      ), { when: { question: "care-tie", oneOf: ["wished"] }, objectives: ["2"] }),
      howMuch("health-policy", "Des décisions de santé publique ont-elles tenu compte de vos travaux\u202f?", "Did public health decisions take account of your work?", { objectives: ["2"] }),
    ]),
    section("ahead", "Et maintenant", "And now", [
      freeText("to-keep", "Qu’est-ce qui a bien fonctionné et devrait continuer\u202f?", "What worked well and should go on?"),
      freeText("to-change", "Que changeriez-vous en premier\u202f?", "What would you change first?"),
    ]),
  ],
);
