import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { isBlank, isEmail } from "../../../datasets/index.ts";
import { checkIdentifier } from "../../../directory/index.ts";
import type { StudyContent } from "../content.ts";
import type { Affiliation, CodedTerm, Organisation, RegistryNumber, RegistryScheme } from "../parts.ts";
import { advice, fault } from "./issue.ts";

export const doiShape = /^10\.\d{4,9}\/\S+$/;

/** Spelling of a study number at its register. Schemes that are not here have none that can be checked. */
const numberShapes: Partial<Readonly<Record<RegistryScheme, readonly [shape: RegExp, example: string]>>> = {
  nct: [/^NCT\d{8}$/, "NCT06171568"], eudract: [/^(?:19|20)\d{2}-\d{6}-\d{2}$/, "2015-001234-27"], ctis: [/^20\d{2}-5\d{5}-\d{2}(?:-\d{2})?$/, "2022-500014-26-00"],
  "id-rcb": [/^20\d{2}-A\d{5}-\d{2}$/, "2023-A00386-39"], isrctn: [/^ISRCTN\d{8}$/, "ISRCTN12345678"], utn: [/^U1111-\d{4}-\d{4}$/, "U1111-1234-5678"], drks: [/^DRKS\d{8}$/, "DRKS00012345"],
  doi: [doiShape, "10.1234/abc"],
};

/** Numbers of the study, of people and organisations, codes of terms: their form, and their check character where they have one. */
export function identifierIssues(content: StudyContent): Issue[] {
  return [
    ...numberIssues(content.registryNumbers),
    ...content.sponsors.flatMap((one, at) => organisationIssues(`sponsors[${at}]`, one)),
    ...content.funders.flatMap((one, at) => organisationIssues(`funders[${at}]`, one)),
    ...content.collaborators.flatMap((one, at) => organisationIssues(`collaborators[${at}]`, one)),
    ...content.investigators.flatMap(({ name, orcid, idref, affiliation }, at) => [
      ...unnamed(`investigators[${at}].name`, name), ...checked(`investigators[${at}].orcid`, "orcid", orcid, "0000-0002-1825-0097"), ...checked(`investigators[${at}].idref`, "idref", idref, "027390675"), ...affiliationIssues(`investigators[${at}].affiliation`, affiliation),
    ]),
    ...content.contacts.flatMap(({ name, email, affiliation }, at) => [...unnamed(`contacts[${at}].name`, name), ...mailIssues(`contacts[${at}].email`, email), ...affiliationIssues(`contacts[${at}].affiliation`, affiliation)]),
    ...content.dataContacts.flatMap(({ name, email }, at) => [...unnamed(`dataContacts[${at}].name`, name), ...mailIssues(`dataContacts[${at}].email`, email)]),
    ...content.conditions.flatMap((term, at) => termIssues(`conditions[${at}]`, term)),
    ...content.interventions.flatMap(({ terms }, place) => terms.flatMap((term, at) => termIssues(`interventions[${place}].terms[${at}]`, term))),
  ];
}

function numberIssues(numbers: readonly RegistryNumber[]): Issue[] {
  const seen = new Set<string>();
  return numbers.flatMap(({ scheme, number, issuer }, at) => {
    const field = `registryNumbers[${at}].number`;
    if (isBlank(number)) return [fault(field, "number-blank", "Écrivez le numéro, ou ôtez cette ligne.", "Write the number, or take this line away.")];
    const shape = numberShapes[scheme];
    const issues: Issue[] = [];
    if (shape !== undefined && !shape[0].test(number)) issues.push(fault(field, "number-malformed", `«\u202f${number.slice(0, 60)}\u202f» n’a pas la forme d’un numéro ${schemeName(scheme)}, comme ${shape[1]}.`, `“${number.slice(0, 60)}” is not of the form of a number of ${schemeName(scheme)}, such as ${shape[1]}.`));
    if (seen.has(`${scheme} ${number}`)) issues.push(advice(field, "number-twice", "Ce numéro est là deux fois.", "This number is there twice."));
    seen.add(`${scheme} ${number}`);
    if (scheme === "other" && isBlank(issuer)) issues.push(advice(`registryNumbers[${at}].issuer`, "issuer-missing", "Dites de quel registre vient ce numéro.", "Say which register this number comes from."));
    return issues;
  });
}

