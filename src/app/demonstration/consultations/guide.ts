import { day, fixedClock } from "../../../kernel/time/day.ts";
import { createIntegrity, type ContactContent, type SheetContent } from "../../../modules/consultations/index.ts";
import type { House } from "../../house.ts";

const author = { accountId: null, name: "Jalon" };
const since = day("2023-01-01");
const coming = day("2027-12-31");

const contact = (field: ContactContent["field"], person: string, fr: string, en: string, more: Partial<ContactContent> = {}): ContactContent => ({
  field, scope: "institute", place: "", person, title: { fr, en }, mail: `${field}@demonstration.invalid`, phone: "", from: since, until: null, isPublic: true, ...more,
});

const contacts: readonly ContactContent[] = [
  contact("research-integrity", "Hélène Vasseur", "Référente à l’intégrité scientifique", "Research integrity officer", { phone: "01 99 00 12 01" }),
  contact("research-integrity", "Paul Kermarec", "Correspondant intégrité", "Integrity correspondent", { scope: "delegation", place: "Délégation Grand-Ouest", mail: "integrite.ouest@demonstration.invalid" }),
  contact("research-integrity", "Inès Belkacem", "Correspondante intégrité", "Integrity correspondent", { scope: "delegation", place: "Délégation Auvergne-Rhône-Alpes", mail: "integrite.aura@demonstration.invalid" }),
  contact("ethics", "Cellule d’éthique", "Réponse aux questions d’éthique sous dix jours", "Answers questions of ethics within ten days"),
  contact("professional-conduct", "Marc Delaunay", "Déontologue", "Officer for professional conduct"),
  contact("whistleblowing", "Anne-Sophie Le Goff", "Référente alerte", "Officer for reports", { isPublic: false }),
  contact("quality", "Yann Prigent", "Responsable qualité", "Head of quality"),
  contact("quality", "Claire Morvan", "Correspondante qualité", "Quality correspondent", { scope: "structure", place: "Plateforme d’imagerie", until: day("2024-07-01") }),
  contact("animal-research", "Bureau du bien-être animal", "Appui aux structures et aux projets", "Support to units and projects"),
];

interface DemonstrationSheet {
  readonly code: string;
  readonly content: SheetContent;
  /** Later text in French and English, with what it changes. */
  readonly later?: { readonly fr: string; readonly en: string; readonly noteFr: string; readonly noteEn: string };
}

