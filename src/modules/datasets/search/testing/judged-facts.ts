/** Facts that the judged catalogue is made of, written without sight of the vocabulary: names as people use them. */
export interface Topic {
  readonly fr: string;
  readonly en: string;
  /** Other names that people ask with. */
  readonly alsoFr: readonly string[];
  readonly alsoEn: readonly string[];
  readonly typo: string;
}

const topic = (fr: string, en: string, alsoFr: string, alsoEn: string, typo: string): Topic => ({ fr, en, alsoFr: alsoFr.split("|").filter(Boolean), alsoEn: alsoEn.split("|").filter(Boolean), typo });

export const diseases: readonly Topic[] = [
  topic("cancer du sein", "breast cancer", "tumeur mammaire", "breast neoplasms", "canser du sein"),
  topic("cancer du poumon", "lung cancer", "cancer bronchique", "lung carcinoma", "cancer du pounon"),
  topic("cancer de la prostate", "prostate cancer", "", "prostatic neoplasms", "cancer de la prosttate"),
  topic("mélanome", "melanoma", "", "", "mélanomme"),
  topic("glioblastome", "glioblastoma", "", "", "glioblastomme"),
  topic("diabète de type 2", "type 2 diabetes", "diabète non insulinodépendant", "T2D", "diabette de type 2"),
  topic("obésité", "obesity", "surpoids", "overweight", "obésitée"),
  topic("hypertension artérielle", "high blood pressure", "HTA", "hypertension", "hypertention artérielle"),
  topic("infarctus du myocarde", "myocardial infarction", "crise cardiaque", "heart attack", "infractus du myocarde"),
  topic("accident vasculaire cérébral", "stroke", "AVC", "cerebrovascular accident", "acident vasculaire cérébral"),
  topic("insuffisance cardiaque", "heart failure", "", "cardiac failure", "insufisance cardiaque"),
  topic("maladie d’Alzheimer", "Alzheimer’s disease", "Alzheimer", "", "maladie d’Alzeimer"),
  topic("maladie de Parkinson", "Parkinson’s disease", "Parkinson", "", "maladie de Parkinsson"),
  topic("sclérose en plaques", "multiple sclerosis", "SEP", "", "sclérose en plaque"),
  topic("épilepsie", "epilepsy", "", "", "épilepssie"),
  topic("schizophrénie", "schizophrenia", "", "", "schyzophrénie"),
  topic("dépression", "depressive disorder", "trouble dépressif", "depression", "dépresion"),
  topic("trouble du spectre autistique", "autism spectrum disorder", "autisme", "autism", "trouble du spectre autisitque"),
  topic("asthme", "asthma", "", "", "astme"),
  topic("mucoviscidose", "cystic fibrosis", "", "", "mucovicidose"),
  topic("bronchopneumopathie chronique obstructive", "chronic obstructive pulmonary disease", "BPCO", "COPD", "bronchopneumopatie chronique obstructive"),
  topic("infection à VIH", "HIV infection", "VIH", "HIV", "infecton à VIH"),
  topic("tuberculose", "tuberculosis", "", "", "tuberculosse"),
  topic("paludisme", "malaria", "", "", "palludisme"),
  topic("dengue", "dengue fever", "", "dengue", "dengeu"),
  topic("grippe saisonnière", "seasonal influenza", "grippe", "flu", "gripe saisonnière"),
  topic("polyarthrite rhumatoïde", "rheumatoid arthritis", "", "", "polyartrite rhumatoïde"),
  topic("maladie de Crohn", "Crohn’s disease", "", "", "maladie de Chron"),
  topic("insuffisance rénale chronique", "chronic kidney disease", "maladie rénale chronique", "CKD", "insuffisance rénalle chronique"),
  topic("endométriose", "endometriosis", "", "", "endométriosse"),
  topic("naissance prématurée", "preterm birth", "prématurité", "premature birth", "naissance prématuré"),
  topic("ostéoporose", "osteoporosis", "", "", "ostéoporosse"),
  topic("glaucome", "glaucoma", "", "", "glaucomme"),
  topic("dégénérescence maculaire", "macular degeneration", "DMLA", "", "dégénérescance maculaire"),
  topic("drépanocytose", "sickle cell disease", "", "sickle cell anemia", "drépanocitose"),
  topic("hémophilie", "haemophilia", "", "hemophilia", "hémofilie"),
  topic("psoriasis", "psoriasis vulgaris", "", "psoriasis", "psoriassis"),
  topic("sepsis", "septic shock", "choc septique", "sepsis", "sepssis"),
  topic("apnée du sommeil", "sleep apnoea", "", "obstructive sleep apnea", "apnée du someil"),
  topic("perte auditive", "hearing loss", "surdité", "deafness", "perte audittive"),
];

export const methods: readonly Topic[] = [
  topic("imagerie par résonance magnétique", "magnetic resonance imaging", "IRM", "MRI", ""),
  topic("électroencéphalographie", "electroencephalography", "EEG", "", ""),
  topic("séquençage d’ARN", "RNA sequencing", "RNA-Seq", "", ""),
  topic("protéomique", "proteomics", "", "proteome", ""),
  topic("métabolomique", "metabolomics", "", "", ""),
  topic("microbiote intestinal", "gut microbiota", "flore intestinale", "gut microbiome", ""),
  topic("échographie", "ultrasound", "", "ultrasonography", ""),
  topic("questionnaire de qualité de vie", "quality of life questionnaire", "", "", ""),
  topic("cytométrie en flux", "flow cytometry", "", "", ""),
  topic("génome entier", "whole genome sequencing", "", "WGS", ""),
  topic("apprentissage profond", "deep learning", "", "", ""),
  topic("activité physique", "physical activity", "", "accelerometer", ""),
];

export const cohortNames = ["AURORE", "BOREAL", "CASSIS", "DELPHES", "ECLAIR", "FARANDOLE", "GALION", "HELIOS", "INDIGO", "JONQUE", "KARITE", "LIMPIDE", "MARELLE", "NACRE", "OPALINE", "PIVOINE", "QUARTZ", "RIVAGE", "SAFRAN", "TRAMAIL"];
export const families = ["Marchand", "Lefort", "Vasseur", "Delcourt", "Roussillon", "Bréval", "Castagnier", "Dumesnil", "Escoffier", "Fontanel", "Grandjean", "Hautbois"];
export const columnsOfMethods = ["volume_hippocampe", "spindle_density", "read_count", "peptide_id", "lactate_umol", "shannon_index", "ejection_fraction", "sf36_total", "cd4_ratio", "variant_depth", "dice_score", "steps_per_day"];
