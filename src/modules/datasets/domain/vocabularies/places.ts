import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { regions } from "../../../directory/index.ts";
import { byCode, type Term } from "./term.ts";

/** ISO 3166-1 alpha-2: the codes that are given to countries and territories. */
const countryCodes = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(" ");

const names = { fr: new Intl.DisplayNames(["fr"], { type: "region" }), en: new Intl.DisplayNames(["en"], { type: "region" }) };
const nameOf = (code: string): Bilingual => ({ fr: (names.fr.of(code) ?? code).replaceAll("'", "’"), en: (names.en.of(code) ?? code).replaceAll("'", "’") });

/** Countries by French name, France first among the wide ones below. */
const countries: readonly Term[] = countryCodes.filter((code) => code !== "FR").map((code) => ({ code, name: nameOf(code) })).sort((a, b) => a.name.fr.localeCompare(b.name.fr, "fr"));
const wide: readonly Term[] = [
  { code: "FR", name: { fr: "France", en: "France" } }, { code: "EU", name: { fr: "Union européenne", en: "European Union" } }, { code: "world", name: { fr: "Monde", en: "World" } },
];

/** Where data come from: France, the EU, the world; French regions by INSEE code; other countries by ISO 3166-1 code. */
export const places: readonly Term[] = [...wide, ...regions.map(({ code, name }) => ({ code, name })), ...countries];

const placeByCode = byCode(places);
export function placeOf(code: string): Term | null {
  return placeByCode.get(code) ?? null;
}
