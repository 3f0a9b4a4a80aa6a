import { placeOf } from "../../domain/vocabularies/places.ts";
import type { Dataset } from "../record.ts";
import { isOpenToAll } from "../../domain/access.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Concept } from "./graph.ts";
import { dct, skos } from "./terms.ts";

/** The authority tables of the Publications Office of the European Union: https://op.europa.eu/en/web/eu-vocabularies */
const authority = "http://publications.europa.eu/resource/authority/";

function scheme(name: string, title: string): NonNullable<Concept["scheme"]> {
  return { address: `${authority}${name}`, title };
}

const accessRightScheme = scheme("access-right", "Access right");
const rights = {
  PUBLIC: { en: "public", fr: "public" }, RESTRICTED: { en: "restricted", fr: "restreint" }, NON_PUBLIC: { en: "non-public", fr: "non public" },
} as const;

/**
 * Access right of a record. Human data that are not open to all are non-public, since who asks is chosen (the tier of
 * HealthDCAT-AP for them); other data on request are restricted; what is only described is non-public.
 */
export function accessRight(dataset: Dataset, today: Day): Concept {
  const { metadata } = dataset;
  const human = metadata.human !== null || metadata.subjectKind === "human";
  const code = dataset.accessRight ?? (isOpenToAll({ ...dataset, state: "published" }, today) ? "PUBLIC" : human || metadata.access === "closed" || metadata.access === null ? "NON_PUBLIC" : "RESTRICTED");
  return { address: `${accessRightScheme.address}/${code}`, classes: [dct("RightsStatement"), skos("Concept")], label: rights[code], scheme: accessRightScheme };
}

export const themeScheme = scheme("data-theme", "Data theme");

/** Every record of the portal is of research; those about health or people are of health too. */
export function themes(ofHealth: boolean): readonly Concept[] {
  const theme = (code: string, en: string, fr: string): Concept => ({ address: `${themeScheme.address}/${code}`, classes: [skos("Concept")], label: { en, fr }, scheme: themeScheme });
  return [...(ofHealth ? [theme("HEAL", "Health", "Santé")] : []), theme("TECH", "Science and technology", "Science et technologie")];
}

const datasetTypes = scheme("dataset-type", "Dataset type");

export const personalData: Concept = { address: `${datasetTypes.address}/PERSONAL_DATA`, classes: [skos("Concept")], label: { en: "Personal data", fr: "Données à caractère personnel" }, scheme: datasetTypes };
export const statisticalData: Concept = { address: `${datasetTypes.address}/STATISTICAL`, classes: [skos("Concept")], label: { en: "Statistical data", fr: "Données statistiques" }, scheme: datasetTypes };

const statuses = scheme("distribution-status", "Distribution status");
export const completed: Concept = { address: `${statuses.address}/COMPLETED`, classes: [skos("Concept")], label: { en: "completed", fr: "achevé" }, scheme: statuses };

const availabilities = scheme("planned-availability", "Planned availability");
export const stable: Concept = { address: `${availabilities.address}/STABLE`, classes: [skos("Concept")], label: { en: "stable", fr: "stable" }, scheme: availabilities };

const publisherTypes = { address: "http://purl.org/adms/publishertype/1.0", title: "ADMS publisher types" };
export const nationalAuthority: Concept = { address: "http://purl.org/adms/publishertype/NationalAuthority", classes: [skos("Concept")], label: { en: "National authority", fr: "Autorité nationale" }, scheme: publisherTypes };

const languageScheme = scheme("language", "Language");
/** ISO 639-1 to the codes of the authority table (ISO 639-3 in capitals). */
const languages: Readonly<Record<string, string>> = {
  ar: "ARA", bg: "BUL", br: "BRE", ca: "CAT", cs: "CES", da: "DAN", de: "DEU", el: "ELL", en: "ENG", es: "SPA", et: "EST", eu: "EUS", fi: "FIN", fr: "FRA", ga: "GLE", he: "HEB", hr: "HRV", hu: "HUN", it: "ITA",
  ja: "JPN", ko: "KOR", la: "LAT", lb: "LTZ", lt: "LIT", lv: "LAV", mt: "MLT", nl: "NLD", no: "NOR", oc: "OCI", pl: "POL", pt: "POR", ro: "RON", ru: "RUS", sk: "SLK", sl: "SLV", sq: "SQI", sr: "SRP", sv: "SWE", tr: "TUR",
  uk: "UKR", vi: "VIE", zh: "ZHO",
};