const schemeNames: Partial<Readonly<Record<RegistryScheme, string>>> = { nct: "ClinicalTrials.gov", ctis: "CTIS", eudract: "EudraCT", "id-rcb": "ID-RCB", isrctn: "ISRCTN", utn: "UTN", drks: "DRKS", doi: "DOI" };
const schemeName = (scheme: RegistryScheme): string => schemeNames[scheme] ?? scheme;

function organisationIssues(field: string, { name, ror, siren }: Organisation): Issue[] {
  return [...unnamed(`${field}.name`, name), ...checked(`${field}.ror`, "ror", ror, "02vjkv261"), ...checked(`${field}.siren`, "siren", siren, "180036048")];
}

function affiliationIssues(field: string, affiliation: Affiliation | null): Issue[] {
  if (affiliation === null) return [];
  const { organisation: { ror, siren }, rnsr } = affiliation;
  return [...checked(`${field}.organisation.ror`, "ror", ror, "02vjkv261"), ...checked(`${field}.organisation.siren`, "siren", siren, "180036048"), ...checked(`${field}.rnsr`, "rnsr", rnsr, "200918455G")];
}

function unnamed(field: string, name: string): Issue[] {
  return isBlank(name) ? [fault(field, "name-missing", "Écrivez le nom.", "Write the name.")] : [];
}

function checked(field: string, scheme: string, value: string | null, example: string): Issue[] {
  if (isBlank(value)) return [];
  const { valid, issue } = checkIdentifier(scheme, value ?? "");
  return valid ? [] : [fault(field, `${scheme}-wrong`, `${issue?.fr ?? "Cet identifiant n’est pas juste."} Exemple\u202f: ${example}.`, `${issue?.en ?? "This identifier is not right."} Example: ${example}.`)];
}

function mailIssues(field: string, email: string | null): Issue[] {
  return isBlank(email) || isEmail(email ?? "") ? [] : [fault(field, "email-wrong", "Cette adresse électronique n’a pas la bonne forme.", "This mail address is not of the right form.")];
}

const codeShapes: Readonly<Record<CodedTerm["scheme"], readonly [shape: RegExp, example: string] | null>> = {
  mesh: [/^[DC]\d{6}(?:\d{3})?$/, "D003920"], icd11: [/^[0-9A-HJ-NP-Z][A-HJ-NP-Z][0-9][0-9A-HJ-NP-Z](?:\.[0-9A-HJ-NP-Z]{1,2})?(?:[&/].+)?$|^\d{5,12}$/, "5A11"], icd10: [/^[A-Z]\d{2}(?:\.?\d{1,3})?[A-Z0-9+*-]{0,2}$/, "E11.9"],
  orpha: [/^\d{1,7}$/, "586"], snomed: [/^\d{6,18}$/, "44054006"], atc: [/^[A-Z](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/, "A07EC02"], none: null,
};

function termIssues(field: string, { scheme, code, label }: CodedTerm): Issue[] {
  if (isBlank(code) && isBlank(label.fr) && isBlank(label.en)) return [fault(`${field}.label`, "term-blank", "Écrivez le terme ou son code, ou ôtez cette ligne.", "Write the term or its code, or take this line away.")];
  const shape = codeShapes[scheme];
  if (isBlank(code) || shape === null || shape[0].test(code ?? "")) return [];
  return [fault(`${field}.code`, "term-code-malformed", `«\u202f${(code ?? "").slice(0, 40)}\u202f» n’a pas la forme d’un code ${scheme.toUpperCase()}, comme ${shape[1]}.`, `“${(code ?? "").slice(0, 40)}” is not of the form of a code of ${scheme.toUpperCase()}, such as ${shape[1]}.`)];
}
