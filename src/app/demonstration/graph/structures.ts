import type { StructureType, SuccessionType } from "../../../modules/directory/index.ts";
import type { TownCode } from "./towns.ts";

export interface MadeUpParent {
  readonly organisation: string;
  readonly relation: "co-supervision" | "participation";
  readonly label?: string;
  /** Years, first and last included; left out, as long as the structure. */
  readonly from?: number;
  readonly until?: number;
}

export interface MadeUpStructure {
  readonly id: string;
  readonly type: StructureType;
  readonly form: string;
  readonly town: TownCode;
  /** Latest first; the year says from which extract on the register writes it so. */
  readonly names: readonly { readonly name: string; readonly acronym: string; readonly from: number }[];
  readonly opened: number;
  /** Last year in which the register lists it. */
  readonly until?: number;
  readonly parents: readonly MadeUpParent[];
  readonly street?: string;
  readonly partOf?: string;
  readonly predecessors?: readonly { readonly id: string; readonly type: SuccessionType; readonly year: number }[];
  readonly domain?: readonly [code: string, label: string];
}

const inserm = "inserm";

/** A unit of the institute with the university of its place, and perhaps others. */
function unit(id: string, label: number, town: TownCode, university: string, opened: number, acronym: string, name: string, more: Partial<MadeUpStructure> = {}, others: readonly MadeUpParent[] = []): MadeUpStructure {
  return {
    id, type: "research-unit", form: "mixed-unit", town, opened, names: [{ name, acronym, from: opened }],
    parents: [{ organisation: inserm, relation: "co-supervision", label: `UMR_S ${label}` }, { organisation: university, relation: "co-supervision" }, ...others],
    domain: ["5", "Biologie, médecine et santé"], ...more,
  };
}

const alidade = (label: number, more: Partial<MadeUpParent> = {}): MadeUpParent => ({ organisation: "alidade", relation: "co-supervision", label: `UMR ${label}`, ...more });
const hospital = (id: string): MadeUpParent => ({ organisation: id, relation: "participation" });

const closedUnits: readonly MadeUpStructure[] = [
  unit("rythmes-1", 9081, "paris", "armance", 2008, "RYTHM", "Rythmes biologiques et sommeil", { until: 2021 }),
  unit("rythmes-2", 9082, "paris", "armance", 2010, "VIGIE", "Vigilance et cognition", { until: 2021 }),
  unit("rythmes-3", 9083, "paris", "armance", 2010, "HORLO", "Horloges moléculaires", { until: 2021 }),
  unit("foie", 9084, "lyon", "val-de-brume", 2009, "FOIVE", "Foie, veines et coagulation", { until: 2021 }, [hospital("chu-brume")]),
  unit("immunite-a", 9085, "rennes", "ponant", 2012, "IMALT", "Immunité et allergies du littoral", { until: 2021 }),
  unit("immunite-b", 9086, "nantes", "ponant", 2012, "GREFON", "Greffe et tolérance", { until: 2021 }),
  unit("age", 9087, "montpellier", "garrigue", 2011, "AGELIB", "Âges de la vie et autonomie", { until: 2022 }),
];

