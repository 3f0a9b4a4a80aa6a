/** Columns of which people would agree whether they are about somebody: name, values, kinds that should be suspected. */
export interface LabelledColumn {
  readonly name: string;
  readonly values: readonly string[];
  readonly kinds: readonly string[];
}

const repeat = (count: number, make: (index: number) => string): readonly string[] => Array.from({ length: count }, (_, index) => make(index));
const pick = <T>(list: readonly T[], index: number): T | "" => list[index % list.length] ?? "";
const two = (value: number): string => String(value).padStart(2, "0");

const families = ["Martin", "Durand", "Lefèvre", "Nguyen", "Petit", "Haddad", "Moreau", "Kowalski", "Roux", "Traoré", "Garnier", "Le Goff", "Faure", "Benali", "Girard", "Lambert"];
const firsts = ["Léa", "Jean-Pierre", "Zoé", "Karim", "Hélène", "Paul", "Mohamed", "Chloé", "Anne", "Louis", "Inès", "Hugo"];
const towns = ["Lyon", "Paris", "Marseille", "Lille", "Rennes"];
const nir = (index: number): string => {
  const digits = `${1 + (index % 2)}${two(40 + index % 50)}${two(1 + index % 12)}${two(1 + index % 89)}${String(100 + index).padStart(3, "0")}${String(1 + index).padStart(3, "0")}`;
  return digits + two(97 - Number(BigInt(digits) % 97n));
};

