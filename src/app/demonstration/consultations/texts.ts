/** What made-up people wrote, by question; each is said with one of the endings, so that few are the same. */
const said: Readonly<Record<string, readonly string[]>> = {
  "to-keep": [
    "Les plateformes partagées, avec du personnel qui connaît les appareils", "Le soutien aux jeunes équipes, qui nous a permis de démarrer sans attendre", "Les réseaux thématiques\u202f: on sait enfin qui travaille sur quoi",
    "Les séminaires entre unités du même site", "L’accueil de praticiens hospitaliers à temps partiel dans les équipes", "L’aide au dépôt des données, rapide et compétente", "Les appels internes courts, avec une réponse en deux mois",
    "La liberté laissée aux équipes de changer de direction en cours de projet",
  ],
  "to-change": [
    "Le délai d’achat des petits équipements", "Le nombre de rapports demandés pour le même projet", "Les contrats trop courts des personnels techniques", "La part des appels à projets dans le budget de l’unité", "L’entretien des appareils anciens, que personne ne finance",
    "L’accès aux données de santé, trop lent pour un projet de trois ans", "La place laissée aux sujets risqués dans les comités", "Les outils de gestion qui ne se parlent pas",
  ],
  "partner-advice": [
    "Une seule convention type avec l’université et l’hôpital", "Un interlocuteur par site qui reste plus de deux ans", "Des règles de propriété intellectuelle dites dès le début", "Un budget commun pour les projets du site, même modeste", "Moins de réunions, et des comptes rendus partagés",
    "Une aide à la traduction et à la relecture pour les projets européens", "Des locaux d’accueil pour les collègues étrangers",
  ],
  "load-example": [
    "Recruter un stagiaire\u202f: convention, badge, accès informatique, gratification, chacun par un service différent", "Un ordre de mission pour une journée\u202f: quatre écrans, deux signatures, un justificatif renvoyé trois fois", "Acheter un réactif urgent\u202f: devis, marché, bon de commande, puis attendre que le fournisseur soit créé",
    "Déclarer un projet au comité d’éthique\u202f: la même description recopiée dans trois formulaires", "Rembourser une mission à l’étranger\u202f: huit semaines et deux relances", "Signer un accord de transfert de matériel\u202f: cinq mois entre trois services juridiques",
  ],
  "work-advice": [
    "Des carrières lisibles pour les ingénieurs et techniciens", "Un gestionnaire présent dans chaque unité", "La possibilité de télétravailler deux jours sans dossier", "Des formations pendant le temps de travail, près du laboratoire", "Un logement d’accueil pour les nouveaux arrivants", "Une crèche, ou des places réservées",
    "Des entretiens annuels suivis d’effet", "De la stabilité\u202f: moins de réorganisations",
  ],
  "society-advice": [
    "Répondre aux questions des associations de patients dans un délai annoncé", "Rendre les données publiées vraiment réutilisables, avec une aide sur place", "Compter le temps passé avec les écoles dans l’évaluation", "Dire aussi ce que l’on ne sait pas", "Des formations courtes sur l’intégrité, en petit groupe", "Un lieu où discuter d’un doute sans dénoncer quelqu’un",
    "Publier les résultats négatifs des essais", "Expliquer les recherches sur l’animal, et les progrès des méthodes de remplacement",
  ],
};

const endings: readonly string[] = ["", ".", ", surtout pour les petites équipes.", "\u202f: c’est ce qui manque le plus.", ", comme d’autres établissements le font.", ". Cela a changé depuis 2021, mais lentement.", ", dans toutes les régions.", " (c’est l’avis de plusieurs collègues).", ", et le dire clairement à tous.", ". Le reste suivra."];

/** A text somebody could have written to this question; null where none is made up for it. */
export function madeUpText(question: string, random: () => number): string | null {
  const pool = said[question];
  if (pool === undefined) return null;
  const [words, ending] = [pool[Math.floor(random() * pool.length)] ?? "", endings[Math.floor(random() * endings.length)] ?? ""];
  return `${words}${ending}`;
}
