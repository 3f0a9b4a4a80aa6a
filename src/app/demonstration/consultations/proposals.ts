/** A text that nobody wrote, of a consultation that never was. Days are those of the house. */
interface MadeUpText {
  readonly by: string;
  /** Signed in; with an empty name, shown as a member of staff. */
  readonly staff?: boolean;
  readonly on: string;
  readonly body: string;
  /** Absent: published. */
  readonly moderation?: "waiting" | { readonly rule: string; readonly note: string };
}

export interface MadeUpProposal extends MadeUpText {
  readonly title: string;
  readonly theme: string;
  readonly objective?: string;
  readonly supporters?: readonly string[];
  readonly comments?: readonly MadeUpText[];
  readonly answer?: { readonly on: string; readonly verdict: "accepted" | "partly" | "refused"; readonly reason: string; readonly action?: string };
  readonly followUps?: readonly { readonly on: string; readonly state: "planned" | "under-way" | "done" | "given-up"; readonly note: string }[];
}

const supporters = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `soutien-${index + 1}`);

export const finishedProposals: readonly MadeUpProposal[] = [
  {
    by: "Ysaline Corvec", staff: true, on: "2024-01-22", theme: "arrivee", title: "Une personne référente dès le premier jour", supporters: supporters(41),
    body: "Chaque nouvel arrivant devrait recevoir, avant son premier jour, le nom d’une personne du laboratoire à qui poser toutes ses questions, y compris celles qui gênent.\n\nCette personne ne serait ni son encadrant ni son supérieur.",
    comments: [{ by: "Doctorante de l’Ouest", on: "2024-02-05", body: "J’aurais aimé l’avoir. Les six premiers mois, je n’ai pas su à qui parler." }, { by: "Odilon Fresnais", staff: true, on: "2024-02-08", body: "D’accord, à condition que ce temps soit reconnu dans l’entretien annuel de la personne référente." }],
    answer: { on: "2024-06-11", verdict: "accepted", action: "62", reason: "Retenu. Le réseau d’ambassadeurs jouera ce rôle\u202f: chaque unité en désigne un, formé, et dont le temps est reconnu." },
    followUps: [{ on: "2024-10-14", state: "under-way", note: "Cent douze unités ont désigné leur référent." }, { on: "2025-02-03", state: "under-way", note: "Première journée de formation des référents." }],
  },
  {
    by: "", staff: true, on: "2024-01-29", theme: "formation", title: "Un module d’une heure dans le premier mois", supporters: supporters(27),
    body: "Proposer à tous, dans le premier mois, un module en ligne d’une heure sur l’intégrité, avec des cas tirés de la vie des laboratoires plutôt que des rappels de textes.",
    answer: { on: "2024-06-11", verdict: "accepted", action: "64", reason: "Retenu. Le module de sensibilisation des nouveaux entrants est réécrit à partir de cas." },
    followUps: [{ on: "2024-09-02", state: "planned", note: "Écriture confiée à un groupe de huit personnes." }, { on: "2025-01-20", state: "done", note: "Le module est en ligne, en français et en anglais." }],
  },
  {
    by: "Un ancien du labo", on: "2024-02-12", theme: "outils", title: "Un seul annuaire, à jour", supporters: supporters(18),
    body: "On perd des heures à chercher le bon contact. Réunir en une seule page les correspondants éthique, intégrité, données et qualité de chaque délégation.",
    answer: { on: "2024-07-02", verdict: "partly", action: "63", reason: "Retenu en partie. L’annuaire des correspondants d’éthique et d’intégrité est ouvert\u202f; les correspondants qualité relèvent d’un autre service, avec qui un lien est établi." },
    followUps: [{ on: "2024-11-18", state: "done", note: "L’annuaire est public, mis à jour chaque trimestre." }],
  },
  {
    by: "Tilleul", on: "2024-02-26", theme: "arrivee", title: "Offrir un cahier de laboratoire en papier recyclé", supporters: supporters(3),
    body: "Remettre à chacun, à l’arrivée, un cahier de laboratoire en papier recyclé plutôt qu’un sac à l’effigie de l’institut.",
    answer: { on: "2024-07-02", verdict: "refused", reason: "Non retenu\u202f: le cahier électronique remplace peu à peu le papier. Les sacs ne seront plus commandés." },
  },
  {
    by: "Hermance Dolivet", staff: true, on: "2024-03-04", theme: "outils", title: "Les documents d’accueil en anglais aussi", supporters: supporters(22),
    body: "Un tiers des nouveaux arrivants ne lit pas encore le français. Les documents d’accueil, y compris ceux d’hygiène et de sécurité, devraient exister en anglais.",
    comments: [{ by: "Postdoc from abroad", on: "2024-03-11", body: "Yes please. I signed papers that I could not read." }],
  },
];

