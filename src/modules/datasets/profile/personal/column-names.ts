import { withoutAccents } from "../../../../kernel/text/fold.ts";

/** `dateNaissancePatient`, `DATE_NAISSANCE (patient)` → `date naissance patient`. */
export function wordsOf(name: string): readonly string[] {
  return withoutAccents(name.replaceAll(/([a-z\u00e0-\u00ff0-9])([A-Z])/g, "$1 $2")).split(/[^a-z0-9]+/).filter((word) => word !== "");
}

/** What the name of a column says that it holds; null where it says nothing of the kind. */
export type NamedKind = "email" | "phone" | "nir" | "name" | "birth-date" | "birth-year" | "address" | "ip" | "iban" | "latitude" | "longitude" | "position" | "patient-identifier" | "free-text" | "postal-code" | "professional-identifier";

/** Things that have a name, a number, an address and are nobody. */
const things = new Set("commune ville pays region departement etablissement hopital hospital site station gene genes protein proteine variable fichier file produit product medicament drug molecule espece species centre center laboratoire lab labo unite unit projet project etude study institution organisation organization structure service column colonne table champ field host hostname serveur server device appareil capteur sensor souche strain cellule cell lignee country city journal revue maladie disease batiment scientifique scientific category categorie plante animal mouse souris company entreprise societe banque quartier adherence genus taxon compound compose instrument machine assay essai test dataset jeu label libelle type reference marque brand group groupe class classe".split(" "));

/** Words that make a number of something, or a quality of somebody, not an identity. */
const measures = new Set("nb nombre count number n effectif total taux rate mean moyenne age poids weight taille height imc bmi sexe sex gender score status statut statue type stade stage groupe group".split(" "));

const has = (words: readonly string[], ...wanted: readonly string[]): boolean => wanted.some((word) => words.includes(word));
const joined = (words: readonly string[]): string => words.join("");

/** Names in French and English. A name alone never decides: the content is looked at too (`suspect.ts`). */
export function kindByName(name: string): NamedKind | null {
  const words = wordsOf(name);
  if (words.length === 0) return null;
  const all = joined(words);
  const aboutThing = words.some((word) => things.has(word));
  if (has(words, "email", "mail", "courriel", "mel") || /^e?mails?$|courriel/.test(all)) return "email";
  if (has(words, "nir", "nss", "insee") && !has(words, "code", "commune", "com", "dep", "departement", "reg", "region") || /securitesociale|numsecu|numerosecu|socialsecurity|\bssn\b|matriculeins|numeroins/.test(all) || all === "ssn") return "nir";
  if (has(words, "iban", "rib")) return "iban";
  if (has(words, "rpps", "adeli")) return "professional-identifier";
  if (has(words, "ip", "ipv4", "ipv6") || /adresseip|ipaddress/.test(all)) return "ip";
  if ((has(words, "telephone", "tel", "phone", "mobile", "portable", "fax", "gsm") || /telephone|phonenumber/.test(all)) && !has(words, "os", "app", "model", "modele", "usage", "use", "duree", "duration", "type", "marque")) return "phone";
  if (/naissance|birth|^ddn$|^dob$|^dtnais|datenais|^nele$|neele/.test(all) || has(words, "ddn", "dob", "bday")) {
    if (has(words, "poids", "weight", "lieu", "place", "pays", "country", "ville", "rang", "order", "taille", "length", "terme", "commune", "mode")) return null;
    return has(words, "annee", "year", "an", "yob") ? "birth-year" : "birth-date";
  }
  if (has(words, "latitude", "lat", "lati")) return aboutThing ? null : "latitude";
  if (has(words, "longitude", "lon", "lng", "long")) return aboutThing ? null : "longitude";
  if (has(words, "gps", "coordonnees", "coordinates", "geoloc", "geolocalisation", "position") && !aboutThing) return "position";
  if ((has(words, "adresse", "address", "addr", "domicile", "rue", "street") || /adressepostale/.test(all)) && !has(words, "mac", "url", "web", "site", "ip", "etablissement", "hopital", "institution")) return "address";
  if (/^(?:cp|codepostal|codepost|zip|zipcode|postcode|postalcode)/.test(all) && !aboutThing) return "postal-code";
  return personName(words, all) ?? patientIdentifier(words, all) ?? (isRemark(words) ? "free-text" : null);
}

function personName(words: readonly string[], all: string): NamedKind | null {
  if (words.some((word) => things.has(word)) || has(words, "age", "date", "nb", "count")) return null;
  if (/prenom|firstname|givenname|lastname|surname|familyname|nomdefamille|nomdenaissance|nomusage|nomjeunefille|maidenname|fullname|nompatient|patientname|nomcomplet/.test(all)) return "name";
  if (has(words, "nom", "noms", "name", "patronyme", "forename", "identite")) return "name";
  if (words.length <= 2 && has(words, "medecin", "praticien", "doctor", "physician", "investigateur", "investigator", "auteur", "author", "contact", "chercheur", "operateur", "operator")) return "name";
  return null;
}

const personWords = ["patient", "patients", "subject", "sujet", "participant", "participante", "participants", "individu", "individual", "volontaire", "malade", "personne", "person", "pat", "subj", "beneficiaire", "case", "donneur", "donor"];

function patientIdentifier(words: readonly string[], all: string): NamedKind | null {
  if (/^(?:ipp|nip|nda|iep|mrn|noipp|numipp|idpat|patid|subjid|usubjid|pid|ptid|subid)$/.test(all) || has(words, "ipp", "nip", "mrn", "usubjid", "subjid")) return "patient-identifier";
  if (has(words, "dossier") && has(words, "numero", "num", "no", "n", "id")) return "patient-identifier";
  if (/medicalrecord(?:number|no|id)/.test(all)) return "patient-identifier";
  if (!has(words, ...personWords)) return null;
  if (words.length === 1) return "patient-identifier";
  if (has(words, "id", "identifiant", "identifier", "numero", "num", "no", "number", "code", "ref", "key", "cle", "uid", "uuid", "pseudo", "pseudonyme", "pseudonym") && !words.some((word) => measures.has(word) && word !== "number")) return "patient-identifier";
  return null;
}

function isRemark(words: readonly string[]): boolean {
  return has(words, "commentaire", "commentaires", "comment", "comments", "remarque", "remarques", "remark", "remarks", "observation", "observations", "note", "notes", "anamnese", "histoire", "verbatim", "crh", "narrative", "motif") || (has(words, "compte", "cr") && has(words, "rendu", "hospitalisation", "operatoire")) || (has(words, "texte", "text") && has(words, "libre", "free"));
}