/** Made up, all of it. Half are about somebody; the other half look as if they were, or do not. */
export const labelledColumns: readonly LabelledColumn[] = [
  { name: "email", values: repeat(30, (n) => `p${n}@exemple.fr`), kinds: ["email"] },
  { name: "contact", values: repeat(30, (n) => (n % 3 === 0 ? `personne.${n}@hopital.example` : "")), kinds: ["email"] },
  { name: "Courriel du patient", values: repeat(30, (n) => `a.b${n}@mail.example.org`), kinds: ["email"] },
  { name: "tel", values: repeat(30, (n) => `06 12 34 ${two(n)} ${two(99 - n)}`), kinds: ["phone"] },
  { name: "Téléphone", values: repeat(30, (n) => `+33 6 12 34 ${two(n)} ${two(n)}`), kinds: ["phone"] },
  { name: "mobile_phone", values: repeat(30, (n) => `06123456${two(n)}`), kinds: ["phone"] },
  { name: "champ12", values: repeat(30, (n) => `01.42.34.${two(n)}.${two(n)}`), kinds: ["phone"] },
  { name: "NIR", values: repeat(40, nir), kinds: ["nir"] },
  { name: "num_secu", values: repeat(40, (n) => nir(n).replace(/^(.)(..)(..)(..)(...)(...)(..)$/, "$1 $2 $3 $4 $5 $6 $7")), kinds: ["nir"] },
  { name: "x1", values: repeat(40, nir), kinds: ["nir"] },
  { name: "nir_sans_cle", values: repeat(40, (n) => nir(n).slice(0, 13)), kinds: ["nir"] },
  { name: "nom", values: repeat(30, (n) => pick(families, n)), kinds: ["name"] },
  { name: "prenom", values: repeat(30, (n) => pick(firsts, n)), kinds: ["name"] },
  { name: "Name", values: repeat(40, (n) => `${pick(firsts, n)} ${pick(families, n * 3)}`), kinds: ["name"] },
  { name: "patient_name", values: repeat(30, (n) => `${pick(families, n).toUpperCase()} ${pick(firsts, n)}`), kinds: ["name"] },
  { name: "col_a", values: repeat(60, (n) => `${pick(families, n)} ${pick(firsts, Math.floor(n / 5))}`), kinds: ["name"] },
  { name: "medecin", values: repeat(30, (n) => `Dr ${pick(families, n)}`), kinds: ["name"] },
  { name: "date_naissance", values: repeat(30, (n) => `${two(1 + n % 28)}/${two(1 + n % 12)}/19${two(40 + n)}`), kinds: ["birth-date"] },
  { name: "DDN", values: repeat(30, (n) => `19${two(40 + n)}-${two(1 + n % 12)}-15`), kinds: ["birth-date"] },
  { name: "birthDate", values: repeat(30, (n) => `19${two(40 + n)}-02-${two(1 + n % 28)}`), kinds: ["birth-date"] },
  { name: "dob", values: repeat(30, (n) => `19${two(40 + n)}0315`), kinds: ["birth-date"] },
  { name: "adresse", values: repeat(30, (n) => `${n + 1} rue des Lilas, 69003 Lyon`), kinds: ["address"] },
  { name: "champ_libre_2", values: repeat(30, (n) => `${n + 1} bis avenue du Général Leclerc`), kinds: ["address"] },
  { name: "home_address", values: repeat(30, (n) => `${n + 10} Baker Street`), kinds: ["address"] },
  { name: "ip", values: repeat(30, (n) => `192.0.2.${n}`), kinds: ["ip"] },
  { name: "client", values: repeat(30, (n) => `2001:db8::${n.toString(16)}a`), kinds: ["ip"] },
  { name: "iban", values: repeat(30, () => "FR1420041010050500013M02606"), kinds: ["iban"] },
  { name: "latitude", values: repeat(30, (n) => `48.8${1000 + n * 37}`), kinds: ["geolocation"] },
  { name: "lon", values: repeat(30, (n) => `2.3${1000 + n * 37}`), kinds: ["geolocation"] },
  { name: "domicile_gps", values: repeat(30, (n) => `48.8${1000 + n}, 2.3${1000 + n}`), kinds: ["geolocation"] },
  { name: "id_patient", values: repeat(30, (n) => `P${1000 + n}`), kinds: ["patient-identifier"] },
  { name: "IPP", values: repeat(30, (n) => String(80_012_345 + 17 * n)), kinds: ["patient-identifier"] },
  { name: "subject_id", values: repeat(30, (n) => `S-${n}`), kinds: ["patient-identifier"] },
  { name: "numéro de dossier", values: repeat(30, (n) => String(5_000 + n)), kinds: ["patient-identifier"] },
  { name: "USUBJID", values: repeat(30, (n) => `STUDY1-01-${100 + n}`), kinds: ["patient-identifier"] },
  { name: "commentaire", values: repeat(30, (n) => `Le patient revu en consultation le ${n} va mieux depuis la dernière fois`), kinds: ["free-text"] },
  { name: "compte_rendu", values: repeat(30, (n) => `Examen numéro ${n} sans particularité, à revoir dans six mois si besoin`), kinds: ["free-text"] },
  { name: "rpps", values: repeat(30, (n) => String(10_100_000_000 + n * 7)), kinds: ["professional-identifier"] },

  { name: "age", values: repeat(30, (n) => String(20 + n)), kinds: [] },
  { name: "sexe", values: repeat(30, (n) => (n % 2 === 0 ? "F" : "M")), kinds: [] },
  { name: "nom_gene", values: repeat(30, (n) => `BRCA${n}`), kinds: [] },
  { name: "gene_name", values: repeat(30, (n) => pick(["TP53", "KRAS", "MARCH1", "ROSE", "MARK2"], n)), kinds: [] },
  { name: "nom_commune", values: repeat(30, (n) => pick(towns, n)), kinds: [] },
  { name: "ville", values: repeat(30, (n) => pick(towns, n)), kinds: [] },
  { name: "nom_etablissement", values: repeat(30, (n) => `Hôpital Saint-${pick(firsts, n)}`), kinds: [] },
  { name: "species_name", values: repeat(30, (n) => pick(["Mus musculus", "Rattus norvegicus", "Danio rerio"], n)), kinds: [] },
  { name: "nom", values: repeat(30, (n) => pick(["glucose", "insuline", "cortisol", "lactate", "urée", "sodium"], n)), kinds: [] },
  { name: "nb_patients", values: repeat(30, (n) => String(n * 3)), kinds: [] },
  { name: "patients", values: repeat(30, (n) => pick(["oui", "non"], n)), kinds: [] },
  { name: "age_patient", values: repeat(30, (n) => String(30 + n)), kinds: [] },
  { name: "poids_naissance", values: repeat(30, (n) => String(2_500 + 31 * n)), kinds: [] },
  { name: "date_visite", values: repeat(30, (n) => `2024-03-${two(1 + n % 28)}`), kinds: [] },
  { name: "date_prelevement", values: repeat(30, (n) => `${two(1 + n % 28)}/05/2023`), kinds: [] },
  { name: "latitude_station", values: repeat(30, (n) => `48.8${1000 + n * 37}`), kinds: [] },
  { name: "lat", values: repeat(30, (n) => String(40 + n % 8)), kinds: [] },
  { name: "long", values: repeat(30, (n) => String(12 + n)), kinds: [] },
  { name: "version", values: repeat(30, (n) => `1.2.${n}.4`), kinds: [] },
  { name: "siret", values: repeat(30, (n) => String(18_003_604_800_000 + 17 * n)), kinds: [] },
  { name: "code_cip", values: repeat(30, (n) => String(3_400_930_000_000 + 13 * n)), kinds: [] },
  { name: "ean", values: repeat(30, (n) => String(1_234_567_890_000 + 7_919 * n)), kinds: [] },
  { name: "timestamp", values: repeat(30, (n) => String(1_711_900_000_000 + 60_000 * n)), kinds: [] },
  { name: "doi", values: repeat(30, (n) => `10.1234/abcd.${n}`), kinds: [] },
  { name: "url", values: repeat(30, (n) => `https://example.org/rue/${n}`), kinds: [] },
  { name: "heure", values: repeat(30, (n) => `${two(n % 24)}:${two(n)}:00`), kinds: [] },
  { name: "mac", values: repeat(30, (n) => `00:1B:44:11:3A:${two(n)}`), kinds: [] },
  { name: "code_insee", values: repeat(30, (n) => String(69_001 + n)), kinds: [] },
  { name: "diagnostic", values: repeat(30, (n) => pick(["diabète de type 2", "asthme", "hypertension artérielle", "maladie de Martin-Bell"], n)), kinds: [] },
  { name: "sequence", values: repeat(30, (n) => "ACGT".repeat(8 + n % 5)), kinds: [] },
  { name: "traitement", values: repeat(30, (n) => pick(["placebo", "metformine", "A", "B"], n)), kinds: [] },
  { name: "mode_naissance", values: repeat(30, (n) => pick(["voie basse", "césarienne"], n)), kinds: [] },
  { name: "type_telephone", values: repeat(30, (n) => pick(["Android", "iOS"], n)), kinds: [] },
  { name: "mesure", values: repeat(30, (n) => String(0.5 + n / 7)), kinds: [] },
  { name: "mois", values: repeat(30, (n) => pick(["janvier", "février", "mars", "avril", "mai", "juin"], n)), kinds: [] },
  { name: "service", values: repeat(30, (n) => pick(["Cardiologie", "Réanimation", "Pédiatrie"], n)), kinds: [] },
  { name: "unit_cost", values: repeat(30, (n) => String(100 + n)), kinds: [] },
  { name: "rue_type", values: repeat(30, (n) => pick(["piétonne", "passante"], n)), kinds: [] },
];