const sheets: readonly DemonstrationSheet[] = [
  {
    code: "signer-un-article",
    content: {
      theme: "publishing", title: { fr: "Qui signe un article, et dans quel ordre", en: "Who signs a paper, and in which order" },
      summary: { fr: "Décider tôt, par écrit, et dire ce que chacun a fait.", en: "Decide early, in writing, and say what each one did." },
      body: {
        fr: "Une signature engage. Signe qui a conçu, conduit, analysé ou écrit, qui a relu la version finale, et qui accepte d’en répondre.\n\n## À faire\n- Parler des signatures au début du projet et l’écrire, quitte à revoir l’accord en route.\n- Décrire l’apport de chacun avec les rôles CRediT.\n- Remercier ceux qui ont aidé sans remplir ces conditions.\n\n## À éviter\n- Ajouter un responsable qui n’a pas pris part au travail.\n- Oublier un doctorant parti, un technicien ou un statisticien qui a conçu l’analyse.\n\nEn cas de désaccord, écrire les faits avant de saisir le correspondant intégrité\u202f: [à qui s’adresser](/integrity/contacts?field=research-integrity).",
        en: "A signature binds. Whoever designed, carried out, analysed or wrote, read the final version, and accepts to answer for it, signs.\n\n## Do\n- Speak of authorship when the project begins and write it down, even if it is changed on the way.\n- Describe what each one did with the CRediT roles.\n- Thank those who helped without meeting these conditions.\n\n## Avoid\n- Adding a head who took no part in the work.\n- Forgetting a PhD student who left, a technician, or a statistician who designed the analysis.\n\nIn a dispute, write down the facts before turning to the integrity correspondent: [whom to turn to](/integrity/contacts?field=research-integrity).",
      },
      sources: [{ title: "ICMJE, Recommendations, section II.A", url: "https://www.icmje.org/recommendations/" }, { title: "CRediT, ANSI/NISO Z39.104-2022", url: "https://credit.niso.org/" }],
      nextReviewOn: coming, contactField: "research-integrity",
    },
    later: {
      fr: "\n\n## Outils d’écriture automatique\nUn programme ne signe pas\u202f: il ne répond de rien. Dire dans les méthodes lequel a servi, et à quoi.",
      en: "\n\n## Writing tools\nA program does not sign: it answers for nothing. Say in the methods which one was used, and for what.",
      noteFr: "Ajout d’un passage sur les outils d’écriture automatique.", noteEn: "A passage on writing tools was added.",
    },
  },
  {
    code: "partager-des-donnees-de-sante",
    content: {
      theme: "data", title: { fr: "Partager des données de santé", en: "Sharing health data" },
      summary: { fr: "Aussi ouvert que possible, aussi fermé que nécessaire\u202f: le décider avant de recueillir.", en: "As open as possible, as closed as needed: decide before collecting." },
      body: {
        fr: "Des données sans nom restent personnelles tant qu’un recoupement peut retrouver quelqu’un.\n\n## Avant le recueil\n- Écrire le plan de gestion, et prévoir le partage dans l’information donnée aux participants.\n- Choisir l’identifiant pérenne et l’entrepôt.\n\n## Au moment du partage\n- Décrire le jeu dans le [portail des données](/data), même si l’accès est sur demande.\n- Dire les conditions de réutilisation avec les termes DUO.",
        en: "Data without names stay personal as long as crossing them with others can find somebody.\n\n## Before collecting\n- Write the data management plan, and tell participants of the sharing to come.\n- Choose the persistent identifier and the repository.\n\n## When sharing\n- Describe the dataset in the [data portal](/data), even where access is on request.\n- Say the conditions of use with the DUO terms.",
      },
      sources: [{ title: "Règlement (UE) 2016/679, considérant 26", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj" }, { title: "Principes FAIR, Scientific Data 3, 160018 (2016)", url: "https://doi.org/10.1038/sdata.2016.18" }],
      nextReviewOn: day("2025-01-31"), contactField: "ethics",
    },
  },
  {
    code: "declarer-ses-liens-d-interets",
    content: {
      theme: "conflicts", title: { fr: "Déclarer ses liens d’intérêts", en: "Declaring interests" },
      summary: { fr: "Un lien déclaré n’est pas une faute\u202f; un lien caché l’est souvent.", en: "A declared interest is no fault; a hidden one often is." },
      body: {
        fr: "Déclarer ce qui pourrait faire douter de votre impartialité\u202f: emploi, contrat, brevet, parts de société, famille.\n\n- Mettre à jour la déclaration à chaque changement, sans attendre l’échéance.\n- Se retirer d’une décision dès que le doute est raisonnable.",
        en: "Declare what could cast doubt on your impartiality: employment, contract, patent, shares, family.\n\n- Update the declaration at each change, without waiting for its term.\n- Withdraw from a decision as soon as doubt is reasonable.",
      },
      sources: [{ title: "Code général de la fonction publique, articles L. 121-4 et L. 121-5", url: "" }],
      nextReviewOn: coming, contactField: "professional-conduct",
    },
  },
  {
    code: "reduire-le-nombre-d-animaux",
    content: {
      theme: "animals", title: { fr: "Remplacer, réduire, raffiner", en: "Replace, reduce, refine" },
      summary: { fr: "Ce qu’un projet doit montrer avant d’être soumis.", en: "What a project has to show before it is submitted." },
      body: {
        fr: "- Dire quelles méthodes sans animal ont été cherchées, où, et pourquoi elles ne suffisent pas.\n- Calculer l’effectif\u202f: ni trop, ni trop peu pour conclure.\n- Écrire les points limites et qui décide d’arrêter.\n- Publier aussi ce qui n’a pas marché, pour que personne ne recommence.",
        en: "- Say which methods without animals were looked for, where, and why they do not suffice.\n- Compute the sample size: neither too many, nor too few to conclude.\n- Write down the end points and who decides to stop.\n- Publish what failed too, so that nobody does it again.",
      },
      sources: [{ title: "Directive 2010/63/UE, article 4", url: "https://eur-lex.europa.eu/eli/dir/2010/63/oj" }, { title: "ARRIVE 2.0, PLoS Biology 18(7), e3000410 (2020)", url: "https://doi.org/10.1371/journal.pbio.3000410" }],
      nextReviewOn: coming, contactField: "animal-research",
    },
  },
];

/** Made-up contacts and a few sheets of the guide, one of them at its second version. */
export async function addDemonstrationGuide({ db }: Pick<House, "db">): Promise<void> {
  const [first, second] = [createIntegrity({ db, clock: fixedClock("2024-02-05"), demonstration: true }), createIntegrity({ db, clock: fixedClock("2024-11-18"), demonstration: true })];
  for (const content of contacts) await first.addContact(author, content);
  for (const { code, content, later } of sheets) {
    await first.addSheet(author, code, content);
    await first.publish(author, code, 1, { fr: "Première version.", en: "First version." });
    if (later === undefined) continue;
    await second.saveDraft(author, code, 2, { ...content, body: { fr: content.body.fr + later.fr, en: content.body.en + later.en } });
    await second.publish(author, code, 3, { fr: later.noteFr, en: later.noteEn });
  }
}
