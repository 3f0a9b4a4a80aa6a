import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";

/** A remark of the profile. Codes `datasets.profile-…`; texts hold places, counts and names of columns, never values. */
export function remark(code: string, fr: string, en: string, more: { readonly severity?: Issue["severity"]; readonly field?: string; readonly line?: number } = {}): Issue {
  const { severity = "warning", ...place } = more;
  return { code: `datasets.profile-${code}`, severity, text: both(fr, en), ...place };
}

/** A number as people read it, in both languages. */
export function figure(value: number): { readonly fr: string; readonly en: string } {
  return { fr: formatNumber(value, "fr"), en: formatNumber(value, "en") };
}

/** Names of columns in a sentence: the first few, and how many more. */
export function listed(names: readonly string[], most = 5): { readonly fr: string; readonly en: string } {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  return {
    fr: shown.map((name) => `«\u202f${name}\u202f»`).join(", ") + (more > 0 ? ` et ${formatNumber(more, "fr")} autres` : ""),
    en: shown.map((name) => `“${name}”`).join(", ") + (more > 0 ? ` and ${formatNumber(more, "en")} more` : ""),
  };
}

const kindWords: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  email: both("adresses électroniques", "e-mail addresses"), phone: both("numéros de téléphone", "telephone numbers"), nir: both("numéros de sécurité sociale", "social security numbers"), name: both("noms de personnes", "names of people"),
  "birth-date": both("dates de naissance", "dates of birth"), "birth-year": both("années de naissance", "years of birth"), address: both("adresses postales", "postal addresses"), ip: both("adresses IP", "IP addresses"), iban: both("comptes bancaires", "bank accounts"),
  geolocation: both("positions précises", "precise positions"), "patient-identifier": both("identifiants de patients ou de participants", "identifiers of patients or participants"), "postal-code": both("codes postaux auprès de données sur des personnes", "postal codes beside data about people"),
  "professional-identifier": both("identifiants de professionnels de santé", "identifiers of health professionals"), "free-text": both("texte libre, où l’on peut nommer des personnes", "free text, which may name people"),
};

/** What a kind of suspicion is called; the code itself where it is not known. */
export function suspicionWord(kind: string): { readonly fr: string; readonly en: string } {
  return kindWords[kind] ?? { fr: kind, en: kind };
}
