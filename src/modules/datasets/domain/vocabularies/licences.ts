import { byCode, term, type Term } from "./term.ts";

export interface Licence extends Term {
  /** The licence's own address. */
  readonly url: string;
  /** Entry in the licence table of the Publications Office of the EU, where there is one. */
  readonly euUri: string | null;
  /** Open in the sense of the Open Definition 2.1: no limit on fields of use, on trade, on works made from it. */
  readonly isOpen: boolean;
  readonly isForSoftware: boolean;
}

const eu = (code: string | null): string | null => (code === null ? null : `http://publications.europa.eu/resource/authority/licence/${code}`);
function licence(code: string, url: string, euCode: string | null, isOpen: boolean, fr: string, en: string, isForSoftware = false): Licence {
  return { ...term(code, fr, en), url, euUri: eu(euCode), isOpen, isForSoftware };
}
const cc = (path: string): string => `https://creativecommons.org/${path}/`;

/** By SPDX identifier (SPDX licence list 3), those for data first. */
export const licences: readonly Licence[] = [
  licence("etalab-2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence", null, true, "Licence Ouverte 2.0 (Etalab)", "Open Licence 2.0 (Etalab)"),
  licence("CC-BY-4.0", cc("licenses/by/4.0"), "CC_BY_4_0", true, "Creative Commons Attribution 4.0", "Creative Commons Attribution 4.0"),
  licence("CC0-1.0", cc("publicdomain/zero/1.0"), "CC0", true, "Creative Commons Zéro 1.0 (domaine public)", "Creative Commons Zero 1.0 (public domain)"),
  licence("CC-BY-SA-4.0", cc("licenses/by-sa/4.0"), "CC_BYSA_4_0", true, "Creative Commons Attribution, partage à l’identique 4.0", "Creative Commons Attribution-ShareAlike 4.0"),
  licence("ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/", null, true, "Open Database License 1.0", "Open Database License 1.0"),
  licence("ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/", "ODC_BY", true, "Open Data Commons Attribution 1.0", "Open Data Commons Attribution 1.0"),
  licence("PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/", "ODC_PDDL", true, "Open Data Commons, domaine public 1.0", "Open Data Commons Public Domain 1.0"),
  licence("CC-BY-NC-4.0", cc("licenses/by-nc/4.0"), "CC_BYNC_4_0", false, "Creative Commons Attribution, pas d’usage commercial 4.0", "Creative Commons Attribution-NonCommercial 4.0"),
  licence("CC-BY-NC-SA-4.0", cc("licenses/by-nc-sa/4.0"), "CC_BYNCSA_4_0", false, "Creative Commons Attribution, pas d’usage commercial, partage à l’identique 4.0", "Creative Commons Attribution-NonCommercial-ShareAlike 4.0"),
  licence("CC-BY-ND-4.0", cc("licenses/by-nd/4.0"), "CC_BYND_4_0", false, "Creative Commons Attribution, pas de modification 4.0", "Creative Commons Attribution-NoDerivatives 4.0"),
  licence("CC-BY-NC-ND-4.0", cc("licenses/by-nc-nd/4.0"), "CC_BYNCND_4_0", false, "Creative Commons Attribution, pas d’usage commercial, pas de modification 4.0", "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0"),
  licence("CC-BY-3.0", cc("licenses/by/3.0"), "CC_BY_3_0", true, "Creative Commons Attribution 3.0", "Creative Commons Attribution 3.0"),
  licence("MIT", "https://opensource.org/license/mit", "MIT", true, "Licence MIT", "MIT Licence", true),
  licence("Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0", "APACHE_2_0", true, "Licence Apache 2.0", "Apache Licence 2.0", true),
  licence("BSD-3-Clause", "https://opensource.org/license/bsd-3-clause", null, true, "Licence BSD à trois clauses", "BSD 3-Clause Licence", true),
  licence("EUPL-1.2", "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12", "EUPL_1_2", true, "Licence publique de l’Union européenne 1.2", "European Union Public Licence 1.2", true),
  licence("CECILL-2.1", "https://cecill.info/licences/Licence_CeCILL_V2.1-fr.html", null, true, "CeCILL 2.1", "CeCILL 2.1", true),
  licence("GPL-3.0-only", "https://www.gnu.org/licenses/gpl-3.0.html", null, true, "Licence publique générale GNU 3.0", "GNU General Public License 3.0", true),
];

const licenceByCode = byCode(licences);
const licenceByFoldedCode = new Map(licences.map((one) => [one.code.toLowerCase(), one]));
/** By SPDX identifier, whatever its case. */
export function licenceOf(code: string): Licence | null {
  return licenceByCode.get(code) ?? licenceByFoldedCode.get(code.toLowerCase()) ?? null;
}
