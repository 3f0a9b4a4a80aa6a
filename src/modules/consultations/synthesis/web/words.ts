import { both, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { ShownAgreement } from "../domain/document.ts";
import type { SentenceKind } from "../domain/sentence.ts";
import type { ShownCount } from "../domain/shown-count.ts";

export const kindWords: Readonly<Record<SentenceKind, Bilingual>> = { finding: both("Constat", "Finding"), minority: both("Position minoritaire", "Minority position") };

/** A count without what it is of: "34", "au moins 30", "moins de 10". */
export function shortCount(count: ShownCount): Bilingual {
  if (count.kind === "fewer") return both(`moins de ${formatNumber(count.threshold, "fr")}`, `fewer than ${formatNumber(count.threshold, "en")}`);
  const number = both(formatNumber(count.count, "fr"), formatNumber(count.count, "en"));
  return count.kind === "exact" ? number : both(`au moins ${number.fr}`, `at least ${number.en}`);
}

export function twoDecimals(value: number | null, language: Language): string {
  return value === null ? "–" : formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** "0,71 (0,55 à 0,87)"; what cannot be computed is said. */
export function kappaWords(measured: NonNullable<ShownAgreement["measured"]>, language: Language): string {
  const { kappa, low, high, none } = measured;
  if (kappa === null) {
    if (none === "no-text") return language === "fr" ? "non calculable\u202f: aucun texte lu deux fois" : "cannot be computed: no text read twice";
    return language === "fr" ? "non calculable\u202f: les deux ont dit la même chose de tous les textes" : "cannot be computed: both said one and the same thing of all texts";
  }
  if (low === null || high === null) return `${twoDecimals(kappa, language)} (${language === "fr" ? "pas d’intervalle" : "no interval"})`;
  return `${twoDecimals(kappa, language)} (${twoDecimals(low, language)} ${language === "fr" ? "à" : "to"} ${twoDecimals(high, language)})`;
}

export function agreedWords(measured: NonNullable<ShownAgreement["measured"]>, language: Language): string {
  return measured.agreedShare === null ? "–" : formatPercent(measured.agreedShare, language, 1);
}

export const methodWords: readonly Bilingual[] = [
  both(
    "Pour chaque code et chaque thème, on regarde texte par texte si chacun des deux l’a donné. L’accord brut est la part des textes où ils disent la même chose. Le kappa de Cohen (1960) retire de cet accord ce que le hasard seul donnerait\u202f: 1 est l’accord entier, 0 celui du hasard. L’intervalle à 95\u202f% est asymptotique, d’après l’erreur type de Fleiss, Cohen et Everitt (1969)\u202f; avec peu de textes il est trop étroit, et il n’y en a pas quand l’accord est entier ou que l’un des deux a dit la même chose de tous les textes. L’alpha de Krippendorff (2011) dit la même chose autrement.",
    "For each code and each theme, text by text, one looks whether each of the two has given it. Raw agreement is the share of texts of which they say the same. Cohen’s kappa (1960) takes from it what chance alone would give: 1 is full agreement, 0 that of chance. The 95% interval is asymptotic, from the standard error of Fleiss, Cohen and Everitt (1969); with few texts it is too narrow, and there is none where agreement is full or one of the two said the same of all texts. Krippendorff’s alpha (2011) says the same in another way.",
  ),
  both(
    "Un code rare, ou donné presque partout, peut avoir un kappa bas alors que les deux s’accordent sur presque tous les textes\u202f: le hasard seul donnerait déjà un accord élevé (paradoxe de la prévalence, Feinstein et Cicchetti 1990). Ces lignes sont marquées\u202f; on y lit l’accord brut et le kappa ajusté à la prévalence (Byrt, Bishop et Carlin 1993).",
    "A code that is rare, or given nearly everywhere, can have a low kappa although the two agree on nearly all texts: chance alone would already give high agreement (paradox of prevalence, Feinstein and Cicchetti 1990). Such rows are marked; read there the raw agreement and the prevalence-adjusted kappa (Byrt, Bishop and Carlin 1993).",
  ),
];

export const agreementNote = (threshold: number): Bilingual => both(
  `Rien n’est montré d’un code que l’un des deux a donné à moins de ${threshold} textes, ni d’un code qui, retranché de son thème, en laisserait si peu. Tout est arrondi à deux décimales, pour qu’aucun nombre ne se recalcule.`,
  `Nothing is shown of a code that one of the two gave to fewer than ${threshold} texts, nor of a code that, taken from its theme, would leave so few. Everything is rounded to two decimals, so that no number can be worked out.`,
);

export const contributionNote: Bilingual = both(
  "Une contribution est ici un texte\u202f: une réponse libre à une question. Rien ne relie deux textes d’une même personne, qui peut donc avoir écrit plusieurs des textes comptés.",
  "A contribution is a text here: a free answer to one question. Nothing links two texts of one person, who may thus have written several of the texts counted.",
);

export const countNote = (threshold: number): Bilingual => both(
  `Sous ${threshold} textes, un nombre n’est pas donné et rien n’est cité. «\u202fAu moins\u202f» remplace un nombre qui, avec un autre, en ferait deviner un sous ce seuil.`,
  `Under ${threshold} texts no number is given and nothing is quoted. “At least” stands for a number that, with another, would give away one under this threshold.`,
);
