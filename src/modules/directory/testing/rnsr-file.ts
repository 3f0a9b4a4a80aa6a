import { rnsrColumns, type RnsrColumn } from "../domain/rnsr/columns.ts";

/** One made-up row of the register: what is not given is plausible, and empty where the register may be. */
export type RnsrRow = Partial<Readonly<Record<RnsrColumn, string>>>;

/** A made-up institution; its UAI and SIRET are of the right shape, their check digits included. */
export interface MadeUpParent {
  readonly name: string;
  readonly acronym: string;
  readonly nature: string;
  readonly uai: string;
  readonly siret: string;
}

const natureNames: Readonly<Record<string, string>> = { EPST: "Organismes de type EPST", UNIV: "Université", MEDIC: "Etablissements de santé", FONDATION: "Fondation" };
const typeNames: Readonly<Record<string, string>> = { "1": "Equipe interne", "21": "Unité propre", "22": "Unité mixte", "3": "Structures Fédératives de Recherche" };
const successionNames: Readonly<Record<string, string>> = { F: "fusion", E: "éclatement", EF: "éclatement - fusion", R: "renouvellement", I: "intégration", S: "essaimage", SF: "essaimage-fusion" };

/** Digits completed so that Luhn holds. */
function withLuhn(digits: string): string {
  for (let check = 0; check < 10; check += 1) {
    const sum = [...`${digits}${check}`].toReversed().reduce((total, digit, index) => {
      const weighed = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
    if (sum % 10 === 0) return `${digits}${check}`;
  }
  return digits;
}

const letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** An RNSR number of a year and a rank, its letter the one that the real numbers follow. */
export function madeUpNumber(year: number, rank: number): string {
  const digits = `${year}${String(rank).padStart(5, "0")}`;
  return `${digits}${letters.charAt(Number(digits) % 23)}`;
}

export function madeUpParent(rank: number, name = `Établissement fictif ${rank}`, nature = rank % 3 === 0 ? "MEDIC" : "UNIV"): MadeUpParent {
  const siren = withLuhn(`9${String(rank).padStart(7, "0")}`);
  const uai = `9${String(rank).padStart(6, "0")}`;
  return { name, acronym: `EF${rank}`, nature, uai: `${uai}${letters.charAt(Number(uai) % 23)}`, siret: withLuhn(`${siren}0001`) };
}

export interface MadeUpPosition {
  readonly parent: MadeUpParent;
  readonly kind?: "TUTE" | "PART";
  readonly label?: string;
}

/** Cells of the columns about parents, side by side. */
export function parentCells(positions: readonly MadeUpPosition[]): RnsrRow {
  const join = (text: (position: MadeUpPosition) => string): string => positions.map(text).join(";");
  return {
    tutelles: join(({ parent }) => parent.name),
    sigles_des_tutelles: join(({ parent }) => parent.acronym),
    code_de_nature_de_tutelle: join(({ parent }) => parent.nature),
    nature_de_tutelle: join(({ parent }) => natureNames[parent.nature] ?? "Autre"),
    uai_des_tutelles: join(({ parent }) => parent.uai),
    siret_des_tutelles: join(({ parent }) => parent.siret),
    code_de_type_de_tutelle: join(({ kind = "TUTE" }) => kind),
    type_de_tutelle: join(({ kind = "TUTE" }) => (kind === "TUTE" ? "établissement tutelle" : "établissement participant")),
    label_numero: join(({ label = "" }) => label),
  };
}

/** Cells of the columns about predecessors: number, code of type (`F`, `E`, `EF`…) and year. */
export function successionCells(links: readonly (readonly [number: string, code: string, year: number])[]): RnsrRow {
  return {
    numero_de_structure_historique: links.map(([number]) => number).join(";"),
    type_de_succession: links.map(([, code]) => successionNames[code] ?? code).join(";"),
    code_de_type_de_succession: links.map(([, code]) => code).join(";"),
    annee_d_effet_historique: links.map(([, , year]) => String(year)).join(";"),
  };
}

export function madeUpRow(row: RnsrRow): RnsrRow {
  const number = row.numero_national_de_structure ?? madeUpNumber(2015, 1);
  const typeCode = row.code_de_type_de_structure ?? "22";
  return {
    numero_national_de_structure: number,
    libelle: `Unité fictive ${number}`,
    annee_de_creation: number.slice(0, 4),
    type_de_structure: typeNames[typeCode] ?? "Autre",
    code_de_type_de_structure: typeCode,
    code_de_niveau_de_structure: typeCode === "1" ? "1" : typeCode.startsWith("3") ? "3" : "2",
    ...parentCells([{ parent: madeUpParent(1), label: "U 9001" }]),
    fiche_rnsr: `https://example.org/${number}`,
    ...row,
  };
}

export interface RnsrFileOptions {
  readonly columns?: readonly string[];
  readonly separator?: string;
  readonly lineEnd?: string;
  readonly mark?: boolean;
}

/** The text of a file in the format of the open extract. Rows are written as given: pass them through `madeUpRow` for the rest of their cells. */
export function rnsrText(rows: readonly RnsrRow[], { columns = rnsrColumns, separator = ";", lineEnd = "\r\n", mark = false }: RnsrFileOptions = {}): string {
  const quoted = (text: string): string => (text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns.map(quoted), ...rows.map((row) => columns.map((column) => quoted(row[column as RnsrColumn] ?? "")))];
  return `${mark ? "\ufeff" : ""}${lines.map((cells) => cells.join(separator) + lineEnd).join("")}`;
}

/** Bytes as a stream of chunks, as a disk or a browser gives them. */
export async function* inChunks(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const towns = [["75014", "Paris"], ["69008", "LYON"], ["13009", "MARSEILLE"], ["33076", "BORDEAUX CEDEX"], ["34090", "Montpellier"], ["59045", "LILLE CEDEX"], ["97410", "Saint-Pierre"], ["35000", "RENNES"]] as const;

/** A made-up register of any size, the same on every machine: two to four parents each, a third with predecessors, a fifth with a director. */
export function madeUpRegister(count: number): readonly RnsrRow[] {
  const institute = madeUpParent(0, "Institut fictif de la santé", "EPST");
  return Array.from({ length: count }, (_, index) => {
    const year = 1990 + (index % 30);
    const [postalCode, town] = towns[index % towns.length] ?? ["75014", "Paris"];
    const partners = Array.from({ length: 1 + (index % 3) }, (_unused, step): MadeUpPosition => ({ parent: madeUpParent(1 + ((index * 7 + step * 13) % 300)), kind: step === 2 ? "PART" : "TUTE", label: step === 0 ? `UMR_S ${1000 + index}` : "" }));
    return madeUpRow({
      numero_national_de_structure: madeUpNumber(year, index),
      libelle: `Laboratoire fictif de recherche numéro ${index}`,
      sigle: index % 5 === 0 ? "" : `LF${index}`,
      code_de_type_de_structure: ["22", "22", "21", "1", "3"][index % 5] ?? "22",
      site_web: index % 3 === 0 ? "" : `https://example.org/lf${index}`,
      adresse: `${1 + (index % 90)} rue de l’Essai`,
      code_postal: postalCode,
      commune: town,
      ...(index % 5 === 1 ? { nom_du_responsable: `FICTIF${index};AUTRE${index}`, prenom_du_responsable: "Camille;Dominique", titre_du_responsable: "DIR;DIR-ADJ" } : {}),
      ...parentCells([...(index % 8 === 0 ? [{ parent: institute, label: `U ${1000 + index}` }] : []), ...partners]),
      ...(index % 3 === 0 ? successionCells([[madeUpNumber(year - 8, index), "F", year], [madeUpNumber(year - 8, index + 50_000), "F", year]]) : {}),
      code_domaine_scientifique: "5",
      domaine_scientifique: "Biologie, médecine et santé",
      ...(index % 2 === 0 ? { code_panel_erc: "LS7", panel_erc: "Prevention" } : {}),
    });
  });
}
