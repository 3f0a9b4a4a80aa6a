import type { SuccessionType } from "../field.ts";
import { legalForms } from "../catalogue/codes.ts";
import { checkIdentifier, parseLabel } from "../identifiers/index.ts";
import { locate, type PlaceAnswer } from "../places/index.ts";
import { ercPanelTitles, natureCodes, ownEntry, parallelLists, requiredColumns, rnsrColumns, rnsrNumber, successionCodes, tutelleTypes, type ParentRelation, type RnsrColumn } from "./columns.ts";
import type { FaultList } from "./faults.ts";
import type { RnsrHeader } from "./header.ts";
import type { CodeLabel, RnsrDirector, RnsrParent, RnsrPredecessor, RnsrStructure } from "./structure.ts";

const typeCodes = new Set(Object.values(legalForms).map((form) => form.registerCode));
const earliestYear = 1500;

/** The items of a cell; an empty cell has none. */
function items(cell: string): readonly string[] {
  return cell === "" ? [] : cell.split(";").map((item) => item.trim());
}

/** How a text of the file is quoted in a message: never long, on one line. */
function shown(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

/** Reads one row. Faults go to `faults`; null where one of them leaves nothing to go on with. `year`: that of the observation. */
export function readRow(cells: readonly string[], line: number, header: RnsrHeader, year: number, faults: FaultList): RnsrStructure | null {
  const cell = (column: RnsrColumn): string => (cells[header.at.get(column) ?? -1] ?? "").trim();
  const before = faults.errorCount;

  for (const column of requiredColumns) {
    if (cell(column) === "") faults.error("empty-cell", { line, column }, { fr: "la cellule est vide, une valeur est obligatoire.", en: "the cell is empty, a value is required." });
  }
  const number = cell("numero_national_de_structure");
  if (number !== "") checkNumber(number, line, "numero_national_de_structure", faults);
  const typeCode = cell("code_de_type_de_structure");
  if (typeCode !== "" && !typeCodes.has(typeCode)) unknownCode(typeCode, [...typeCodes], line, "code_de_type_de_structure", faults);
  const level = cell("code_de_niveau_de_structure");
  if (level !== "" && !["1", "2", "3"].includes(level)) unknownCode(level, ["1", "2", "3"], line, "code_de_niveau_de_structure", faults);
  const openedYear = cell("annee_de_creation");
  if (openedYear !== "" && checkYear(openedYear, line, "annee_de_creation", faults) && Number(openedYear) > year) {
    faults.warn("future-year", { line, column: "annee_de_creation" }, { fr: `l’année de création ${openedYear} est à venir au jour de l’extrait.`, en: `the year of creation ${openedYear} lies ahead on the day of the extract.` });
  }
  const broken = new Set(parallelLists.filter((group) => !sameLengths(group, cell, line, faults)).map((group) => group[0]));
  const structure: RnsrStructure = {
    line, number, openedYear, typeCode, level,
    name: cell("libelle").replaceAll(/\s+/g, " "),
    acronym: orNull(cell("sigle")),
    website: readWebsite(cell("site_web"), line, faults),
    street: orNull(cell("adresse")),
    postalCode: orNull(cell("code_postal")),
    municipality: orNull(cell("commune")),
    place: readPlace(cell("code_postal"), cell("commune"), line, faults),
    directors: broken.has("nom_du_responsable") ? [] : readDirectors(cell),
    parents: broken.has("tutelles") ? [] : readParents(cell, line, faults),
    childNumbers: readNumbers(number, cell, "numero_de_structure_enfant", line, faults),
    parentNumbers: readNumbers(number, cell, "numero_de_structure_parent", line, faults),
    predecessors: broken.has("numero_de_structure_historique") ? [] : readPredecessors(cell, number, line, faults),
    domains: broken.has("code_domaine_scientifique") ? [] : pairs(items(cell("code_domaine_scientifique")), items(cell("domaine_scientifique"))),
    ercPanels: items(cell("code_panel_erc")).map((code) => readPanel(code, line, faults)),
    raw: Object.fromEntries(rnsrColumns.flatMap((column) => (cell(column) === "" ? [] : [[column, cell(column)]]))),
  };
  const loop = [...structure.childNumbers].filter((child) => structure.parentNumbers.includes(child) && child !== number);
  for (const other of new Set(loop)) faults.warn("parent-and-child", { line, column: "numero_de_structure_parent" }, { fr: `${other} est à la fois parent et enfant de ${number}.`, en: `${other} is both parent and child of ${number}.` });
  return faults.errorCount === before ? structure : null;
}

function sameLengths(group: readonly RnsrColumn[], cell: (column: RnsrColumn) => string, line: number, faults: FaultList): boolean {
  const [lead, ...others] = group;
  if (lead === undefined) return true;
  const expected = items(cell(lead)).length;
  let same = true;
  for (const column of others) {
    const found = items(cell(column)).length;
    // An empty cell is a list of one empty item, or none at all.
    if (found === expected || (cell(column) === "" && expected <= 1 && lead !== "numero_de_structure_historique")) continue;
    same = false;
    faults.error("unequal-lists", { line, column }, {
      fr: `${found} élément${found > 1 ? "s" : ""}, alors que « ${lead} » en a ${expected}. Les listes séparées par « ; » doivent se répondre, vides compris.`,
      en: `${found} item${found === 1 ? "" : "s"}, while “${lead}” has ${expected}. Lists separated by “;” must match one another, empty items included.`,
    });
  }
  return same;
}

function checkNumber(number: string, line: number, column: RnsrColumn, faults: FaultList): boolean {
  if (!rnsrNumber.test(number)) {
    faults.error("malformed-number", { line, column }, { fr: `« ${shown(number)} » n’est pas un numéro national (neuf chiffres et une lettre majuscule, comme 200412238P).`, en: `“${shown(number)}” is not a national number (nine digits and a capital letter, such as 200412238P).` });
    return false;
  }
  return true;
}

function checkYear(text: string, line: number, column: RnsrColumn, faults: FaultList): boolean {
  if (/^\d{4}$/.test(text) && Number(text) >= earliestYear && Number(text) <= 2999) return true;
  faults.error("not-a-year", { line, column }, { fr: `« ${shown(text)} » n’est pas une année sur quatre chiffres.`, en: `“${shown(text)}” is not a year of four digits.` });
  return false;
}

function unknownCode(code: string, known: readonly string[], line: number, column: RnsrColumn, faults: FaultList): void {
  faults.error("unknown-code", { line, column }, { fr: `le code « ${shown(code)} » est inconnu (connus\u202f: ${known.join(", ")}).`, en: `code “${shown(code)}” is unknown (known: ${known.join(", ")}).` });
}

function readWebsite(text: string, line: number, faults: FaultList): RnsrStructure["website"] {
  if (text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(text)) return { url: url.href, raw: text };
  faults.warn("not-an-address", { line, column: "site_web" }, { fr: `« ${shown(text)} » n’est pas une adresse web\u202f; elle n’est pas reprise.`, en: `“${shown(text)}” is not a web address; it is left out.` });
  return null;
}

/** An address abroad has no commune and gives no warning; a French one whose commune is not found does. */
function readPlace(postalCode: string, municipality: string, line: number, faults: FaultList): PlaceAnswer | null {
  if (postalCode === "" && municipality === "") return null;
  const place = locate({ postalCode: orNull(postalCode), municipality: orNull(municipality) });
  if (place.commune === null && (place.country === null || place.country === "FR") && municipality !== "") {
    faults.warn("unknown-commune", { line, column: "commune" }, {
      fr: `« ${shown(`${postalCode} ${municipality}`)} » n’est pas une commune connue\u202f; l’adresse est gardée telle quelle.`,
      en: `“${shown(`${postalCode} ${municipality}`)}” is not a known commune; the address is kept as it is.`,
    });
  }
  return place;
}

function readDirectors(cell: (column: RnsrColumn) => string): readonly RnsrDirector[] {
  const [last, first, title] = ["nom_du_responsable", "prenom_du_responsable", "titre_du_responsable"].map((column) => items(cell(column as RnsrColumn)));
  return (last ?? []).flatMap((name, index) => {
    const fullName = `${first?.[index] ?? ""} ${name}`.replaceAll(/\s+/g, " ").trim();
    // Some rows hold a telephone number for a title: that is no role, and not for the portal.
    const role = title?.[index] ?? "";
    return fullName === "" ? [] : [{ fullName, title: /\p{L}/u.test(role) ? role : null }];
  });
}

function readParents(cell: (column: RnsrColumn) => string, line: number, faults: FaultList): readonly RnsrParent[] {
  const list = (column: RnsrColumn): readonly string[] => items(cell(column));
  const [acronyms, natures, uais, sirets, types, labels] = [
    list("sigles_des_tutelles"), list("code_de_nature_de_tutelle"), list("uai_des_tutelles"), list("siret_des_tutelles"), list("code_de_type_de_tutelle"), list("label_numero"),
  ];
  const seen = new Set<string>();
  return list("tutelles").flatMap((name, index): RnsrParent[] => {
    const place = (fr: string, en: string): { fr: string; en: string } => ({ fr: `position ${index + 1} (${shown(name)})\u202f: ${fr}`, en: `position ${index + 1} (${shown(name)}): ${en}` });
    if (name === "") {
      faults.error("empty-item", { line, column: "tutelles" }, place("le nom de l’établissement est vide.", "the name of the institution is empty."));
      return [];
    }
    const relation = readRelation(types[index] ?? "", line, faults);
    const natureCode = natures[index] ?? "";
    if (ownEntry(natureCodes, natureCode) === undefined) unknownCode(natureCode, Object.keys(natureCodes), line, "code_de_nature_de_tutelle", faults);
    const siret = orNull(sirets[index]);
    if (siret !== null && !/^\d{14}$/.test(siret)) faults.error("malformed-number", { line, column: "siret_des_tutelles" }, place(`« ${shown(siret)} » n’est pas un SIRET de 14 chiffres.`, `“${shown(siret)}” is not a SIRET of 14 digits.`));
    else if (siret !== null && !checkIdentifier("siret", siret).valid) faults.warn("siret-check", { line, column: "siret_des_tutelles" }, place(`la clé du SIRET ${siret} ne correspond pas\u202f; il est gardé et ne sert pas à rapprocher.`, `the check digit of SIRET ${siret} does not match; it is kept and not used to join.`));
    const uai = orNull(uais[index]);
    if (uai !== null && !/^\d{7}[A-Z]$/.test(uai)) faults.error("malformed-number", { line, column: "uai_des_tutelles" }, place(`« ${shown(uai)} » n’est pas un code UAI (sept chiffres et une lettre).`, `“${shown(uai)}” is not a UAI code (seven digits and a letter).`));
    const label = orNull(labels[index]);
    if (label !== null && parseLabel(label) === null) faults.warn("label-not-read", { line, column: "label_numero" }, place(`le label « ${shown(label)} » n’est pas de la forme « UMR 1234 »\u202f; il est gardé tel quel.`, `label “${shown(label)}” is not of the form “UMR 1234”; it is kept as it is.`));
    if (relation === null) return [];
    const twice = `${relation} ${uai ?? siret ?? name}`;
    if (seen.has(twice)) {
      faults.warn("repeated-parent", { line, column: "tutelles" }, place("le même établissement figure déjà sur cette ligne\u202f; il compte une fois.", "the same institution already stands in this row; it counts once."));
      return [];
    }
    seen.add(twice);
    return [{ relation, name, acronym: orNull(acronyms[index]), natureCode, uai, siret, label }];
  });
}

function readRelation(code: string, line: number, faults: FaultList): ParentRelation | null {
  if (code === "TUTE" || code === "PART") return tutelleTypes[code];
  unknownCode(code, Object.keys(tutelleTypes), line, "code_de_type_de_tutelle", faults);
  return null;
}

function readNumbers(own: string, cell: (column: RnsrColumn) => string, column: RnsrColumn, line: number, faults: FaultList): readonly string[] {
  const numbers = items(cell(column)).filter((number) => checkNumber(number, line, column, faults));
  if (numbers.includes(own)) faults.warn("own-parent", { line, column }, { fr: `${own} s’y nomme elle-même\u202f; ce lien n’est pas repris.`, en: `${own} names itself; this link is left out.` });
  return [...new Set(numbers)].filter((number) => number !== own);
}

function readPredecessors(cell: (column: RnsrColumn) => string, own: string, line: number, faults: FaultList): readonly RnsrPredecessor[] {
  const codes = items(cell("code_de_type_de_succession"));
  const years = items(cell("annee_d_effet_historique"));
  const read = items(cell("numero_de_structure_historique")).flatMap((number, index): RnsrPredecessor[] => {
    const code = codes[index] ?? "";
    const type = ownEntry<SuccessionType>(successionCodes, code);
    if (type === undefined) unknownCode(code, Object.keys(successionCodes), line, "code_de_type_de_succession", faults);
    const year = years[index] ?? "";
    const sound = [checkNumber(number, line, "numero_de_structure_historique", faults), checkYear(year, line, "annee_d_effet_historique", faults)].every(Boolean);
    if (number === own) {
      faults.warn("own-predecessor", { line, column: "numero_de_structure_historique" }, { fr: `${own} s’y nomme elle-même\u202f; ce lien n’est pas repris.`, en: `${own} names itself; this link is left out.` });
      return [];
    }
    return sound && type !== undefined ? [{ number, type, year }] : [];
  });
  for (const number of new Set(read.map((one) => one.number))) {
    const types = [...new Set(read.filter((one) => one.number === number).map((one) => one.type))];
    if (types.length > 1) {
      faults.warn("two-succession-types", { line, column: "code_de_type_de_succession" }, { fr: `la succession de ${number} à ${own} est dite de ${types.length} types\u202f; les ${types.length} sont gardés.`, en: `the succession from ${number} to ${own} is stated with ${types.length} types; all are kept.` });
    }
  }
  return read;
}

function pairs(codes: readonly string[], labels: readonly string[]): readonly CodeLabel[] {
  return codes.flatMap((code, index) => (code === "" ? [] : [{ code, label: orNull(labels[index]) ?? code }]));
}

function readPanel(code: string, line: number, faults: FaultList): CodeLabel {
  const label = ownEntry(ercPanelTitles, code);
  if (label === undefined) faults.warn("unknown-panel", { line, column: "code_panel_erc" }, { fr: `le panel ERC « ${shown(code)} » est inconnu\u202f; son code est gardé.`, en: `ERC panel “${shown(code)}” is unknown; its code is kept.` });
  return { code, label: label ?? code };
}