const openUnits: readonly MadeUpStructure[] = [
  unit("rythmes", 9101, "paris", "armance", 2022, "CHRONOS-F", "Institut des rythmes du vivant", {
    street: "12 rue de la Boussole",
    predecessors: [{ id: "rythmes-1", type: "merger", year: 2022 }, { id: "rythmes-2", type: "merger", year: 2022 }, { id: "rythmes-3", type: "merger", year: 2022 }],
  }, [alidade(9901), hospital("chu-armance")]),
  unit("foie-clinique", 9102, "lyon", "val-de-brume", 2022, "HEPACLIN", "Hépatologie clinique et populations", { predecessors: [{ id: "foie", type: "split", year: 2022 }] }, [hospital("chu-brume")]),
  unit("coagulation", 9103, "lyon", "val-de-brume", 2022, "COAGUL", "Coagulation et vaisseaux", { predecessors: [{ id: "foie", type: "split", year: 2022 }] }),
  unit("tolerance", 9104, "nantes", "ponant", 2022, "TOLERE", "Tolérance, greffe et microbiote", { predecessors: [{ id: "immunite-a", type: "split-merger", year: 2022 }, { id: "immunite-b", type: "split-merger", year: 2022 }] }),
  unit("allergies", 9105, "rennes", "ponant", 2022, "ALLERGO", "Allergies et environnement marin", { predecessors: [{ id: "immunite-a", type: "split-merger", year: 2022 }, { id: "immunite-b", type: "split-merger", year: 2022 }] }),
  unit("autonomie", 9106, "montpellier", "garrigue", 2023, "AUTONOM", "Autonomie et vieillissement", { predecessors: [{ id: "age", type: "renewal", year: 2023 }] }),
  unit("neurones", 9107, "paris", "armance", 2014, "NEUROSEN", "Neurones et perception sensorielle", { street: "12 rue de la Boussole" }, [alidade(9902, { until: 2020 })]),
  unit("lesions", 9108, "paris", "armance", 2015, "REPARE", "Lésions et réparation nerveuse", { street: "12 rue de la Boussole" }, [hospital("chu-armance")]),
  unit("retine", 9109, "paris", "vivant", 2016, "RETINALE", "Rétine et vision centrale", { street: "12 rue de la Boussole" }),
  unit("leucemies", 9110, "villejuif", "armance", 2013, "LEUCO", "Leucémies et niches médullaires", { names: [{ name: "Leucémies et niches médullaires", acronym: "LEUCO", from: 2021 }, { name: "Moelle osseuse et sang", acronym: "MOSANG", from: 2013 }] }, [hospital("chu-armance")]),
  unit("tumeurs", 9111, "villejuif", "armance", 2012, "TUMIM", "Tumeurs et réponse immunitaire", {}, [alidade(9903, { from: 2021 })]),
  unit("metabolisme", 9112, "lille", "houblonniere", 2015, "METABO", "Métabolisme et inflammation", {}, [hospital("chu-armance")]),
  unit("coeur", 9113, "lille", "houblonniere", 2010, "CARDIO-N", "Cœur, hypoxie et rythme", { names: [{ name: "Cœur, hypoxie et rythme", acronym: "CARDIO-N", from: 2025 }, { name: "Cœur et vaisseaux du Nord", acronym: "COEVN", from: 2010 }] }),
  unit("os", 9114, "strasbourg", "houblonniere", 2018, "OSTEOR", "Os, dents et régénération", {}, [alidade(9904)]),
  unit("virus", 9115, "strasbourg", "houblonniere", 2013, "VIRHOTE", "Virus et hôtes"),
  unit("sante-publique", 9116, "bordeaux", "garrigue", 2011, "POPSAN", "Santé des populations et décisions publiques"),
  unit("cohortes-age", 9117, "bordeaux", "garrigue", 2016, "GENVIE", "Générations et environnements de vie"),
  unit("biomateriaux", 9118, "bordeaux", "garrigue", 2016, "BIOMATEX", "Biomatériaux et tissus", {}, [alidade(9905)]),
  unit("parasites", 9119, "toulouse", "garrigue", 2014, "PARAHOT", "Parasites, hôtes et barrières"),
  unit("muscle", 9120, "toulouse", "garrigue", 2016, "MUSCLE-T", "Muscle, nutrition et effort"),
  unit("douleur", 9121, "grenoble", "val-de-brume", 2016, "DOLEUR", "Douleur et modulation", {}, [alidade(9906)]),
  unit("imagerie", 9122, "grenoble", "val-de-brume", 2011, "IMAJ", "Imagerie et jumeaux numériques", {}, [{ organisation: "numerique", relation: "participation" }]),
  unit("epigenome", 9123, "marseille", "garrigue", 2012, "EPIGENE", "Épigénome et maladies rares"),
  unit("addictions", 9124, "marseille", "garrigue", 2018, "ADDIX", "Addictions et trajectoires"),
  unit("tropiques", 9125, "saintDenis", "alizes", 2015, "TROPIX", "Maladies infectieuses des îles", {}, [hospital("chu-ponant")]),
  unit("drepanocytose", 9126, "fortDeFrance", "alizes", 2017, "GLOBUL", "Globules rouges et drépanocytose"),
  unit("reproduction", 9127, "rennes", "ponant", 2012, "REPRO-O", "Reproduction et perturbateurs", {}, [hospital("chu-ponant")]),
  { ...unit("essaim", 9128, "marseille", "garrigue", 2019, "RARELAB", "Thérapies des maladies rares"), predecessors: [{ id: "epigenome", type: "spin-off", year: 2019 }] },
  { ...unit("sommeil-propre", 9129, "lyon", "val-de-brume", 2017, "SOMNIS", "Physiologie du sommeil profond"), form: "own-unit", parents: [{ organisation: inserm, relation: "co-supervision", label: "U 9129" }] },
];

