import { both } from "../../../kernel/i18n/format.ts";
import { readQuiz, type LabelInput, type ModuleInput } from "../../../modules/consultations/index.ts";

const usual = { forNewcomers: false, selfPaced: false, assessment: null, offered: true, validityMonths: 36 } as const;

function quiz(text: string, passShare: number): NonNullable<ModuleInput["assessment"]> {
  return { passShare, attempts: 3, questions: readQuiz(text).questions };
}

const basics = quiz(`? Vous ne retrouvez plus les données brutes d’une figure publiée. Que faites-vous d’abord ? | You can no longer find the raw data of a published figure. What do you do first?
+ J’en parle à l’équipe et je consigne ce qui manque | I tell the team and record what is missing
- Je refais la figure à partir de l’article | I draw the figure again from the paper
- J’attends qu’on me les demande | I wait until somebody asks

? Qui peut signer un article ? | Who may sign a paper?
+ Qui a contribué au travail et en répond | Whoever contributed to the work and answers for it
- Qui dirige l’unité, toujours | Whoever heads the unit, always
- Qui a payé l’appareil | Whoever paid for the device

? Que doit contenir un cahier de laboratoire ? | What does a laboratory notebook have to hold?
+ La date et l’auteur de chaque relevé | The day and the author of each entry
+ Les essais qui n’ont pas marché | The attempts that failed
- Les résultats publiables seulement | Publishable results alone

? Un collègue a retouché un contraste sur une partie d’une image. C’est… | A colleague has changed the contrast of a part of an image. This is…
+ à signaler : tout traitement se dit, et s’applique à toute l’image | to be raised: any treatment is told, and applies to the whole image
- sans gravité si le résultat est juste | harmless if the result is right

? À qui parler d’un doute, sans accuser personne ? | Whom to talk to about a doubt, without accusing anybody?
+ Au référent de l’intégrité scientifique | The research integrity officer
- Au journal, par un message anonyme | The journal, by an anonymous message`, 0.8);

const openScience = quiz(`? Un préprint peut-il être corrigé ? | Can a preprint be corrected?
+ Oui, par une nouvelle version datée | Yes, by a new dated version
- Non, jamais | No, never

? Des données qui ne peuvent pas être ouvertes peuvent-elles être décrites ? | Can data that cannot be opened be described?
+ Oui, leur fiche peut être publique | Yes, their record can be public
- Non, ni elles ni leur fiche | No, neither they nor their record

? Que dit une licence CC BY ? | What does a CC BY licence say?
+ Réutilisation libre, à condition de citer | Free reuse, provided the source is cited
- Aucune réutilisation sans accord | No reuse without agreement`, 0.66);