export const runningProposals: readonly MadeUpProposal[] = [
  {
    by: "Lazare Ponthieu", staff: true, on: "2025-01-13", theme: "sobriete", title: "Mesurer ce que consomment nos congélateurs", supporters: supporters(34),
    body: "Les congélateurs à −80 °C comptent parmi les plus gros consommateurs d’un laboratoire. Passer à −70 °C quand les échantillons le permettent, et dire chaque année ce que chaque unité y gagne.",
    comments: [{ by: "Cryo", on: "2025-01-20", body: "Attention aux ARN\u202f: il faut une liste de ce qui supporte −70 °C." }, { by: "", staff: true, on: "2025-01-27", body: "La plateforme de biobanque a cette liste et peut la partager." }, { by: "VenteFroid", on: "2025-02-03", body: "Achetez nos congélateurs à prix réduit sur notre boutique en ligne, livraison offerte.", moderation: { rule: "advertising", note: "" } }],
    answer: { on: "2025-03-18", verdict: "accepted", reason: "Retenu. Une mesure est lancée dans vingt unités volontaires\u202f; ses résultats seront publiés ici." },
    followUps: [{ on: "2025-03-25", state: "planned", note: "Appel aux unités volontaires, jusqu’à la fin d’avril." }],
  },
  {
    by: "Mère d’un enfant malade", on: "2025-01-21", theme: "societe", title: "Dire aux participants ce que leur étude a donné", supporters: supporters(29),
    body: "Mon fils a participé à deux études. Nous n’avons jamais su ce qu’elles avaient montré. Une page en mots simples, même quand rien n’a été trouvé, suffirait.",
    comments: [{ by: "Ulysse Thouvenin", staff: true, on: "2025-01-24", body: "Un résumé en langage clair peut être demandé dès le protocole\u202f: cela coûte peu s’il est prévu." }],
  },
  {
    by: "", staff: true, on: "2025-02-04", theme: "travail", title: "Pas de réunion après dix-sept heures", supporters: supporters(52),
    body: "Que les réunions de service se tiennent entre neuf et dix-sept heures, comme la charte des temps le prévoit déjà, et que l’on sache à qui signaler qu’elle n’est pas suivie.",
    answer: { on: "2025-03-18", verdict: "partly", reason: "Retenu en partie. La règle est rappelée à toutes les unités. Le signalement passe par les voies existantes, que la page rappelle\u202f; aucune nouvelle voie n’est créée." },
  },
  {
    by: "Ouvrez tout", on: "2025-02-18", theme: "donnees", title: "Publier les résultats négatifs", supporters: supporters(17),
    body: "Ce qui n’a pas marché se refait ailleurs, à grands frais. L’institut pourrait compter un jeu de données ou un rapport de résultats négatifs comme une production à part entière.\n\nVoir par exemple https://osf.io/registries pour ce que la préinscription rend possible.",
    comments: [{ by: "Saturnin Velay", staff: true, on: "2025-02-25", body: "Les archives ouvertes les acceptent déjà. Ce qui manque est leur place dans l’évaluation." }],
  },
  { by: "Anonyme 12", on: "2025-02-20", theme: "travail", title: "Mon chef de service", body: "Mon chef de service, que tout le monde reconnaîtra au troisième étage, ne dit jamais bonjour.", moderation: { rule: "personal-data", note: "Décrivez la situation sans que la personne puisse être reconnue\u202f: elle sera publiée." } },
  { by: "Fan de foot", on: "2025-03-03", theme: "societe", title: "Pour la victoire de dimanche", body: "Il faut que notre équipe gagne dimanche, c’est tout ce que j’ai à dire ici.", moderation: { rule: "off-topic", note: "" } },
  { by: "Une infirmière de recherche", on: "2025-03-24", theme: "societe", title: "Associer les patients au choix des questions", body: "Avant d’écrire un projet, réunir quelques personnes concernées et leur demander ce qui compte pour elles. Cela change les questions posées.", moderation: "waiting" },
  { by: "Bicyclette", on: "2025-03-26", theme: "sobriete", title: "Des abris à vélos devant chaque site", body: "Beaucoup viendraient à vélo si l’on pouvait l’attacher à l’abri de la pluie. Quelques arceaux couverts suffisent.", moderation: "waiting" },
];