function service(id: string, label: number, town: TownCode, opened: number, acronym: string, name: string): MadeUpStructure {
  return { id, type: "service-unit", form: "mixed-unit", town, opened, names: [{ name, acronym, from: opened }], parents: [{ organisation: inserm, relation: "co-supervision", label: `US ${label}` }] };
}

function centre(id: string, label: number, town: TownCode, hospitalId: string, university: string, opened: number, name: string): MadeUpStructure {
  return {
    id, type: "clinical-investigation-centre", form: "mixed-unit", town, opened, names: [{ name, acronym: `CIC ${label}`, from: opened }],
    parents: [{ organisation: inserm, relation: "co-supervision", label: `CIC ${label}` }, { organisation: hospitalId, relation: "co-supervision" }, { organisation: university, relation: "participation" }],
  };
}

function team(id: string, partOf: string, town: TownCode, opened: number, acronym: string, name: string, more: Partial<MadeUpStructure> = {}): MadeUpStructure {
  return { id, type: "team", form: "internal-team", town, opened, partOf, names: [{ name, acronym, from: opened }], parents: [{ organisation: inserm, relation: "co-supervision" }], ...more };
}

const others: readonly MadeUpStructure[] = [
  service("cohortes-france", 951, "villejuif", 2019, "FRCOH-D", "France Cohortes (unité de démonstration)"),
  service("essais", 952, "lyon", 2014, "ESSAIM", "Appui aux essais cliniques"),
  service("animalerie", 953, "toulouse", 2012, "ZOOTEK", "Modèles animaux et phénotypes"),
  service("genomes", 954, "lille", 2015, "GENSEQ", "Séquençage et génomes"),
  service("images", 955, "nantes", 2016, "MICROPIX", "Microscopies partagées"),
  centre("cic-paris", 9801, "paris", "chu-armance", "armance", 2008, "Centre d’investigation clinique d’Armance"),
  centre("cic-lyon", 9802, "lyon", "chu-brume", "val-de-brume", 2009, "Centre d’investigation clinique de Val-de-Brume"),
  centre("cic-rennes", 9803, "rennes", "chu-ponant", "ponant", 2008, "Centre d’investigation clinique du Ponant"),
  centre("cic-nantes", 9804, "nantes", "chu-ponant", "ponant", 2011, "Centre d’investigation clinique de l’Estuaire"),
  centre("cic-iles", 9805, "saintDenis", "chu-ponant", "alizes", 2013, "Centre d’investigation clinique des Îles"),
  team("equipe-reves", "rythmes", "paris", 2022, "REVES", "Rêves et mémoire"),
  team("equipe-lumiere", "rythmes", "paris", 2023, "LUMIHOR", "Lumière et horloge centrale"),
  team("equipe-jumeau", "imagerie", "grenoble", 2020, "JUMEL", "Jumeau numérique du foie", { parents: [{ organisation: inserm, relation: "co-supervision" }, { organisation: "numerique", relation: "co-supervision" }] }),
  team("equipe-exposome", "reproduction", "rennes", 2021, "EXPOLIT", "Exposome du littoral"),
  team("equipe-age", "autonomie", "montpellier", 2023, "FRAGIL", "Fragilité et prévention"),
  team("equipe-niche", "leucemies", "villejuif", 2016, "NICHEA", "Niche médullaire"),
  team("equipe-dent", "os", "strasbourg", 2014, "DENTA", "Dents et cellules souches", { until: 2022 }),
  { id: "federation-cerveau", type: "federation", form: "federative-structure", town: "paris", opened: 2012, names: [{ name: "Fédération Cerveau d’Armance", acronym: "FCA", from: 2012 }], parents: [{ organisation: inserm, relation: "co-supervision", label: "FED 9701" }, { organisation: "armance", relation: "co-supervision" }] },
  { id: "federation-ouest", type: "federation", form: "federative-structure", town: "rennes", opened: 2015, names: [{ name: "Fédération Biosanté de l’Ouest", acronym: "FBO", from: 2015 }], parents: [{ organisation: "ponant", relation: "co-supervision" }, { organisation: inserm, relation: "participation", label: "FED 9702" }] },
  { id: "reseau-iles", type: "research-network", form: "research-group", town: "fortDeFrance", opened: 2018, names: [{ name: "Réseau Santé des îles", acronym: "RESIL", from: 2018 }], parents: [{ organisation: "alizes", relation: "co-supervision" }, { organisation: inserm, relation: "participation", label: "GDR 9703" }] },
  { id: "voisin", type: "research-unit", form: "mixed-unit", town: "paris", opened: 2014, street: "12 rue de la Boussole", names: [{ name: "Physique des milieux mous", acronym: "PHYMO", from: 2014 }], parents: [{ organisation: "alidade", relation: "co-supervision", label: "UMR 9907" }, { organisation: "vivant", relation: "co-supervision" }], domain: ["2", "Physique"] },
];