export const madeUpModules: readonly ModuleInput[] = [
  {
    ...usual, code: "integrite-bases", title: both("Intégrité scientifique\u202f: les bases", "Research integrity: the basics"),
    summary: both("Ce que l’on attend de toute personne qui fait de la recherche, à partir de situations du quotidien.", "What is expected of anyone who does research, from everyday situations."),
    aims: both("Reconnaître une pratique qui s’écarte des règles\nTenir un cahier que d’autres peuvent relire\nSavoir à qui parler d’un doute", "Recognise a practice that departs from the rules\nKeep a notebook that others can read\nKnow whom to talk to about a doubt"),
    audience: both("Toutes les personnes qui arrivent, quel que soit leur métier", "Everyone who joins, whatever their trade"), durationHours: 3, credits: 3, forNewcomers: true, selfPaced: true, assessment: basics,
  },
  {
    ...usual, code: "donnees-ethique", title: both("Éthique des données de santé", "Ethics of health data"),
    summary: both("De l’information des personnes à la réutilisation de leurs données\u202f: les questions à se poser avant de commencer.", "From informing people to reusing their data: the questions to ask before starting."),
    aims: both("Choisir la base légale qui convient\nÉcrire une notice que l’on comprend\nPréparer un partage sans exposer personne", "Choose the fitting legal basis\nWrite a notice that people understand\nPrepare sharing without exposing anyone"),
    audience: both("Équipes qui recueillent ou réutilisent des données de personnes", "Teams that collect or reuse data about people"), durationHours: 6, credits: 4,
  },
  {
    ...usual, code: "science-ouverte", title: both("Ouvrir sa recherche", "Opening one’s research"),
    summary: both("Publications, données, codes\u202f: quoi ouvrir, quand, et comment garder ce qui doit l’être.", "Publications, data, code: what to open, when, and how to keep what has to be kept."),
    aims: both("Déposer un article dans une archive ouverte\nChoisir une licence\nDécrire un jeu de données que l’on ne peut pas ouvrir", "Deposit a paper in an open archive\nChoose a licence\nDescribe a dataset that cannot be opened"),
    audience: both("Chercheurs, ingénieurs, doctorants", "Researchers, engineers, doctoral students"), durationHours: 2, credits: 2, selfPaced: true, assessment: openScience,
  },
  {
    ...usual, code: "animal-ethique", title: both("Éthique de la recherche sur l’animal", "Ethics of animal research"),
    summary: both("Remplacer, réduire, raffiner\u202f: monter un projet que le comité pourra suivre.", "Replace, reduce, refine: building a project that the committee can follow."),
    aims: both("Justifier un effectif\nFixer des points d’arrêt\nÉcrire un résumé non technique", "Justify a sample size\nSet humane endpoints\nWrite a non-technical summary"),
    audience: both("Concepteurs de procédures, personnels des animaleries", "Designers of procedures, staff of animal facilities"), durationHours: 7, credits: 5, validityMonths: 24, assessment: { passShare: 0.7, attempts: 2, questions: [] },
  },
  {
    ...usual, code: "signer-ensemble", title: both("Signer ensemble", "Signing together"),
    summary: both("Décider des auteurs et de leur ordre avant que cela ne fâche.", "Deciding who the authors are, and in which order, before it hurts."),
    aims: both("Tenir une table des contributions\nConduire une discussion sur l’ordre des auteurs", "Keep a table of contributions\nLead a discussion on the order of authors"),
    audience: both("Responsables d’équipe, encadrants", "Team leaders, supervisors"), durationHours: 3, credits: 2,
  },
  {
    ...usual, code: "ecouter-signalement", title: both("Écouter un doute, recevoir un signalement", "Hearing a doubt, receiving a report"),
    summary: both("Accueillir la parole, protéger chacun, orienter sans enquêter.", "Letting people speak, protecting everyone, guiding without investigating."),
    aims: both("Conduire un premier entretien\nDire ce qui restera confidentiel\nPasser le relais au bon interlocuteur", "Hold a first conversation\nSay what will stay confidential\nHand over to the right person"),
    audience: both("Ambassadeurs et référents, ou qui souhaite le devenir", "Ambassadors and contacts, or those who wish to be"), durationHours: 6, credits: 4,
  },
];

export const madeUpLabels: readonly LabelInput[] = [
  { code: "conduite-responsable", title: both("Conduite responsable de la recherche", "Responsible conduct of research"), description: both("Pour les personnes qui tiennent leurs connaissances à jour dans l’éthique, l’intégrité et la science ouverte.", "For people who keep their knowledge of ethics, integrity and open science up to date."), required: ["integrite-bases"], credits: 5, validityMonths: 36, renewalCredits: 3, offered: true },
  { code: "ambassadeur", title: both("Ambassadeur de la conduite responsable", "Ambassador of responsible conduct"), description: both("Pour les personnes ressources des laboratoires, des délégations et des instituts thématiques.", "For the people to turn to in laboratories, regional offices and thematic institutes."), required: ["integrite-bases", "ecouter-signalement"], credits: 9, validityMonths: 24, renewalCredits: 4, offered: true },
];