/** The language as the European table has it; null for one that is not among its usual ones. */
export function language(code: string): Concept | null {
  const long = languages[code.toLowerCase()];
  return long === undefined ? null : { address: `${languageScheme.address}/${long}`, classes: [dct("LinguisticSystem"), skos("Concept")], label: { en: code.toLowerCase() }, scheme: languageScheme };
}

const countryScheme = scheme("country", "Country");

/** A place by its code here: region of France (INSEE), `FR`, `EU`, another country (ISO 3166-1), `world`. Null where it is not known. */
export function place(code: string): Concept | null {
  const geonames = geonamesOf[code];
  if (geonames !== undefined) return { address: `https://sws.geonames.org/${geonames.id}/`, classes: [dct("Location")], label: geonames.label };
  const long = countries[code.toUpperCase()];
  return long === undefined ? null : { address: `${countryScheme.address}/${long}`, classes: [dct("Location"), skos("Concept")], label: placeOf(code.toUpperCase())?.name ?? { en: code.toUpperCase() }, scheme: countryScheme };
}

/** GeoNames of the regions of France by INSEE code, and of what no European table of countries holds. */
const geonamesOf: Readonly<Record<string, { readonly id: number; readonly label: { readonly fr: string; readonly en: string } }>> = {
  "01": { id: 3579143, label: { fr: "Guadeloupe", en: "Guadeloupe" } }, "02": { id: 3570311, label: { fr: "Martinique", en: "Martinique" } }, "03": { id: 3381670, label: { fr: "Guyane", en: "French Guiana" } },
  "04": { id: 935317, label: { fr: "La Réunion", en: "Réunion" } }, "06": { id: 1024031, label: { fr: "Mayotte", en: "Mayotte" } }, 11: { id: 3012874, label: { fr: "Île-de-France", en: "Île-de-France" } },
  24: { id: 3027939, label: { fr: "Centre-Val de Loire", en: "Centre-Val de Loire" } }, 27: { id: 11071619, label: { fr: "Bourgogne-Franche-Comté", en: "Bourgogne-Franche-Comté" } }, 28: { id: 11071621, label: { fr: "Normandie", en: "Normandy" } },
  32: { id: 11071624, label: { fr: "Hauts-de-France", en: "Hauts-de-France" } }, 44: { id: 11071622, label: { fr: "Grand Est", en: "Grand Est" } }, 52: { id: 2988289, label: { fr: "Pays de la Loire", en: "Pays de la Loire" } },
  53: { id: 3030293, label: { fr: "Bretagne", en: "Brittany" } }, 75: { id: 11071620, label: { fr: "Nouvelle-Aquitaine", en: "Nouvelle-Aquitaine" } }, 76: { id: 11071623, label: { fr: "Occitanie", en: "Occitania" } },
  84: { id: 11071625, label: { fr: "Auvergne-Rhône-Alpes", en: "Auvergne-Rhône-Alpes" } }, 93: { id: 2985244, label: { fr: "Provence-Alpes-Côte d’Azur", en: "Provence-Alpes-Côte d’Azur" } }, 94: { id: 3023519, label: { fr: "Corse", en: "Corsica" } },
  EU: { id: 6695072, label: { fr: "Union européenne", en: "European Union" } }, world: { id: 6295630, label: { fr: "Monde", en: "World" } },
};

/** ISO 3166-1: two letters, then the three by which the European table calls the country. */
const countries: Readonly<Record<string, string>> = Object.fromEntries(
  ("ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BWBWA BYBLR BZBLZ "
    + "CACAN CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA "
    + "GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GTGTM GUGUM GWGNB GYGUY HKHKG HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN "
    + "KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ "
    + "MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU "
    + "ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV "
    + "TWTWN TZTZA UAUKR UGUGA USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE BVBVT CCCCK CXCXR GSSGS HMHMD IOIOT NFNFK SJSJM TFATF UMUMI").split(" ").map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);