export const structures: readonly MadeUpStructure[] = [...closedUnits, ...openUnits, ...others];

export interface MadeUpFrame {
  readonly id: string;
  readonly type: "delegation" | "thematic-institute" | "site";
  readonly name: string;
  readonly acronym: string;
  readonly town: TownCode;
  readonly regions: readonly string[];
}

/** Parts of the institute itself: its own document says so, the register does not. */
export const frames: readonly MadeUpFrame[] = [
  { id: "delegation-centre", type: "delegation", name: "Délégation Île-de-France (démonstration)", acronym: "DR-A", town: "paris", regions: ["11"] },
  { id: "delegation-nord-est", type: "delegation", name: "Délégation Nord et Est (démonstration)", acronym: "DR-B", town: "lille", regions: ["32", "44"] },
  { id: "delegation-ouest", type: "delegation", name: "Délégation Ouest (démonstration)", acronym: "DR-C", town: "nantes", regions: ["52", "53", "75"] },
  { id: "delegation-sud", type: "delegation", name: "Délégation Sud (démonstration)", acronym: "DR-D", town: "montpellier", regions: ["76", "93"] },
  { id: "delegation-est", type: "delegation", name: "Délégation Rhône et Îles (démonstration)", acronym: "DR-E", town: "lyon", regions: ["84", "02", "04"] },
  { id: "institut-neuro", type: "thematic-institute", name: "Institut thématique Cerveau et sens (démonstration)", acronym: "IT-CS", town: "paris", regions: [] },
  { id: "institut-immuno", type: "thematic-institute", name: "Institut thématique Défenses et infections (démonstration)", acronym: "IT-DI", town: "paris", regions: [] },
  { id: "institut-physio", type: "thematic-institute", name: "Institut thématique Organes et métabolisme (démonstration)", acronym: "IT-OM", town: "paris", regions: [] },
  { id: "institut-pop", type: "thematic-institute", name: "Institut thématique Santé des populations (démonstration)", acronym: "IT-SP", town: "paris", regions: [] },
  { id: "site-boussole", type: "site", name: "Campus de la Boussole", acronym: "BOUSS", town: "paris", regions: [] },
  { id: "site-estuaire", type: "site", name: "Campus de l’Estuaire", acronym: "ESTU", town: "nantes", regions: [] },
];
